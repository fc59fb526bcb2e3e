import type { TermKey } from './terms';

const FIRST_UNITS = 0x10000;

/** Finds keys among ascending ones: by what their first unit is, then by halves. 256 KB beside the keys. */
export class KeyTable {
  readonly #keys: Uint32Array;
  /** Where the keys of each first unit begin; those of single characters have none, 0. */
  readonly #starts = new Uint32Array(FIRST_UNITS + 1);

  constructor(keys: Uint32Array) {
    this.#keys = keys;
    const starts = this.#starts;
    for (let i = 0; i < keys.length; i++) {
      starts[((keys[i] as number) >>> 16) + 1] = i + 1;
    }
    for (let unit = 1; unit <= FIRST_UNITS; unit++) {
      starts[unit] = Math.max(starts[unit] as number, starts[unit - 1] as number);
    }
  }

  /** The place of a key, or -1. */
  find(key: TermKey): number {
    const keys = this.#keys;
    let low = this.#starts[key >>> 16] as number;
    let high = (this.#starts[(key >>> 16) + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = keys[middle] as number;
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
}
