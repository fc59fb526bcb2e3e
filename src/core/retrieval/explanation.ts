import { countHan, isHan } from '../text/characters';
import type { Span } from '../text/spans';
import type { Query } from './query';
import type { RelatedWord, SharedStretch } from './similar';

/** Han characters from which a stretch that both have is more than a word. */
const SHORTEST_PHRASE = 4;

/** Why a passage was found: what it shares with the query, and what it says in other words. */
export interface Explanation {
  readonly shared: SharedStretch[];
  readonly related: RelatedWord[];
}

/**
 * Marks a passage's stretches of four Han characters and more that the query has too, then the query's words, then
 * the words that are near one of them in meaning; what is marked already is not marked again.
 */
export function explain(
  query: Query,
  relatives: ReadonlyMap<string, string>,
  passage: string,
): Explanation {
  const marks = new Marks(passage.length);
  for (const span of sharedStretches(query.text, passage)) {
    marks.add(span, 'phrase');
  }
  for (const word of query.words) {
    for (const span of placesOf(word, passage)) {
      marks.add(span, 'word');
    }
  }
  const related: RelatedWord[] = [];
  for (const [found, asked] of relatives) {
    let isMarked = false;
    for (const span of placesOf(found, passage)) {
      isMarked = marks.add(span, 'related') || isMarked;
    }
    if (isMarked) {
      related.push({ asked, found });
    }
  }
  return { shared: marks.inOrder(), related };
}

/** Stretches that do not overlap. */
class Marks {
  readonly #taken: Uint8Array;
  readonly #stretches: SharedStretch[] = [];

  constructor(length: number) {
    this.#taken = new Uint8Array(length);
  }

  add({ start, end }: Span, kind: SharedStretch['kind']): boolean {
    if (this.#taken.subarray(start, end).includes(1)) {
      return false;
    }
    this.#taken.fill(1, start, end);
    this.#stretches.push({ start, end, kind });
    return true;
  }

  inOrder(): SharedStretch[] {
    return [...this.#stretches].sort((a, b) => a.start - b.start);
  }
}

/** The longest stretches, marks between Han characters included, that both texts have; from the left, without overlap. */
function sharedStretches(query: string, passage: string): Span[] {
  const found: Span[] = [];
  for (let start = 0; start < passage.length; ) {
    const end = isHan(passage.charAt(start)) ? longestFrom(passage, start, query) : start;
    if (countHan(passage.slice(start, end)) >= SHORTEST_PHRASE) {
      found.push({ start, end });
      start = end;
    } else {
      start++;
    }
  }
  return found;
}

function longestFrom(passage: string, start: number, query: string): number {
  if (!query.includes(passage.slice(start, start + SHORTEST_PHRASE))) {
    return start;
  }
  let end = start + SHORTEST_PHRASE;
  while (end < passage.length && query.includes(passage.slice(start, end + 1))) {
    end++;
  }
  while (end > start && !isHan(passage.charAt(end - 1))) {
    end--;
  }
  return end;
}

function placesOf(word: string, text: string): Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    places.push({ start: at, end: at + word.length });
  }
  return places;
}
