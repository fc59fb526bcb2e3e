import type { Quotation } from '../library';

/** The part of a sentence round a text: what stands before it, the text itself, what stands after it. */
export interface Excerpt {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** Blanks to single ones; with more than `most` UTF-16 units the beginning and …. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** Columns that a text takes on a screen, roughly: Han characters, Chinese marks and blocks two, the rest one. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length; i++) {
    columns += text.charCodeAt(i) >= 0x2000 ? 2 : 1;
  }
  return columns;
}

/** A quotation on one line of at most about `most` UTF-16 units; of a longer sentence the part round its text. */
export function excerptOf(quotation: Quotation, most: number): Excerpt {
  const { sentence, offsetInSentence: start } = quotation;
  const end = start + quotation.end - quotation.start;
  const text = shorten(sentence.slice(start, end), most);
  const slack = Math.max(0, most - text.length);
  // What one side does not need the other one has.
  const before = Math.min(start, Math.max(Math.floor(slack / 2), slack - (sentence.length - end)));
  const after = Math.min(sentence.length - end, slack - before);
  const line = (part: string): string => part.replace(/\s+/gu, ' ');
  return {
    before: `${before < start ? '…' : ''}${line(sentence.slice(start - before, start))}`,
    text,
    after: `${line(sentence.slice(end, end + after))}${end + after < sentence.length ? '…' : ''}`,
  };
}
