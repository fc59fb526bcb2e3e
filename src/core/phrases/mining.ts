import type { OccurrenceIndex } from '../retrieval/occurrence-index';
import type { Speech } from '../speech/speech';
import { countHan, hanOnly } from '../text/characters';
import type { Segmenter } from '../text/segmenter';
import { findCandidates } from './candidates';
import type { Phrase } from './phrase';
import { countWords, isFragment, scoreOf, usageOf } from './quality';
import { featuresOf, type Usage } from './quality-features';

/** Log-odds from which a candidate is a phrase. */
const ACCEPTED_SCORE = 0;

/**
 * Mines the stock phrases of a library. A slogan that stands once is still a slogan, so frequency is only one
 * kind of evidence beside what the prose itself shows: boundaries (clauses, 、 quotation marks, what is no part
 * of a phrase), chains (争当表率、争做示范、走在前列), couplets (让信息多跑路，让群众少跑腿), the words at both ends, echoes,
 * idioms, spread over speeches.
 *
 * Deterministic: the same speeches in the same order give the same phrases in the same order.
 *
 * @returns the phrases, most wanted first; the same words with other punctuation only once
 */
export function minePhrases(
  speeches: readonly Speech[],
  segmenter: Segmenter,
  occurrences: OccurrenceIndex,
): Phrase[] {
  const byId = new Map(speeches.map((speech) => [speech.id, speech]));
  const vocabulary = countWords(speeches, segmenter);
  const best = new Map<string, Phrase>();
  for (const candidate of findCandidates(speeches, segmenter)) {
    const { text } = candidate;
    const usage = usageOf(text, occurrences, byId);
    if (isFragment(candidate, usage)) {
      continue;
    }
    const score = scoreOf(featuresOf(candidate, usage, vocabulary));
    if (score >= ACCEPTED_SCORE) {
      const worth = worthOf(text, score, usage);
      const { speechIds } = usage;
      keepBest(best, { text, occurrences: usage.occurrences, speechIds, quality: score, worth });
    }
  }
  return [...best.values()].sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1));
}

/** Of the forms with the same characters (with 、 or without, quoted or not) the one that stands most often. */
function keepBest(best: Map<string, Phrase>, phrase: Phrase): void {
  const key = hanOnly(phrase.text);
  const rival = best.get(key);
  const isBetter =
    rival === undefined ||
    phrase.occurrences > rival.occurrences ||
    (phrase.occurrences === rival.occurrences && phrase.text < rival.text);
  if (isBetter) {
    best.set(key, phrase);
  }
}

/** Spread over speeches counts most, then repetition, then how surely it is a phrase; 6–14 字 read best. */
function worthOf(text: string, score: number, usage: Usage): number {
  const length = countHan(text);
  const use = 2 * Math.log2(1 + usage.speechIds.length) + Math.log2(1 + usage.occurrences);
  return (
    use + Math.min(3, score) / 2 + (length >= 6 && length <= 14 ? 1 : 0) - (length > 20 ? 1 : 0)
  );
}
