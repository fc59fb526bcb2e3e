import { isHan } from '../text/characters';
import type { SharedStretch } from './similar';

/** Han characters from which a shared stretch is more than a word. */
const SHORTEST_PHRASE = 4;
const SHORTEST_WORD = 2;

/** The stretches of a passage that the query has too: the longest first found from the left, without overlap. */
export function findShared(query: string, passage: string): SharedStretch[] {
  const shared: SharedStretch[] = [];
  let start = 0;
  while (start < passage.length) {
    const end = longestFrom(passage, start, query);
    if (end - start >= SHORTEST_WORD) {
      shared.push({ start, end, kind: end - start >= SHORTEST_PHRASE ? 'phrase' : 'word' });
      start = end;
    } else {
      start++;
    }
  }
  return shared;
}

function longestFrom(passage: string, start: number, query: string): number {
  let end = start;
  while (
    end < passage.length &&
    isHan(passage.charAt(end)) &&
    query.includes(passage.slice(start, end + 1))
  ) {
    end++;
  }
  return end;
}
