import type { Span } from '../text/spans';

/**
 * Units that a seed has. A copy of 20 characters with two of them changed keeps a run of 6 unchanged, and a longer
 * one with a tenth of it changed too.
 */
export const SEED = 6;

/** A draft that repeats itself more often than that says nothing new with every repetition. */
const MOST_ALIKE = 64;

/** Bits of the sieve that most places of a text do not pass: small enough to stay in the processor's first cache. */
const SIEVE_BITS = 18;

const BASE = 0x01000193;
const LEAVING = powerOf(BASE, SEED);

/** The places of a draft by the units that stand there, to be looked up while a text is read through once. */
export class DraftGrams {
  readonly #units: Uint16Array;
  readonly #sieve = new Uint32Array(1 << (SIEVE_BITS - 5));
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #shift: number;

  constructor(units: Uint16Array) {
    this.#units = units;
    // Four slots a place: a text of another matter then hits few of them.
    const bits = Math.max(12, Math.ceil(Math.log2(units.length * 4 + 1)));
    this.#shift = 32 - bits;
    this.#heads = new Int32Array(1 << bits).fill(-1);
    this.#next = new Int32Array(units.length).fill(-1);
    const alike = new Uint8Array(1 << bits);
    let hash = 0;
    for (let i = 0; i < units.length; i++) {
      hash = i < SEED ? add(hash, units, i) : roll(hash, units, i);
      const slot = toSlot(hash, this.#shift);
      const place = i - SEED + 1;
      if (place >= 0 && (alike[slot] ?? 0) < MOST_ALIKE) {
        const bit = toSlot(hash, 32 - SIEVE_BITS);
        this.#sieve[bit >>> 5] = (this.#sieve[bit >>> 5] ?? 0) | (1 << (bit & 31));
        alike[slot] = (alike[slot] ?? 0) + 1;
        this.#next[place] = this.#heads[slot] ?? -1;
        this.#heads[slot] = place;
      }
    }
  }

  /**
   * Calls `visit` for every place of the draft and of a piece of a text where a run of at least `SEED` units that they
   * share begins; the run may end beyond the piece. What begins at one place of the text is visited together.
   *
   * @param isEnough asked after each such place of the text
   * @returns where the next piece begins: its end, or earlier once it is enough
   */
  forEachRun(
    { units, length }: { units: Uint16Array; length: number },
    { start, end }: Span,
    visit: (inDraft: number, inText: number) => void,
    isEnough: () => boolean,
  ): number {
    // Some fifty million times a second: what does not change is looked up once.
    const sieve = this.#sieve;
    // A run that begins at a unit is told when its last one is read.
    const last = Math.min(length, end + SEED - 1);
    let hash = 0;
    for (let i = start; i < last; i++) {
      hash = i - start < SEED ? add(hash, units, i) : roll(hash, units, i);
      const bit = toSlot(hash, 32 - SIEVE_BITS);
      if ((((sieve[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1 && i - start >= SEED - 1) {
        const at = i - SEED + 1;
        this.#visitRuns(hash, units, at, visit);
        if (isEnough()) {
          return at + 1;
        }
      }
    }
    return end;
  }

  #visitRuns(
    hash: number,
    units: Uint16Array,
    at: number,
    visit: (inDraft: number, inText: number) => void,
  ): void {
    let place = this.#heads[toSlot(hash, this.#shift)] ?? -1;
    while (place >= 0) {
      if (this.#isRunStart(place, units, at)) {
        visit(place, at);
      }
      place = this.#next[place] ?? -1;
    }
  }

  #isRunStart(place: number, units: Uint16Array, at: number): boolean {
    const draft = this.#units;
    if (place > 0 && at > 0 && draft[place - 1] === units[at - 1]) {
      return false;
    }
    for (let k = 0; k < SEED; k++) {
      if (draft[place + k] !== units[at + k]) {
        return false;
      }
    }
    return true;
  }
}

function toSlot(hash: number, shift: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> shift;
}

/** The hash of the `SEED` units that end with the one at `i`, from that of those before. */
function roll(hash: number, units: Uint16Array, i: number): number {
  return (add(hash, units, i) - Math.imul(units[i - SEED] ?? 0, LEAVING)) | 0;
}

/** The hash of some units and the one at `i` behind them. */
function add(hash: number, units: Uint16Array, i: number): number {
  return (Math.imul(hash, BASE) + (units[i] ?? 0)) | 0;
}

function powerOf(base: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) {
    power = Math.imul(power, base);
  }
  return power;
}
