import { isPair, type TermKey, visitTerms } from './terms';

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
  /** Terms without postings, since too many passages hold them: the place of each in `keys`, and how many that are. */
  readonly common: Uint32Array;
  readonly documents: Uint16Array;
  readonly impacts: Uint8Array;
  /** Brings the postings of a range in, where they may still be in a file; without it all are there. */
  readonly load?: (from: number, end: number) => void;
}

/** Indexes at most `SEGMENT_SIZE` passages. About 0.1 ms each. */
export function buildSegment(texts: readonly IndexedText[]): TermSegment {
  const builder = new SegmentBuilder();
  for (const text of texts) {
    builder.add(text);
  }
  return builder.finish();
}

/** The impact of a term: BM25's saturation of its frequency, which passages of any library share. */
export function impactOf(frequency: number, length: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / USUAL_LENGTH));
}

/** Takes passages one after the other. */
class SegmentBuilder {
  readonly #numbers = new TermNumbers();
  #size = 0;
  /** Postings in the order in which they come, in arrays that grow. */
  #count = 0;
  #terms = new Uint32Array(1 << 16);
  #documents = new Uint16Array(1 << 16);
  #impacts = new Uint8Array(1 << 16);
  /** How often the passage at hand holds each term, by fields; else 0. */
  #frequencies = new Float64Array(1 << 16);

  add({ text, headings, about }: IndexedText): void {
    const held: number[] = [];
    let length = 0;
    [text, headings, about].forEach((field, i) => {
      const weight = FIELD_WEIGHTS[i] ?? 0;
      visitTerms(field, (key) => {
        length += i === 0 && !isPair(key) ? 1 : 0;
        const term = this.#numbers.of(key);
        if (term >= this.#frequencies.length) {
          this.#frequencies = grown(this.#frequencies, Float64Array);
        }
        const frequency = this.#frequencies[term] as number;
        if (frequency === 0) {
          held.push(term);
        }
        this.#frequencies[term] = frequency + weight;
      });
    });
    for (const term of held) {
      const impact = Math.round(impactOf(this.#frequencies[term] ?? 0, length) / IMPACT_STEP);
      this.#put(term, Math.min(255, Math.max(1, impact)));
      this.#frequencies[term] = 0;
    }
    this.#size++;
  }

  /** Brings the postings of each term together: by counting, since they come by passage. */
  finish(): TermSegment {
    const count = this.#count;
    const [terms, documents, impacts] = [this.#terms, this.#documents, this.#impacts];
    const held = new Uint32Array(this.#numbers.size);
    for (let i = 0; i < count; i++) {
      const term = terms[i] as number;
      held[term] = (held[term] as number) + 1;
    }
    const most = this.#size < MANY_PASSAGES ? this.#size : this.#size * COMMON_SHARE;
    const keys = this.#numbers.keys().sort();
    const offsets = new Uint32Array(keys.length + 1);
    const common: number[] = [];
    const next = new Uint32Array(keys.length);
    keys.forEach((key, place) => {
      const term = this.#numbers.of(key);
      const kept = held[term] as number;
      const isCommon = kept > most;
      if (isCommon) {
        common.push(place, kept);
      }
      next[term] = isCommon ? LEFT_OUT : (offsets[place] as number);
      offsets[place + 1] = (offsets[place] as number) + (isCommon ? 0 : kept);
    });
    const total = offsets[keys.length] ?? 0;
    const arranged = { documents: new Uint16Array(total), impacts: new Uint8Array(total) };
    for (let i = 0; i < count; i++) {
      const term = terms[i] as number;
      const at = next[term] as number;
      if (at !== LEFT_OUT) {
        next[term] = at + 1;
        arranged.documents[at] = documents[i] as number;
        arranged.impacts[at] = impacts[i] as number;
      }
    }
    return { size: this.#size, keys, offsets, common: Uint32Array.from(common), ...arranged };
  }

  #put(term: number, impact: number): void {
    if (this.#count === this.#terms.length) {
      this.#terms = grown(this.#terms, Uint32Array);
      this.#documents = grown(this.#documents, Uint16Array);
      this.#impacts = grown(this.#impacts, Uint8Array);
    }
    this.#terms[this.#count] = term;
    this.#documents[this.#count] = this.#size;
    this.#impacts[this.#count++] = impact;
  }
}

/** In place of where a term's next posting goes. */
const LEFT_OUT = 0xffffffff;

/** Numbers terms as they come: open addressing, at most half full. */
class TermNumbers {
  size = 0;
  #keys = new Uint32Array(1 << 16);
  #bits = 17;
  #slots = new Int32Array(1 << this.#bits).fill(-1);

  of(key: TermKey): number {
    const slots = this.#slots;
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - this.#bits);
    for (;;) {
      const number = slots[slot] as number;
      if (number < 0) {
        return this.#add(key, slot);
      }
      if (this.#keys[number] === key) {
        return number;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
  }

  /** All keys, by their numbers. */
  keys(): Uint32Array<ArrayBuffer> {
    return this.#keys.slice(0, this.size);
  }

  #add(key: TermKey, slot: number): number {
    if (this.size === this.#keys.length) {
      this.#grow();
      return this.of(key);
    }
    this.#slots[slot] = this.size;
    this.#keys[this.size] = key;
    return this.size++;
  }

  #grow(): void {
    this.#keys = grown(this.#keys, Uint32Array);
    this.#bits++;
    this.#slots = new Int32Array(1 << this.#bits).fill(-1);
    const known = this.size;
    this.size = 0;
    for (let number = 0; number < known; number++) {
      this.of(this.#keys[number] as number);
    }
  }
}

function grown<T extends Uint32Array | Uint16Array | Uint8Array | Float64Array>(
  array: T,
  create: new (length: number) => T,
): T {
  const larger = new create(array.length * 2);
  larger.set(array);
  return larger;
}
