import type { Phrase } from '../phrases/phrase';
import type { OccurrenceIndex } from '../retrieval/occurrence-index';
import type { Speech } from '../speech/speech';
import { findSentences, type Span } from '../text/spans';

/** A phrase that shares sentences with a text. */
export interface Companion {
  readonly text: string;
  /** Sentences that have both. */
  readonly together: number;
  /** Sentences that have the companion. */
  readonly sentences: number;
  /** Log-likelihood ratio: how far the two are from standing together by chance. */
  readonly score: number;
}

/** Sentences of a text that are read for candidates; of a more frequent text every n-th is. */
const MOST_SENTENCES_READ = 2000;

/** UTF-16 units by which phrases are looked up; a shorter one is a word, and no company worth telling. */
const OPENING = 4;

/** Candidates, by sentences shared, whose counts are taken exactly. */
const MOST_CANDIDATES = 300;

/** One sentence with both is chance, or a copy. */
const FEWEST_TOGETHER = 2;

/**
 * Which phrases keep company with a text. Association is measured over sentences by the log-likelihood ratio
 * G² (T. Dunning, “Accurate Methods for the Statistics of Surprise and Coincidence”, Computational Linguistics
 * 19(1), 1993): unlike mutual information it does not take two rare phrases that met once for close friends.
 */
export class PhraseCompany {
  readonly #speeches: ReadonlyMap<string, Speech>;
  readonly #occurrences: OccurrenceIndex;
  /** Sentences by speech, and the number of sentences in the speeches before it. */
  readonly #sentences = new Map<string, { spans: readonly Span[]; before: number }>();
  readonly #sentenceCount: number;
  /** First UTF-16 units → the phrases that begin with them. */
  readonly #byOpening = new Map<string, string[]>();

  /** Cuts the library into sentences: some 100 ms for a million characters. */
  constructor(
    speeches: readonly Speech[],
    phrases: readonly Phrase[],
    occurrences: OccurrenceIndex,
  ) {
    this.#speeches = new Map(speeches.map((speech) => [speech.id, speech]));
    this.#occurrences = occurrences;
    let count = 0;
    for (const speech of speeches) {
      const spans = findSentences(speech.text);
      this.#sentences.set(speech.id, { spans, before: count });
      count += spans.length;
    }
    this.#sentenceCount = count;
    for (const { text } of phrases) {
      const opening = text.slice(0, OPENING);
      const list = this.#byOpening.get(opening);
      if (list) {
        list.push(text);
      } else {
        this.#byOpening.set(opening, [text]);
      }
    }
  }

  /**
   * The phrases that share sentences with `text` more often than chance would have it, the closest first, at
   * most `limit`. None that contains `text`, is part of it, or is part of a closer one.
   */
  of(text: string, limit: number): Companion[] {
    const own = this.#sentencesWith(text);
    const companions = this.#candidates(text, own)
      .map((candidate) => this.#measure(candidate, own))
      .filter((companion) => companion !== undefined)
      .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
    const kept: Companion[] = [];
    for (const companion of companions) {
      const isTold = kept.some(
        (other) => other.text.includes(companion.text) || companion.text.includes(other.text),
      );
      if (!isTold && kept.length < limit) {
        kept.push(companion);
      }
    }
    return kept;
  }

  #measure(candidate: string, own: ReadonlySet<number>): Companion | undefined {
    const others = this.#sentencesWith(candidate);
    let together = 0;
    for (const sentence of others) {
      together += own.has(sentence) ? 1 : 0;
    }
    const isCloser = together * this.#sentenceCount > own.size * others.size;
    if (together < FEWEST_TOGETHER || !isCloser) {
      return undefined;
    }
    const score = logLikelihood(together, own.size, others.size, this.#sentenceCount);
    return { text: candidate, together, sentences: others.size, score };
  }

  /** Numbers of the sentences in which `text` begins. */
  #sentencesWith(text: string): Set<number> {
    const found = new Set<number>();
    for (const { speechId, starts } of this.#occurrences.bySpeech(text)) {
      const sentences = this.#sentences.get(speechId);
      for (const start of starts) {
        found.add((sentences?.before ?? 0) + indexAt(sentences?.spans ?? [], start));
      }
    }
    return found;
  }

  /** Phrases that stand beside `text` in its sentences, those with the most sentences first. */
  #candidates(text: string, own: ReadonlySet<number>): string[] {
    const step = Math.ceil(own.size / MOST_SENTENCES_READ);
    const shared = new Map<string, number>();
    for (const sentence of this.#read([...own].filter((_, i) => i % step === 0))) {
      for (const phrase of this.#phrasesBeside(text, sentence)) {
        shared.set(phrase, (shared.get(phrase) ?? 0) + 1);
      }
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_CANDIDATES)
      .map(([phrase]) => phrase);
  }

  /** The texts of sentences by their numbers, which ascend. */
  *#read(numbers: readonly number[]): Generator<string> {
    let i = 0;
    for (const [speechId, { spans, before }] of this.#sentences) {
      const text = this.#speeches.get(speechId)?.text ?? '';
      for (; (numbers[i] ?? Number.POSITIVE_INFINITY) < before + spans.length; i++) {
        const span = spans[(numbers[i] ?? 0) - before];
        yield text.slice(span?.start, span?.end);
      }
    }
  }

  #phrasesBeside(text: string, sentence: string): Set<string> {
    const found = new Set<string>();
    // What overlaps the text itself is no company: 初心、牢记 of 不忘初心、牢记使命.
    for (const part of sentence.split(text)) {
      for (let i = 0; i + OPENING <= part.length; i++) {
        for (const phrase of this.#byOpening.get(part.slice(i, i + OPENING)) ?? []) {
          if (part.startsWith(phrase, i) && !phrase.includes(text) && !text.includes(phrase)) {
            found.add(phrase);
          }
        }
      }
    }
    return found;
  }
}

/** Index of the span that holds `offset`; the spans tile their text. */
function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((spans[middle]?.start ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** G² of a table of two by two: both, the first, the second, all. */
function logLikelihood(both: number, first: number, second: number, all: number): number {
  const part = (observed: number, row: number, column: number): number =>
    observed === 0 ? 0 : observed * Math.log((observed * all) / (row * column));
  return (
    2 *
    (part(both, first, second) +
      part(first - both, first, all - second) +
      part(second - both, all - first, second) +
      part(all - first - second + both, all - first, all - second))
  );
}
