import type { Concordance, Rows } from '../retrieval/concordance';
import { LONGEST_PHRASE } from './candidates';

/** One place in a draft. */
export interface DraftContext {
  /** What stands before the caret, line ends as \n; the nearest 60 units are looked at. */
  readonly before: string;
  /** Places of the concordance that do not count: `[start, end)`. */
  readonly hidden?: { readonly start: number; readonly end: number } | undefined;
}

/**
 * Each unit that is the same directly before makes a place count more, the rarer the more: a mark or 的 twice
 * as much, a rare character ten times. As logarithms, up to six units.
 */
const PER_RARITY = 0.3;
const MOST_UNITS = 6;
const MOST_ALIKE = 9;

/** The same for each unit more that was typed, which is the same at all places. */
const PER_TYPED = 1.1;

/** A place with all of the draft's clauses before it counts e⁶ times as much as one with nothing of them. */
const TOPIC = 6;
const TOPIC_REACH = 60;

/** A short context is not looked for as if it were all there is to say. */
const LEAST_NORM = 2;

/** A speech counts half when it is forty-five years old: formulas age slowly. */
const PER_YEAR = 0.985;

/** The marks after which something begins: they stand for each other. */
const OPENING_MARKS = new Set([...'，。；：！？\n　“'].map((mark) => mark.charCodeAt(0)));
const LINE_END = 0x0a;

const HASHES = 0x10000;

/** More rows than that are weighed by the units directly before alone. */
const MOST_TOPICAL_ROWS = 20_000;

/**
 * How a library uses its phrases, seen from one place in a draft.
 *
 * Every place where a phrase stands counts by how much what precedes it there resembles what precedes the
 * caret: the same units directly before count most, then pairs of characters of the clauses before, then the
 * age of the speech. Nothing is stored but the texts in sorted order, so that a place
 * can be left out of every figure at once.
 */
export class Usage {
  readonly #concordance: Concordance;
  readonly #recency: readonly number[];
  readonly #pairWeights: Float32Array;
  readonly #unitGains: Float32Array;
  /** The pairs of the context at hand; kept, for allocating it costs more than a look-up. */
  readonly #wanted = new Float32Array(HASHES);

  /** @param years of the texts, undefined where unknown: those count as neither new nor old */
  constructor(concordance: Concordance, years: readonly (number | undefined)[]) {
    this.#concordance = concordance;
    const known = years.filter((year) => year !== undefined).sort((a, b) => a - b);
    const newest = known.at(-1) ?? 0;
    const middle = known[known.length >> 1] ?? 0;
    this.#recency = years.map((year) => PER_YEAR ** (newest - (year ?? middle)));
    this.#pairWeights = countPairs(concordance);
    this.#unitGains = weighUnits(concordance);
  }

  /**
   * Looks at the library from one place; the view holds until the next call.
   *
   * @param trust how much resemblance is trusted: 1 to put phrases in order, less to say how probable one is
   */
  from(context: DraftContext, trust = 1): View {
    this.#wanted.fill(0);
    // Without the two units that were just typed: every place in question begins with them.
    const near = context.before.slice(-TOPIC_REACH, -2);
    let norm = 0;
    for (let i = 0; i + 1 < near.length; i++) {
      const hash = hashOf(near.charCodeAt(i), near.charCodeAt(i + 1));
      const weight = this.#pairWeights[hash] ?? 0;
      norm += weight * weight;
      this.#wanted[hash] = weight;
    }
    const topic = {
      unitGains: this.#unitGains,
      wanted: this.#wanted,
      norm: Math.max(LEAST_NORM, Math.sqrt(norm)),
      trust,
    };
    return new View(this.#concordance, this.#recency, { ...context, ...topic });
  }
}

/** Pairs of neighbours by rarity, 0..1. */
function countPairs(concordance: Concordance): Float32Array {
  const counts = new Uint32Array(HASHES);
  for (let place = 0; place + 1 < concordance.size; place++) {
    const hash = hashOf(concordance.unitAt(place), concordance.unitAt(place + 1));
    counts[hash] = (counts[hash] ?? 0) + 1;
  }
  const scale = Math.log(concordance.size + 2);
  return Float32Array.from(counts, (count) => 1 - Math.log(count + 1) / scale);
}

function weighUnits(concordance: Concordance): Float32Array {
  const counts = new Uint32Array(0x10000);
  for (let place = 0; place < concordance.size; place++) {
    const unit = concordance.unitAt(place);
    counts[unit] = (counts[unit] ?? 0) + 1;
  }
  return Float32Array.from(
    counts,
    (count) => PER_RARITY * Math.log((concordance.size + 1) / (count + 1)),
  );
}

interface Query extends DraftContext {
  readonly unitGains: Float32Array;
  readonly wanted: Float32Array;
  readonly norm: number;
  readonly trust: number;
}

/** The library seen from one place in a draft. */
export class View {
  readonly #concordance: Concordance;
  readonly #recency: readonly number[];
  readonly #query: Query;

