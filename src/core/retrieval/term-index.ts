import {
  buildSegment,
  IMPACT_STEP,
  type IndexedText,
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
  #sums: Float32Array | undefined;

  constructor(segments: readonly TermSegment[]) {
    this.segments = segments;
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
    for (const segment of this.segments) {
      const at = find(segment.keys, key);
      count += at < 0 ? 0 : (segment.counts[at] ?? 0);
    }
    return count;
  }

  /** Robertson–Spärck Jones inverse document frequency in its always-positive form; unknown terms weigh most. */
  rarity(key: TermKey): number {
    const count = this.count(key);
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }

  /** Starts a search. Only one at a time: the sums are the index's own, since a library may have a million. */
  startSearch(): Scores {
    this.#sums ??= new Float32Array(this.size);
    return new Scores(this.segments, this.#sums);
  }
}

/**
 * The scores of all passages in one search: sums of weight × impact over terms. The time goes with the number of
 * postings: some ms for a paragraph and 100,000 passages.
 */
export class Scores {
  readonly #segments: readonly TermSegment[];
  readonly #sums: Float32Array;

  constructor(segments: readonly TermSegment[], sums: Float32Array) {
    this.#segments = segments;
    this.#sums = sums.fill(0);
  }

  /** Adds terms with their weights. */
  add(weights: ReadonlyMap<TermKey, number>): void {
    this.#segments.forEach((segment, number) => {
      const sums = this.#sums.subarray(number * SEGMENT_SIZE, (number + 1) * SEGMENT_SIZE);
      for (const [key, weight] of weights) {
        addPostings(segment, key, weight * IMPACT_STEP, sums);
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
    for (let i = 0; i < this.#sums.length; i++) {
      const sum = this.#sums[i] as number;
      if (sum > best.threshold && (admitted === undefined || admitted[i] === 1)) {
        best.offer(i, sum);
      }
    }
    return best.ranked();
  }
}

function addPostings(
  { keys, offsets, documents, impacts, load }: TermSegment,
  key: TermKey,
  weight: number,
  sums: Float32Array,
): void {
  const at = find(keys, key);
  if (at < 0) {
    return;
  }
  const start = offsets[at] ?? 0;
  const end = offsets[at + 1] ?? 0;
  load?.(start, end);
  for (let i = start; i < end; i++) {
    const document = documents[i] as number;
    sums[document] = (sums[document] as number) + weight * (impacts[i] as number);
  }
}

/** The place of a key among ascending ones, or -1. */
function find(keys: Uint32Array, key: TermKey): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle] ?? 0;
    if (found === key) {
      return middle;
    }
    if (found < key) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return -1;
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
    let i = from;
    for (;;) {
      const left = 2 * i + 1;
      const least = [i, left, left + 1].reduce((a, b) => (isWorse(heap[b], heap[a]) ? b : a));
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
