import type { Rows } from '../retrieval/concordance';
import { countHan } from '../text/characters';
import type { Phrase } from './phrase';
import type { PhrasePlaces } from './phrase-places';
import type { View } from './usage';

/** A phrase that may complete what was typed. */
export interface Candidate {
  /** Number of the phrase. */
  readonly index: number;
  /** UTF-16 units before the caret that it stands for and replaces. */
  readonly typedLength: number;
  readonly kind: 'prefix' | 'pinyin' | 'fuzzy' | 'opener';
  /** Of its places in the library, weighed by how they resemble the place in the draft. */
  readonly weight: number;
  /** What the way in which it was found is worth, as a logarithm. */
  readonly bonus: number;
}

/** A phrase that completes what was typed. */
export interface PhraseMatch {
  readonly phrase: Phrase;
  /** Number of UTF-16 units before the caret that the phrase stands for and replaces. */
  readonly typedLength: number;
  /**
   * `prefix`: the phrase begins with the typed text; `pinyin`: with what its letters spell; `fuzzy`: nearly
   * so; `opener`: nothing was typed.
   */
  readonly kind: Candidate['kind'];
}

/** A phrase that stands nowhere (for all its places are left out) weighs that much: it comes last. */
const UNSEEN = 0.05;

/** Weights grow by resemblance as by numbers, and both say less than they seem: their logarithm counts so much. */
const WEIGHT = 0.4;

/** Beside its weight, which counts occurrences, spread over speeches counts a little more. */
const SPREAD = 0.1;

/** How surely it is a phrase at all counts most, from a doubtful one to a certain one. */
const QUALITY = 1.2;
const LEAST_QUALITY = -1;
const MOST_QUALITY = 3;

/** 6–14 字 read best, and are worth a key. */
const GOOD_LENGTH = 0.8;
const SHORT = 6;
const LONG = 14;

/** Of places where a phrase ends a clause: two that do not are taken for one that does. */
const CLOSED = 0.5;
const CLOSED_BEFOREHAND = 1;
const PLACES_BEFOREHAND = 2;

/** Taken once before, a phrase goes before most, taken three times before all that fit no better. */
const ACCEPTED = 2;

/** A phrase that goes on as the same longer one at all but a few of its places stands behind that one. */
const ALWAYS = 0.95;
const FEWEST_TO_TELL = 3;

/** Pairs of a phrase and its extension are looked for among that many candidates more than are shown. */
const NESTED_AMONG = 100;

interface Scored {
  readonly candidate: Candidate;
  score: number;
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || a.candidate.index - b.candidate.index;
}

/** Orders candidates by how the library uses them at places like this one. */
export class Ranking {
  readonly #phrases: readonly Phrase[];
  readonly #places: PhrasePlaces;
  /** In 字: they are counted once, not for every candidate of every list. */
  readonly #lengths: Uint8Array;

  constructor(phrases: readonly Phrase[], places: PhrasePlaces) {
    this.#phrases = phrases;
    this.#lengths = Uint8Array.from(phrases, ({ text }) => countHan(text));
    this.#places = places;
  }

  /** The best candidates first, at most `limit`. */
  rank(
    candidates: readonly Candidate[],
    { view, accepted, limit }: { view: View; accepted: ReadonlyMap<string, number>; limit: number },
  ): PhraseMatch[] {
    const scored = candidates.map((candidate) => ({
      candidate,
      score: this.#scoreOf(candidate, view, accepted),
    }));
    scored.sort(byScore);
    // Who stands far down now will not come up, and pairs are looked for among few.
    const best = scored.slice(0, NESTED_AMONG + limit);
    this.#settleNested(best);
    return best
      .sort(byScore)
      .slice(0, limit)
      .flatMap(({ candidate: { index, typedLength, kind } }) => {
        const phrase = this.#phrases[index];
        return phrase ? [{ phrase, typedLength, kind }] : [];
      });
  }

  #scoreOf(candidate: Candidate, view: View, accepted: ReadonlyMap<string, number>): number {
    const phrase = this.#phrases[candidate.index];
    if (phrase === undefined) {
      return 0;
    }
    const times = accepted.get(phrase.text) ?? 0;
    const { spread, places, closed } = view.hides
      ? this.#countVisible(candidate.index, view)
      : {
          spread: phrase.speechIds.length,
          places: phrase.occurrences,
          closed: this.#places.closedOf(candidate.index),
        };
    const length = this.#lengths[candidate.index] ?? 0;
    return (
      WEIGHT * Math.log(candidate.weight + UNSEEN) +
      candidate.bonus +
      QUALITY * Math.max(LEAST_QUALITY, Math.min(MOST_QUALITY, phrase.quality)) +
      (length >= SHORT && length <= LONG ? GOOD_LENGTH : 0) +
      SPREAD * Math.log(1 + spread) +
      CLOSED * Math.log((closed + CLOSED_BEFOREHAND) / (places + PLACES_BEFOREHAND)) +
      ACCEPTED * Math.log(1 + times)
    );
  }

  /** The same counts with what the view hides left out. */
  #countVisible(index: number, view: View): { spread: number; places: number; closed: number } {
    const texts = new Set<number>();
    const { first, end } = this.#places.rowsOf(index);
    let places = 0;
    let closed = 0;
    for (let row = first; row < end; row++) {
      const text = view.visibleTextOf(row);
      if (text !== undefined) {
        texts.add(text);
        places++;
        closed += this.#places.closes(index, row) ? 1 : 0;
      }
    }
    return { spread: texts.size, places, closed };
  }

  /**
   * A phrase stands before its extensions in the concordance and its rows hold theirs: one pass with a stack
   * finds the pairs.
   */
  #settleNested(scored: readonly Scored[]): void {
    const rowsOf = (item: Scored): Rows => this.#places.rowsOf(item.candidate.index);
    const sorted = [...scored].sort((a, b) => {
      const left = rowsOf(a);
      const right = rowsOf(b);
      return (
        left.first - right.first || right.end - left.end || a.candidate.index - b.candidate.index
      );
    });
    const shorter: Scored[] = [];
    for (const item of sorted) {
      const { first } = rowsOf(item);
      for (let last = shorter.at(-1); last && rowsOf(last).end <= first; last = shorter.at(-1)) {
        shorter.pop();
      }
      for (const other of shorter) {
        const isSamePiece = other.candidate.typedLength === item.candidate.typedLength;
        if (isSamePiece && alwaysGoesOn(rowsOf(other), rowsOf(item))) {
          other.score = Math.min(other.score, item.score - 0.01);
        }
      }
      shorter.push(item);
    }
  }
}

function alwaysGoesOn(shorter: Rows, longer: Rows): boolean {
  const places = shorter.end - shorter.first;
  return places >= FEWEST_TO_TELL && longer.end - longer.first >= ALWAYS * places;
}
