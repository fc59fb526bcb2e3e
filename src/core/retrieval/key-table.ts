import type { TermKey } from './terms';

const FIRST_UNITS = 0x10000;

/**
 * Finds keys among ascending ones: those with the same first unit stand together, and where they begin is remembered.
 * 256 KB beside the keys.
 */
export class KeyTable {
  readonly #keys: Uint32Array;
  /** Where the keys of each first unit begin, or -1 while nobody has asked; single characters have the first unit 0. */
  readonly #starts = new Int32Array(FIRST_UNITS + 1).fill(-1);

  constructor(keys: Uint32Array) {
    this.#keys = keys;
    this.#starts[FIRST_UNITS] = keys.length;
  }

  /** The place of a key, or -1. */
  find(key: TermKey): number {
    const unit = key >>> 16;
    const end = this.#start(unit + 1);
    const place = this.#firstFrom(key, this.#start(unit), end);
    return place < end && this.#keys[place] === key ? place : -1;
  }

  #start(unit: number): number {
    const known = this.#starts[unit] as number;
    if (known >= 0) {
      return known;
    }
    const start = this.#firstFrom(unit * FIRST_UNITS, 0, this.#keys.length);
    this.#starts[unit] = start;
    return start;
  }

  /** The place of the first key that is not below `key`. */
  #firstFrom(key: TermKey, from: number, end: number): number {
    const keys = this.#keys;
    let low = from;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] as number) < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
