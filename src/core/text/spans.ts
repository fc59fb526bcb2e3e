import { isClauseEnd, isClosingQuote, isSentenceEnd } from './characters';

/** A half-open range of UTF-16 offsets into some text: 「同志们。好！」 has the sentences [0,4) and [4,6). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text as spans without their newline. Empty lines are spans of length 0. */
export function findLines(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0) {
      lines.push({ start, end: text.length });
      return lines;
    }
    lines.push({ start, end });
    start = end + 1;
  }
}

/** A span without the white space at its ends; of nothing but white space, an empty one. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) {
    start++;
  }
  while (end > start && /\s/.test(text.charAt(end - 1))) {
    end--;
  }
  return { start, end };
}

/**
 * The sentences of `text` within `within` (all of it by default). They tile the range: every offset
 * belongs to exactly one sentence. A newline ends a sentence and belongs to the one it ends; closing
 * quotes after an end mark stay with their sentence (…出路。”).
 */
export function findSentences(text: string, within?: Span): Span[] {
  const sentences: Span[] = [];
  const limit = within?.end ?? text.length;
  let start = within?.start ?? 0;
  while (start < limit) {
    const end = Math.min(sentenceEndFrom(text, start), limit);
    sentences.push({ start, end });
    start = end;
  }
  return sentences;
}

/** The sentence that holds `offset`; at the end of the text, the last one. */
export function sentenceAt(text: string, offset: number): Span {
  const at = Math.max(0, Math.min(offset, text.length - 1));
  // A newline ends a sentence, so that one begins at every line start.
  let start = at > 0 ? text.lastIndexOf('\n', at - 1) + 1 : 0;
  for (;;) {
    const end = sentenceEndFrom(text, start);
    if (at < end || end >= text.length) {
      return { start, end };
    }
    start = end;
  }
}

/** The clauses (分句) of a span: cut after ，；：, they tile it. */
export function findClauses(text: string, within: Span): Span[] {
  const clauses: Span[] = [];
  let start = within.start;
  for (let i = within.start; i < within.end; i++) {
    const unit = text.charAt(i);
    if ((isClauseEnd(unit) && !isInsideNumber(text, i)) || isSentenceEnd(unit)) {
      let end = i + 1;
      while (end < within.end && isClosingQuote(text.charAt(end))) {
        end++;
      }
      clauses.push({ start, end });
      start = end;
      i = end - 1;
    }
  }
  if (start < within.end) {
    clauses.push({ start, end: within.end });
  }
  return clauses;
}

function sentenceEndFrom(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const unit = text.charAt(i);
    if (unit === '\n') {
      return i + 1;
    }
    if (isSentenceEnd(unit)) {
      return afterClosers(text, i + 1);
    }
  }
  return text.length;
}

function afterClosers(text: string, from: number): number {
  let end = from;
  while (
    end < text.length &&
    (isSentenceEnd(text.charAt(end)) || isClosingQuote(text.charAt(end)))
  ) {
    end++;
  }
  // A newline right after the end mark belongs to the sentence that it ends.
  return text.charAt(end) === '\n' ? end + 1 : end;
}

/** `,` and `:` between digits are part of a number (1,000 or 2:00), not the end of a clause. */
function isInsideNumber(text: string, i: number): boolean {
  const digit = /[0-9]/;
  return (
    /[,:]/.test(text.charAt(i)) && digit.test(text.charAt(i - 1)) && digit.test(text.charAt(i + 1))
  );
}
