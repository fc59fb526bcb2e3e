/**
 * A replacement of one span of a text. Offsets are UTF-16 code units, `end` is exclusive:
 * in 「实 际」 the stray space is `{ start: 1, end: 2, replacement: '' }`.
 */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Applies edits that are in order and do not overlap; anything else is a bug of the rule. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, replacement } of edits) {
    if (start < at || end < start || end > text.length) {
      throw new RangeError(`Edit ${start}–${end} overlaps or leaves the text`);
    }
    pieces.push(text.slice(at, start), replacement);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
