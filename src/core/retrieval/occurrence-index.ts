import type { Speech } from '../speech/speech';
import { countHan, isHan, isLead, isOpeningQuote, isTrail } from '../text/characters';
import type { Span } from '../text/spans';
import type { Concordance, Rows } from './concordance';
import { buildSuffixArray } from './suffix-array';

/** One place where a text stands: UTF-16 offsets into the speech's text. */
export interface Occurrence extends Span {
  readonly speechId: string;
}

/** All places in one speech: at least one, ascending UTF-16 offsets into its text. */
export interface SpeechOccurrences {
  readonly speechId: string;
  readonly starts: readonly number[];
}

/** Stands between speeches and where a text has a character that the library lacks: nothing equals it. */
const NOTHING = 0;

/**
 * Exact look-up of any piece of text in the bodies of a library: Han, digits, marks, line ends, half of a
 * surrogate pair. Occurrences that overlap all count; none reaches from one speech into the next.
 *
 * A suffix array over all bodies. A look-up takes microseconds at any size, against a scan's half
 * millisecond for a million characters, and pays for itself even in a small library, where mining asks
 * for ten thousand candidates (`npm run bench -- occurrences`). Six bytes a character; while it is built,
 * twenty.
 */
export class OccurrenceIndex implements Concordance {
  readonly #ids: readonly string[];
  /** Where each speech begins in `#symbols`, and one entry for the end. */
  readonly #speechStarts: Int32Array;
  /** UTF-16 unit → its number among those that the library has; 0 for one that it lacks. */
  readonly #numbers = new Uint32Array(0x10000);
  /** The other way round; nothing for `NOTHING`. */
  readonly #units = new Uint16Array(0x10001);
  /** The bodies as numbers of units, `NOTHING` after each. */
  readonly #symbols: Uint16Array | Int32Array;
  readonly #order: Int32Array;

  /** Linear in the length of the texts: about a second for five million characters. */
  constructor(speeches: readonly Speech[]) {
    this.#ids = speeches.map((speech) => speech.id);
    this.#speechStarts = startsOf(speeches);
    const symbols = new Int32Array(this.#speechStarts.at(-1) ?? 0);
    let count = 1;
    speeches.forEach(({ text }, speech) => {
      const start = this.#speechStarts[speech] ?? 0;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (this.#numbers[unit] === 0) {
          this.#units[count] = unit;
          this.#numbers[unit] = count++;
        }
        symbols[start + i] = this.#numbers[unit] ?? 0;
      }
    });
    this.#order = buildSuffixArray(symbols, count);
    this.#symbols = count <= 0x10000 ? Uint16Array.from(symbols) : symbols;
  }

  /** Every occurrence of `text`, overlapping ones included, in library order; of '' none. */
  find(text: string): Occurrence[] {
    return this.bySpeech(text).flatMap(({ speechId, starts }) =>
      starts.map((start) => ({ speechId, start, end: start + text.length })),
    );
  }

  /** The same, by speech, in library order. */
  bySpeech(text: string): SpeechOccurrences[] {
    const { first, end } = this.rows(text);
    const found: { speechId: string; starts: number[] }[] = [];
    let speech = -1;
    for (const place of this.#order.slice(first, end).sort()) {
      if (speech < 0 || place >= (this.#speechStarts[speech + 1] ?? 0)) {
        speech = this.textAt(place);
        found.push({ speechId: this.#ids[speech] ?? '', starts: [] });
      }
      found.at(-1)?.starts.push(place - (this.#speechStarts[speech] ?? 0));
    }
    return found;
  }

  /** Number of occurrences, without looking at them. */
  count(text: string): number {
    const { first, end } = this.rows(text);
    return end - first;
  }

  /** Whether `text` stands anywhere in the library. */
  contains(text: string): boolean {
    return text !== '' && this.#search(this.#toSymbols(text)).longest === text.length;
  }

  /**
   * The longest stretch of `text` within `within` that covers the character at `offset` and stands in
   * the library too, if it has at least `minimumHan` Han characters. Marks, blanks and halves of a
   * character at its edges are cut off, save a quote or bracket whose partner is inside. One look-up for each start.
   */
  longestAround(text: string, within: Span, offset: number, minimumHan = 4): Span | undefined {
    const symbols = this.#toSymbols(text.slice(within.start, within.end));
    let best: Span | undefined;
    for (let start = within.start; start <= offset; start++) {
      const end = start + this.#search(symbols.subarray(start - within.start)).longest;
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

  get size(): number {
    return this.#order.length;
  }

  placeOf(row: number): number {
    return this.#order[row] ?? 0;
  }

  unitAt(place: number): number {
    return this.#units[this.#symbols[place] ?? NOTHING] ?? 0;
  }

  startOf(text: number): number {
    return this.#speechStarts[text] ?? 0;
  }

  #toSymbols(text: string): Uint32Array {
    const symbols = new Uint32Array(text.length);
    for (let i = 0; i < text.length; i++) {
      symbols[i] = this.#numbers[text.charCodeAt(i)] ?? NOTHING;
    }
    return symbols;
  }

  rows(text: string): Rows {
    const symbols = this.#toSymbols(text);
    const { place: first, longest } = this.#search(symbols);
    if (text === '' || longest < text.length) {
      return { first: 0, end: 0 };
    }
    let low = first + 1;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#sharedLength(symbols, this.#order[middle] ?? 0) === symbols.length) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return { first, end: low };
  }

  /**
   * @returns `place`: the first suffix that is not smaller than `symbols`; `longest`: how much of their
   * beginning stands in the library. The suffixes on both sides of the place share most with them, and
   * the search has looked at both.
   */
  #search(symbols: Uint32Array): { place: number; longest: number } {
    let low = 0;
    let high = this.#order.length;
    let longest = 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.#order[middle] ?? 0;
      const shared = this.#sharedLength(symbols, at);
      longest = Math.max(longest, shared);
      const isSmaller =
        shared < symbols.length && (this.#symbols[at + shared] ?? 0) < (symbols[shared] ?? 0);
      if (isSmaller) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return { place: low, longest };
  }

  #sharedLength(symbols: Uint32Array, at: number): number {
    let shared = 0;
    // Each body ends with NOTHING, so that no comparison runs on into the next one.
    while (
      shared < symbols.length &&
      symbols[shared] !== NOTHING &&
      symbols[shared] === this.#symbols[at + shared]
    ) {
      shared++;
    }
    return shared;
  }

  textAt(place: number): number {
    let low = 0;
    let high = this.#ids.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#speechStarts[middle] ?? 0) <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}

function startsOf(speeches: readonly Speech[]): Int32Array {
  const starts = new Int32Array(speeches.length + 1);
  speeches.forEach(({ text }, i) => {
    starts[i + 1] = (starts[i] ?? 0) + text.length + 1;
  });
  return starts;
}

function trimEdges(text: string, span: Span): Span {
  let { start, end } = span;
  // Half a character: the library has another with the same half.
  if (isTrail(text.charAt(start))) {
    start++;
  }
  if (end > start && isLead(text.charAt(end - 1))) {
    end--;
  }
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
