import { type TermKey, visitTerms } from './terms';

/** What is indexed of one passage. */
export interface IndexedText {
  readonly text: string;
  /** What stands above it: counts less. */
  readonly headings: string;
  /** Title, speaker, body, place …: counts least. */
  readonly about: string;
}

/** Passages of one segment: their numbers fit in 16 bits, which saves a third of the memory. */
export const SEGMENT_SIZE = 0x10000;

/** What a term in each field counts for: text, headings, metadata. */
const FIELD_WEIGHTS = [1, 0.3, 0.15] as const;

/** BM25's k1 and b. */
const K1 = 1.2;
const B = 0.5;

/** Terms of a usual passage, 字: lengths are judged against it, so that segments need not know each other. */
const USUAL_LENGTH = 230;

/** The highest impact, which is nearly reached by a term that is all of a passage. */
const TOP_IMPACT = K1 + 1;

/** One step of a stored impact. */
export const IMPACT_STEP = TOP_IMPACT / 255;

/** From so many passages on, terms that stand in more than this share of them are left out: they tell nothing. */
export const MANY_PASSAGES = 4096;
export const COMMON_SHARE = 0.25;

/**
 * The postings of up to 65,536 passages. The terms ascend; those of `keys[i]` are
 * `offsets[i]`…`offsets[i + 1]` of `documents` (ascending) and `impacts` (in steps of `IMPACT_STEP`).
 */
export interface TermSegment {
  readonly size: number;
  readonly keys: Uint32Array;
  readonly offsets: Uint32Array;
  /** Passages that hold each term, also where its postings are left out as common. */
  readonly counts: Uint32Array;
  readonly documents: Uint16Array;
  readonly impacts: Uint8Array;
  /** Brings the postings of a range in, where they may still be in a file; without it all are there. */
  readonly load?: (from: number, end: number) => void;
}

/** Indexes at most `SEGMENT_SIZE` passages. About 0.1 ms each. */
export function buildSegment(texts: readonly IndexedText[]): TermSegment {
  const postings = new PostingList();
  texts.forEach((text, document) => {
    addDocument(postings, text, document);
  });
  return arrange(postings, texts.length);
}

/** The impact of a term: BM25's saturation of its frequency, which passages of any library share. */
export function impactOf(frequency: number, length: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / USUAL_LENGTH));
}

/** Postings in the order in which they come, in arrays that grow. */
class PostingList {
  count = 0;
  keys = new Uint32Array(1 << 16);
  documents = new Uint16Array(1 << 16);
  impacts = new Uint8Array(1 << 16);

  add(key: TermKey, document: number, impact: number): void {
    if (this.count === this.keys.length) {
      this.keys = grown(this.keys, Uint32Array);
      this.documents = grown(this.documents, Uint16Array);
      this.impacts = grown(this.impacts, Uint8Array);
    }
    this.keys[this.count] = key;
    this.documents[this.count] = document;
    this.impacts[this.count++] = impact;
  }
}

function grown<T extends Uint32Array | Uint16Array | Uint8Array>(
  array: T,
  create: new (length: number) => T,
): T {
  const larger = new create(array.length * 2);
  larger.set(array);
  return larger;
}

function addDocument(
  postings: PostingList,
  { text, headings, about }: IndexedText,
  document: number,
) {
  const entries: number[] = [];
  [text, headings, about].forEach((field, number) => {
    visitTerms(field, (key) => {
      // A key has 32 bits; the field goes behind it, so that one sort brings all places of a term together.
      entries.push(key * 4 + number);
    });
  });
  const sorted = Float64Array.from(entries).sort();
  let length = 0;
  visitTerms(text, (key) => {
    length += key < SEGMENT_SIZE ? 1 : 0;
  });
  for (let i = 0; i < sorted.length; ) {
    const key = Math.floor((sorted[i] ?? 0) / 4);
    let frequency = 0;
    for (; i < sorted.length && Math.floor((sorted[i] ?? 0) / 4) === key; i++) {
      frequency += FIELD_WEIGHTS[(sorted[i] ?? 0) % 4] ?? 0;
    }
    const impact = Math.round(impactOf(frequency, length) / IMPACT_STEP);
    postings.add(key, document, Math.min(255, Math.max(1, impact)));
  }
}

/** Brings the postings of each term together: by counting, since they come by document. */
function arrange({ count, keys, documents, impacts }: PostingList, size: number): TermSegment {
  const sortedKeys = distinct(keys.subarray(0, count));
  const numbers = new Uint32Array(count);
  const counts = new Uint32Array(sortedKeys.length);
  const numberOf = hashOf(sortedKeys);
  for (let i = 0; i < count; i++) {
    const number = numberOf(keys[i] ?? 0);
    numbers[i] = number;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const most = size < MANY_PASSAGES ? size : size * COMMON_SHARE;
  const offsets = new Uint32Array(sortedKeys.length + 1);
  counts.forEach((held, number) => {
    offsets[number + 1] = (offsets[number] ?? 0) + (held <= most ? held : 0);
  });
  const total = offsets[sortedKeys.length] ?? 0;
  const arranged = { documents: new Uint16Array(total), impacts: new Uint8Array(total) };
  const next = offsets.slice();
  for (let i = 0; i < count; i++) {
    const number = numbers[i] ?? 0;
    if ((counts[number] ?? 0) <= most) {
      const at = next[number] ?? 0;
      next[number] = at + 1;
      arranged.documents[at] = documents[i] ?? 0;
      arranged.impacts[at] = impacts[i] ?? 0;
    }
  }
  return { size, keys: sortedKeys, offsets, counts, ...arranged };
}

function distinct(keys: Uint32Array): Uint32Array {
  const sorted = keys.slice().sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) {
      sorted[kept++] = sorted[i] ?? 0;
    }
  }
  return sorted.slice(0, kept);
}

/** The place of a key among the sorted ones, by open addressing: a binary search for each posting takes thrice as long. */
function hashOf(keys: Uint32Array): (key: TermKey) => number {
  const bits = Math.max(4, Math.ceil(Math.log2(keys.length * 2 + 1)));
  const table = new Int32Array(1 << bits).fill(-1);
  const mask = table.length - 1;
  const slotOf = (key: number): number => (Math.imul(key, 0x9e3779b1) >>> (32 - bits)) & mask;
  keys.forEach((key, number) => {
    let slot = slotOf(key);
    while (table[slot] !== -1) {
      slot = (slot + 1) & mask;
    }
    table[slot] = number;
  });
  return (key) => {
    let slot = slotOf(key);
    while (keys[table[slot] ?? 0] !== key) {
      slot = (slot + 1) & mask;
    }
    return table[slot] ?? 0;
  };
}
