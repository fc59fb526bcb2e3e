import { isHan } from '../text/characters';
import { createFallbackSegmenter } from '../text/segmenter';
import type { Span } from '../text/spans';
import type { Abbreviation } from './abbreviation';

/** An abbreviation in a text; the span is the term's, without quotation marks round it. */
export interface Mention extends Span {
  readonly abbreviation: Abbreviation;
}

interface Entry {
  readonly term: string;
  readonly abbreviation: Abbreviation;
}

/** 第四个意识, 十四个自信, 24个全面: the number is another one. */
const LONGER_NUMBER = /[第一二两三四五六七八九十百千万零〇\d０-９.．]/u;

/** How many characters behind a term tell whether a word goes on over its end. */
const SIGHT = 4;

const segmenter = createFallbackSegmenter();

/** The abbreviations by their terms. */
export class Lexicon {
  /** By the first character of the term, the longest first. */
  readonly #entries = new Map<string, Entry[]>();
  /** Every term and every wording of what one stands for. */
  readonly wordings: readonly string[];
  readonly #longest: number;
  /** Where a term may begin. */
  readonly #anyTerm: RegExp;

  constructor(abbreviations: readonly Abbreviation[]) {
    const entries = abbreviations
      .flatMap((abbreviation) =>
        [abbreviation.term, ...abbreviation.aliases].map((term) => ({ term, abbreviation })),
      )
      .sort((a, b) => b.term.length - a.term.length);
    for (const entry of entries) {
      const first = entry.term.charAt(0);
      this.#entries.set(first, [...(this.#entries.get(first) ?? []), entry]);
    }
    this.wordings = abbreviations.flatMap(({ term, aliases, versions }) => [
      term,
      ...aliases,
      ...versions.map(({ expansion }) => expansion),
    ]);
    this.#longest = entries[0]?.term.length ?? 0;
    const terms = entries.map(({ term }) => term.replace(/[^\p{L}\p{N}]/gu, '\\$&'));
    this.#anyTerm = new RegExp(`(?=${terms.length > 0 ? terms.join('|') : '$.'})`, 'g');
  }

  /** The abbreviations in a text from `from` on, in its order; where terms overlap the first, longest one. */
  mentions(text: string, from = 0): Mention[] {
    const found: Mention[] = [];
    let end = from;
    for (const { index } of text.matchAll(this.#anyTerm)) {
      const mention = index < end ? undefined : this.#startingAt(text, index);
      if (mention !== undefined) {
        found.push(mention);
        end = mention.end;
      }
    }
    return found;
  }

  /** The longest abbreviation that covers the character at an offset. */
  mentionAt(text: string, offset: number): Mention | undefined {
    let best: Mention | undefined;
    for (let at = Math.max(0, offset - this.#longest + 1); at <= offset; at++) {
      const mention = this.#startingAt(text, at);
      const length = best === undefined ? 0 : best.end - best.start;
      if (mention && mention.end > offset && mention.end - mention.start > length) {
        best = mention;
      }
    }
    return best;
  }

  /** The longest abbreviation that ends at an offset; the text behind it is not looked at. */
  mentionBefore(text: string, end: number): Mention | undefined {
    for (let start = Math.max(0, end - this.#longest); start < end; start++) {
      const mention = this.#startingAt(text.slice(0, end), start);
      if (mention?.end === end) {
        return mention;
      }
    }
    return undefined;
  }

  #startingAt(text: string, start: number): Mention | undefined {
    const entries = this.#entries.get(text.charAt(start));
    if (entries === undefined || LONGER_NUMBER.test(text.charAt(start - 1))) {
      return undefined;
    }
    const entry = entries.find(
      ({ term }) => text.startsWith(term, start) && isWhole(text, start, start + term.length),
    );
    return entry && { start, end: start + entry.term.length, abbreviation: entry.abbreviation };
  }
}

/** Whether no word goes on over the end of a term: 四风险 has no 四风 in it, 六保障 no 六保. */
function isWhole(text: string, start: number, end: number): boolean {
  if (!isHan(text.charAt(end))) {
    return true;
  }
  let at = start;
  for (const token of segmenter.segment(text.slice(start, end + SIGHT))) {
    if (at >= end) {
      break;
    }
    at += token.text.length;
  }
  return at === end;
}