  constructor(concordance: Concordance, recency: readonly number[], query: Query) {
    this.#concordance = concordance;
    this.#recency = recency;
    this.#query = query;
  }

  /** Whether the figures leave something out. */
  get hides(): boolean {
    return this.#query.hidden !== undefined;
  }

  /**
   * Running sums of the weights of some rows whose text has its first `typed` units before the caret:
   * `sums[i]` is the weight of the first i rows.
   */
  weigh(rows: Rows, typed: number): Float64Array {
    const sums = new Float64Array(rows.end - rows.first + 1);
    const isTopical = rows.end - rows.first <= MOST_TOPICAL_ROWS;
    for (let row = rows.first; row < rows.end; row++) {
      const at = row - rows.first;
      const weight = this.weightAt(this.#concordance.placeOf(row), typed, isTopical);
      sums[at + 1] = (sums[at] ?? 0) + weight;
    }
    return sums;
  }

  /** The weight of one place. */
  weightAt(place: number, typed: number, isTopical = true): number {
    if (this.#hidesPlace(place)) {
      return 0;
    }
    const alike = Math.min(
      MOST_ALIKE,
      PER_TYPED * (typed - 2) + this.#likenessBefore(place, typed),
    );
    const recency = this.#recency[this.#concordance.textAt(place)] ?? 1;
    const topic = isTopical ? TOPIC * this.#topicAt(place) : 0;
    return Math.exp(this.#query.trust * (alike + topic)) * recency;
  }

  /** Number of the text that a row stands in, undefined when it is left out of the figures. */
  visibleTextOf(row: number): number | undefined {
    const place = this.#concordance.placeOf(row);
    return this.#hidesPlace(place) ? undefined : this.#concordance.textAt(place);
  }

  #hidesPlace(place: number): boolean {
    const { hidden } = this.#query;
    return hidden !== undefined && place < hidden.end && place + LONGEST_PHRASE > hidden.start;
  }

  /** How much the units before the typed ones are the same; marks that open something equal each other. */
  #likenessBefore(place: number, typed: number): number {
    const { before, unitGains } = this.#query;
    let likeness = 0;
    for (let shared = 0; shared < MOST_UNITS; shared++) {
      const at = before.length - typed - 1 - shared;
      const here = at < 0 ? LINE_END : before.charCodeAt(at);
      const there = this.#concordance.unitAt(place - 1 - shared) || LINE_END;
      if (here !== there && !(OPENING_MARKS.has(here) && OPENING_MARKS.has(there))) {
        break;
      }
      likeness += unitGains[here] ?? 0;
      if (at < 0) {
        break;
      }
    }
    return likeness;
  }

  /** 0..about 1: how many of the context's pairs, the rarer the more, stand shortly before the place. */
  #topicAt(place: number): number {
    const { wanted, norm } = this.#query;
    let sum = 0;
    let right = this.#concordance.unitAt(place - 1);
    for (let at = place - 2; at > place - TOPIC_REACH; at--) {
      const left = this.#concordance.unitAt(at);
      if (left === 0) {
        break;
      }
      sum += wanted[hashOf(left, right)] ?? 0;
      right = left;
    }
    return sum / norm;
  }
}

function hashOf(left: number, right: number): number {
  return ((left * 31) ^ (right * 0x9e5)) & (HASHES - 1);
}
