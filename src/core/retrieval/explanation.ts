import { countHan, isHan } from '../text/characters';
import type { Span } from '../text/spans';
import type { Query } from './query';
import type { RelatedWord, SharedStretch } from './similar';
import { foldText } from './terms';

/** Han characters from which a stretch that both have is more than a word. */
const SHORTEST_PHRASE = 4;

/** Why a passage was found: what it shares with the query, and what it says in other words. */
export interface Explanation {
  readonly shared: SharedStretch[];
  readonly related: RelatedWord[];
}

/**
 * Marks a passage's stretches of four Han characters and more that the query has too, then the query's words, then
 * the words that are near one of them in meaning; what is marked already is not marked again. A query that has no
 * word of its own (党, 走在前) is looked for as it is, in pieces of two characters and more.
 */
export function explain(
  query: Query,
  relatives: ReadonlyMap<string, string>,
  passage: string,
): Explanation {
  const marks = new Marks(passage.length);
  markShared(marks, query, foldText(passage));
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

/** @param text the passage, folded as letters are for the index */
function markShared(marks: Marks, query: Query, text: string): void {
  const asked = foldText(query.text);
  for (const span of sharedStretches(asked, text, SHORTEST_PHRASE)) {
    marks.add(span, 'phrase');
  }
  for (const word of query.words) {
    for (const span of placesOf(foldText(word), text)) {
      marks.add(span, 'word');
    }
  }
  if (query.words.size === 0) {
    for (const span of sharedStretches(asked, text, countHan(asked) === 1 ? 1 : 2)) {
      marks.add(span, 'word');
    }
  }
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
function sharedStretches(query: string, passage: string, shortest: number): Span[] {
  const found: Span[] = [];
  for (let start = 0; start < passage.length; ) {
    const end = isHan(passage.charAt(start)) ? longestFrom(passage, start, query, shortest) : start;
    if (countHan(passage.slice(start, end)) >= shortest) {
      found.push({ start, end });
      start = end;
    } else {
      start++;
    }
  }
  return found;
}

function longestFrom(passage: string, start: number, query: string, shortest: number): number {
  if (!query.includes(passage.slice(start, start + shortest))) {
    return start;
  }
  let end = start + shortest;
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
