import { KeyTable } from './key-table';
import {
  buildSegment,
  COMMON_SHARE,
  IMPACT_STEP,
  type IndexedText,
  MANY_PASSAGES,
  SEGMENT_SIZE,
  type TermSegment,
} from './term-segment';
import type { TermKey } from './terms';

/** A passage's number with its score. */
export interface Ranked {
  readonly passage: number;
  readonly score: number;
}

/** Passages that may be found: 1 at the numbers of those that may; undefined for all. */
export type Admitted = Uint8Array | undefined;

/**
 * An inverted index over passages, in segments of 65,536. All of it is flat arrays, three bytes a posting;
 * impacts (BM25's saturated frequencies) are computed when it is built, so that a query adds products and nothing else.
 */
export class TermIndex {
  readonly segments: readonly TermSegment[];
  readonly size: number;
  readonly #tables: readonly KeyTable[];
  /** Of each segment the common terms, by their places, with how many passages hold them. */
  readonly #common: readonly ReadonlyMap<number, number>[];
  #sums: Float32Array | undefined;

  constructor(segments: readonly TermSegment[]) {
    this.segments = segments;
    this.#tables = segments.map(({ keys }) => new KeyTable(keys));
    this.#common = segments.map(({ common }) => toMap(common));
    this.size = segments.reduce((sum, segment) => sum + segment.size, 0);
  }

  /** Indexes texts, whose numbers are their positions; they are taken one after the other and not kept. */
  static build(texts: Iterable<IndexedText>): TermIndex {
    const segments: TermSegment[] = [];
    let batch: IndexedText[] = [];
    for (const text of texts) {
      batch.push(text);
      if (batch.length === SEGMENT_SIZE) {
        segments.push(buildSegment(batch));
        batch = [];
      }
    }
    if (batch.length > 0) {
      segments.push(buildSegment(batch));
    }
    return new TermIndex(segments);
  }

  /** Passages that hold a term. */
  count(key: TermKey): number {
    let count = 0;
    this.segments.forEach(({ offsets }, number) => {
      const at = this.#tables[number]?.find(key) ?? -1;
      if (at >= 0) {
        const postings = (offsets[at + 1] as number) - (offsets[at] as number);
        count += postings > 0 ? postings : (this.#common[number]?.get(at) ?? 0);
      }
    });
    return count;
  }

  /**
   * Robertson–Spärck Jones inverse document frequency in its always-positive form; unknown terms weigh most. Of a large
   * library's common terms 0: large segments leave them out, and small ones must not rank by them alone.
   */
  rarity(key: TermKey): number {
    const count = this.count(key);
    if (this.size >= MANY_PASSAGES && count > this.size * COMMON_SHARE) {
      return 0;
    }
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }

  /** Starts a search. Only one at a time: the sums are the index's own, since a library may have a million. */
  startSearch(): Scores {
    this.#sums ??= new Float32Array(this.size);
    return new Scores(this.segments, this.#tables, this.#sums);
  }
}

/**
 * The scores of all passages in one search: sums of weight × impact over terms. The time goes with the number of
 * postings: some ms for a paragraph and 100,000 passages.
 */
export class Scores {
  readonly #segments: readonly TermSegment[];
  readonly #tables: readonly KeyTable[];
  readonly #sums: Float32Array;

  constructor(segments: readonly TermSegment[], tables: readonly KeyTable[], sums: Float32Array) {
    this.#segments = segments;
    this.#tables = tables;
    this.#sums = sums.fill(0);
  }

  /** Adds terms with their weights. */
  add(weights: ReadonlyMap<TermKey, number>): void {
    this.#segments.forEach((segment, number) => {
      const sums = this.#sums.subarray(number * SEGMENT_SIZE, (number + 1) * SEGMENT_SIZE);
      for (const [key, weight] of weights) {
        const at = this.#tables[number]?.find(key) ?? -1;
        if (at >= 0 && weight > 0) {
          addPostings(segment, at, weight * IMPACT_STEP, sums);
        }
      }
    });
  }

  /**
   * The passages with the highest sums.
   *
   * @returns at most `limit`, best first, ties in order of number; none with a sum of 0
   */
  best(limit: number, admitted?: Admitted): Ranked[] {
    const best = new Best(limit);
    const sums = this.#sums;
    let threshold = best.threshold;
    for (let i = 0; i < sums.length; i++) {
      const sum = sums[i] as number;
      if (sum > threshold && (admitted === undefined || admitted[i] === 1)) {
        best.offer(i, sum);
        threshold = best.threshold;
      }
    }
    return best.ranked();
  }
}

/** What stands in pairs, first by second. */
function toMap(pairs: Uint32Array): Map<number, number> {
  const map = new Map<number, number>();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    map.set(pairs[i] as number, pairs[i + 1] as number);
  }
  return map;
}

function addPostings(
  { offsets, documents, impacts, load }: TermSegment,
  term: number,
  weight: number,
  sums: Float32Array,
): void {
  let i = offsets[term] ?? 0;
  const end = offsets[term + 1] ?? 0;
  load?.(i, end);
  // Most of a search is spent here; four at a time take two thirds of the time. No document comes twice.
  for (; i + 3 < end; i += 4) {
    const a = documents[i] as number;
    const b = documents[i + 1] as number;
    const c = documents[i + 2] as number;
    const d = documents[i + 3] as number;
    sums[a] = (sums[a] as number) + weight * (impacts[i] as number);
    sums[b] = (sums[b] as number) + weight * (impacts[i + 1] as number);
    sums[c] = (sums[c] as number) + weight * (impacts[i + 2] as number);
    sums[d] = (sums[d] as number) + weight * (impacts[i + 3] as number);
  }
  for (; i < end; i++) {
    const document = documents[i] as number;
    sums[document] = (sums[document] as number) + weight * (impacts[i] as number);
  }
}

/** Keeps the best few of many: a heap with the worst of the kept ones on top. */
class Best {
  readonly #limit: number;
  readonly #heap: Ranked[] = [];
  /** A lower sum need not be offered. */
  threshold = 0;

  constructor(limit: number) {
    this.#limit = Math.max(1, limit);
  }

  offer(passage: number, score: number): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push({ passage, score });
      if (heap.length === this.#limit) {
        for (let i = (heap.length >> 1) - 1; i >= 0; i--) {
          this.#sink(i);
        }
        this.threshold = heap[0]?.score ?? 0;
      }
      return;
    }
    heap[0] = { passage, score };
    this.#sink(0);
    this.threshold = heap[0]?.score ?? 0;
  }

  ranked(): Ranked[] {
    return [...this.#heap].sort((a, b) => b.score - a.score || a.passage - b.passage);
  }

  #sink(from: number): void {
    const heap = this.#heap;
    for (let i = from; ; ) {
      const left = 2 * i + 1;
      let least = isWorse(heap[left], heap[i]) ? left : i;
      least = isWorse(heap[left + 1], heap[least]) ? left + 1 : least;
      if (least === i) {
        return;
      }
      [heap[i], heap[least]] = [heap[least] as Ranked, heap[i] as Ranked];
      i = least;
    }
  }
}

function isWorse(a: Ranked | undefined, b: Ranked | undefined): boolean {
  return (
    a !== undefined &&
    (b === undefined || a.score < b.score || (a.score === b.score && a.passage > b.passage))
  );
}
