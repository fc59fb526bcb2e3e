/** What can go wrong with a text that somebody handed us. Codes are stable; sentences may change. */
export type SpeechErrorCode =
  | 'invalid-utf8'
  | 'empty'
  | 'too-large'
  | 'bad-front-matter'
  | 'unreadable';

/** An expected failure: a bad file, not a bug. `detail` is English and goes to the log. */
export class SpeechError extends Error {
  readonly code: SpeechErrorCode;

  constructor(code: SpeechErrorCode, detail: string) {
    super(detail);
    this.name = 'SpeechError';
    this.code = code;
  }
}
