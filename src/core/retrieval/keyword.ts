import { sharedLength } from '../phrases/spelling';
import type { Span } from '../text/spans';
import type { SpeltTexts } from './spelt-texts';

/** How well a text fits a keyword; more is better, 0 is not at all. */
export const FIT = { none: 0, near: 1, about: 2, inside: 3, prefix: 4, exact: 5 } as const;

/** Units of a keyword that are read; no title is longer. */
const LONGEST = 60;

/**
 * Finds one keyword in spelt texts: characters and figures as they are, letters as themselves or as the pinyin of
 * what stands there, each syllable whole or by its initial, the last one unfinished too. 不忘初心 by 不忘, wangchu,
 * wangchuxi, bwcx, bwchx, 不忘cx, bu忘.
 */
export class Keyword {
  readonly #texts: SpeltTexts;
  readonly #codes: readonly number[];
  /** For each unit of the keyword: how many letters from it on may stand for each syllable, bit n for n. */
  readonly #lengths: readonly Uint8Array[];

  /** @param typed folded, not empty */
  constructor(texts: SpeltTexts, typed: string) {
    const read = typed.slice(0, LONGEST);
    this.#texts = texts;
    this.#codes = Array.from({ length: read.length }, (_, i) => read.charCodeAt(i));
    const none = new Uint8Array(texts.spellings.length);
    this.#lengths = Array.from({ length: read.length }, (_, i) =>
      /[a-z]/.test(read.charAt(i))
        ? Uint8Array.from(texts.spellings, (syllable) => lengthsOf(read, i, syllable))
        : none,
    );
  }

  /** How well each text fits: `FIT.exact`, `prefix`, `inside` or `none`. */
  fits(): Uint8Array {
    const fits = new Uint8Array(this.#texts.starts.length - 1);
    this.#addFits(this.#texts.placesOf(this.#codes[0] ?? 0), fits);
    for (const [syllable, lengths] of this.#lengths[0]?.entries() ?? []) {
      for (const length of readLengths(lengths)) {
        this.#addFits(this.#texts.placesOfSyllable(syllable, this.#letterAt(length)), fits);
      }
    }
    return fits;
  }

  /** The unit at `i`, if it is a letter. */
  #letterAt(i: number): string | undefined {
    const unit = String.fromCharCode(this.#codes[i] ?? 0);
    return /[a-z]/.test(unit) ? unit : undefined;
  }

  /** What of a text the keyword matches, at its first place there. */
  spanIn(row: number): Span | undefined {
    const { starts } = this.#texts;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at++) {
      const to = this.#endFrom(at, end, 0);
      if (to !== undefined) {
        return this.#texts.spanOf(at, to);
      }
    }
    return undefined;
  }

  #addFits(places: Uint32Array, fits: Uint8Array): void {
    const { starts, rows } = this.#texts;
    for (const at of places) {
      const row = rows[at] ?? 0;
      const end = starts[row + 1] ?? 0;
      const to = this.#endFrom(at, end, 0);
      if (to !== undefined) {
        const fit = at > (starts[row] ?? 0) ? FIT.inside : to < end ? FIT.prefix : FIT.exact;
        fits[row] = Math.max(fits[row] ?? FIT.none, fit);
      }
    }
  }

  /** Where the rest of the keyword from unit `i` on ends, if it stands at `at`. */
  #endFrom(at: number, end: number, i: number): number | undefined {
    if (i === this.#codes.length) {
      return at;
    }
    if (at === end) {
      return undefined;
    }
    if (this.#texts.units[at] === this.#codes[i]) {
      return this.#endFrom(at + 1, end, i + 1);
    }
    const lengths = this.#lengths[i]?.[this.#texts.syllables[at] ?? 0] ?? 0;
    for (const length of readLengths(lengths)) {
      const to = this.#endFrom(at + 1, end, i + length);
      if (to !== undefined) {
        return to;
      }
    }
    return undefined;
  }
}

/** What of a syllable letters may be: see `Keyword`; bit n for n letters. */
function lengthsOf(letters: string, from: number, syllable: string): number {
  const shared = sharedLength(letters, from, syllable);
  let lengths = shared > 0 ? 1 << 1 : 0;
  if (shared >= 2 && syllable.charAt(1) === 'h') {
    lengths |= 1 << 2;
  }
  if (shared === syllable.length || from + shared === letters.length) {
    lengths |= 1 << shared;
  }
  // Bit 0 is no length: nothing stands for no syllable.
  return lengths & ~1;
}

/** The lengths of some bits, for each value that they can have. */
const LENGTHS: readonly (readonly number[])[] = Array.from({ length: 128 }, (_, bits) =>
  [6, 5, 4, 3, 2, 1].filter((length) => (bits & (1 << length)) !== 0),
);

function readLengths(bits: number): readonly number[] {
  return LENGTHS[bits] ?? [];
}
