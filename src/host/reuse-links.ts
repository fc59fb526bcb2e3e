/** Commands behind the links of hovers and reports; each takes a `ReuseLink`. */
export const REUSE_REVEAL = 'jianggao.reuse.reveal';
export const REUSE_OPEN = 'jianggao.reuse.openSource';
export const REUSE_COMPARE = 'jianggao.reuse.compare';

/** A stretch of a checked draft and one of its sources. */
export interface ReuseLink {
  /** Address of the draft. */
  readonly draft: string;
  readonly stretch: number;
  readonly source: number;
}

/** Whether the argument of a command is one: anybody can run a command. */
export function isReuseLink(value: unknown): value is ReuseLink {
  const link = value as Partial<ReuseLink> | null | undefined;
  return (
    typeof link?.draft === 'string' &&
    typeof link.stretch === 'number' &&
    typeof link.source === 'number'
  );
}
