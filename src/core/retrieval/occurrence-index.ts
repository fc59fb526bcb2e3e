import type { Speech } from '../speech/speech';
import { countHan, isHan, isOpeningQuote } from '../text/characters';
import type { Span } from '../text/spans';

/** One place where a text stands: UTF-16 offsets into the speech's text. */
export interface Occurrence extends Span {
  readonly speechId: string;
}

/**
 * Exact look-up of any piece of text in the bodies of a library.
 *
 * A plain scan: at the size of a bundled corpus and a few folders (up to about a million characters)
 * `indexOf` answers in well under a millisecond per 100,000 characters and needs no memory.
 */
export class OccurrenceIndex {
  readonly #speeches: readonly Speech[];

  constructor(speeches: readonly Speech[]) {
    this.#speeches = speeches;
  }

  /** Every occurrence of `text`, overlapping ones included, in library order. */
  find(text: string): Occurrence[] {
    const found: Occurrence[] = [];
    if (text === '') {
      return found;
    }
    for (const speech of this.#speeches) {
      let start = speech.text.indexOf(text);
      while (start >= 0) {
        found.push({ speechId: speech.id, start, end: start + text.length });
        start = speech.text.indexOf(text, start + 1);
      }
    }
    return found;
  }

  /** Whether `text` stands anywhere in the library. */
  contains(text: string): boolean {
    return this.#speeches.some((speech) => speech.text.includes(text));
  }

  /**
   * The longest stretch of `text` within `within` that covers the character at `offset` and stands in
   * the library too, if it has at least `minimumHan` Han characters. Marks and blanks at its edges are
   * cut off, save a quote or bracket whose partner is inside.
   *
   * If [i, j) stands in the library so does [i+1, j): the right end never moves left while the left end
   * moves right, so the number of look-ups is linear in the length of the sentence.
   */
  longestAround(text: string, within: Span, offset: number, minimumHan = 4): Span | undefined {
    let best: Span | undefined;
    let end = offset;
    for (let start = within.start; start <= offset; start++) {
      end = Math.max(end, start);
      while (end < within.end && this.contains(text.slice(start, end + 1))) {
        end++;
      }
      if (end <= offset) {
        continue;
      }
      const span = trimEdges(text, { start, end });
      const length = span.end - span.start;
      const covers = span.start <= offset && offset < span.end;
      if (covers && (best === undefined || length > best.end - best.start)) {
        best = span;
      }
    }
    return best && countHan(text.slice(best.start, best.end)) >= minimumHan ? best : undefined;
  }
}

function trimEdges(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && !isWordUnit(text.charAt(start)) && !opensInside(text, start, end)) {
    start++;
  }
  while (end > start && !isWordUnit(text.charAt(end - 1)) && !closesInside(text, start, end)) {
    end--;
  }
  return { start, end };
}

function isWordUnit(unit: string): boolean {
  return isHan(unit) || /[\p{L}\p{N}%％]/u.test(unit);
}

const PAIRS: Readonly<Record<string, string>> = {
  '”': '“',
  '’': '‘',
  '》': '《',
  '〉': '〈',
  '）': '（',
  '】': '【',
  '〕': '〔',
  '」': '「',
  '』': '『',
};

function opensInside(text: string, start: number, end: number): boolean {
  const opener = text.charAt(start);
  if (!isOpeningQuote(opener)) {
    return false;
  }
  const closer = Object.keys(PAIRS).find((key) => PAIRS[key] === opener);
  return closer !== undefined && text.slice(start + 1, end).includes(closer);
}

function closesInside(text: string, start: number, end: number): boolean {
  const opener = PAIRS[text.charAt(end - 1)];
  return opener !== undefined && text.slice(start, end - 1).includes(opener);
}
