/** Where events go: the extension's output channel. Never the text of a draft above `trace`. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
