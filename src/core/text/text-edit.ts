import type { Span } from './spans';

/** Replaces the span of a text (UTF-16 offsets into it as it was before any edit) by another text. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * The text after some edits.
 *
 * @throws RangeError when two edits overlap or one lies outside of the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edits overlap or lie outside of the text at ${edit.start}`);
    }
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
