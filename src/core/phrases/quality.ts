import type { OccurrenceIndex } from '../retrieval/occurrence-index';
import type { Speech } from '../speech/speech';
import { isHan } from '../text/characters';
import type { Segmenter } from '../text/segmenter';
import type { Candidate } from './candidates';
import type { Features, Usage, Vocabulary } from './quality-features';
import { BIAS, WEIGHTS } from './quality-weights';

/** The log-odds that a reader wants a candidate completed whole; 0 is even. */
export function scoreOf(features: Features): number {
  let score = BIAS;
  for (const [name, value] of features) {
    score += value * (WEIGHTS.get(name) ?? 0);
  }
  return score;
}

/** Counts the words of a library. */
export function countWords(speeches: readonly Speech[], segmenter: Segmenter): Vocabulary {
  const spreads = new Map<string, number>();
  const frequencies = new Map<string, number>();
  for (const speech of speeches) {
    const own = new Set<string>();
    for (const { text } of segmenter.segment(speech.text)) {
      if (text.length > 1 && isHan(text.charAt(0))) {
        own.add(text);
        frequencies.set(text, (frequencies.get(text) ?? 0) + 1);
      }
    }
    for (const word of own) {
      spreads.set(word, (spreads.get(word) ?? 0) + 1);
    }
  }
  return {
    speeches: speeches.length,
    spread: (word) => spreads.get(word) ?? 0,
    frequency: (word) => frequencies.get(word) ?? 0,
  };
}

/** Neighbours are counted over that many occurrences; more tell nothing new. */
const MOST_COUNTED = 200;

/** How the library uses a text. */
export function usageOf(
  text: string,
  occurrences: OccurrenceIndex,
  speeches: ReadonlyMap<string, Speech>,
): Usage {
  const found = occurrences.find(text);
  const before = new Map<string, number>();
  const after = new Map<string, number>();
  const counted = found.slice(0, MOST_COUNTED);
  counted.forEach(({ speechId, start, end }, i) => {
    const body = speeches.get(speechId)?.text ?? '';
    add(before, neighbourOr(body.charAt(start - 1), i));
    add(after, neighbourOr(body.charAt(end), i));
  });
  return {
    occurrences: found.length,
    speechIds: [...new Set(found.map(({ speechId }) => speechId))],
    sameBefore: Math.max(0, ...before.values()) / Math.max(1, counted.length),
    sameAfter: Math.max(0, ...after.values()) / Math.max(1, counted.length),
  };
}

/** Share of the occurrences with the same neighbour from which a text is a piece of something longer. */
const FIXED = 0.7;

/** 坚持以习近平新时代中国特色社会主义思想|为指导: what always goes on the same way is a piece of what it goes on to. */
export function isFragment({ places }: Candidate, usage: Usage): boolean {
  if (places.every((place) => place.isPartOfChain)) {
    return true;
  }
  if (usage.occurrences < 2) {
    return false;
  }
  const opens = places.some(
    ({ left }) => !/^(?:noun|subject|verb|preposition|conjunction)$/.test(left),
  );
  const closes = places.some(({ right }) => /^(?:clause|member|quote|de)$/.test(right));
  return (!opens && usage.sameBefore >= FIXED) || (!closes && usage.sameAfter >= FIXED);
}

/** A mark or the end of the text is free: it is like no other neighbour. */
function neighbourOr(unit: string, place: number): string {
  return isHan(unit) ? unit : `#${place}`;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
