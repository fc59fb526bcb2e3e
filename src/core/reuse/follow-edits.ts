import type { Span } from '../text/spans';

/** A change of a text: what was at `start` for `length` UTF-16 units is now `text`. */
export interface Change {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/**
 * Where some spans of a text are after a change; one that the change touched inside is gone, for it no longer is what
 * was found.
 */
export function followChange<T extends Span>(spans: readonly T[], change: Change): T[] {
  const end = change.start + change.length;
  const shift = change.text.length - change.length;
  return spans.flatMap((span) => {
    if (span.end <= change.start) {
      return [span];
    }
    return span.start >= end ? [{ ...span, start: span.start + shift, end: span.end + shift }] : [];
  });
}
