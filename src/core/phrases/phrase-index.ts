import Fuse from 'fuse.js';
import { hanOnly } from '../text/characters';
import { pinyinKeys } from '../text/pinyin';
import { isNearPrefix } from './near-prefix';
import { SortedKeys } from './sorted-keys';
import { spellsBeginning } from './spelling';

/** A wrong character can only be told from another phrase when this many were typed. */
export const FEWEST_FUZZY_HAN = 4;
export const MOST_FUZZY_HAN = 8;

/** From that many letters on they may be whole syllables (bax), and a wrong one among them is forgiven. */
const FEWEST_SPELT = 3;
const FEWEST_FUZZY_LETTERS = 4;

/** Candidates for fuse: enough for one slip, few enough for a millisecond. */
const FUZZY_CANDIDATES = 400;

/** A phrase that a look-up found, with fuse's score where it tolerated a slip: 0 is perfect. */
export interface NearPhrase {
  readonly index: number;
  readonly score: number;
}

/**
 * Finds phrases, as numbers into the list that was given, by how they begin.
 *
 * Exact beginnings come from sorted keys, one list each for the text, its pinyin and its initials. What no
 * phrase begins with goes to fuse.js, which tolerates a wrong, missing or swapped character or letter, over
 * what begins alike but for one slip.
 */
export class PhraseIndex {
  readonly #texts: readonly string[];
  readonly #byText: SortedKeys;
  readonly #byInitials: SortedKeys;
  readonly #byPinyin: SortedKeys;
  readonly #initials: readonly string[];
  /** Syllables with a blank between: an array for each phrase would take ten times the memory. */
  readonly #spellings: readonly string[];

  /** @param texts the phrases, most wanted first */
  constructor(texts: readonly string[]) {
    this.#texts = texts;
    const keys = texts.map((text) => pinyinKeys(text));
    this.#initials = keys.map((key) => key.initials);
    this.#spellings = keys.map((key) => key.syllables.join(' '));
    this.#byText = new SortedKeys(texts);
    this.#byInitials = new SortedKeys(this.#initials);
    this.#byPinyin = new SortedKeys(keys.map((key) => key.full));
  }

  /** The pinyin of a phrase: syllables with a blank between. */
  spelling(index: number): string {
    return this.#spellings[index] ?? '';
  }

  /** The phrases that begin with `typed`, one before its extensions. */
  withBeginning(typed: string): Uint32Array {
    return this.#byText.withPrefix(typed);
  }

  /** The phrases whose initials (bwcx), pinyin (buwangch) or both mixed (bwchuxin) begin with `letters`. */
  withLetters(letters: string): { initials: Uint32Array; syllables: number[] } {
    const initials = this.#byInitials.withPrefix(letters);
    const syllables = new Set<number>();
    if (letters.length >= FEWEST_SPELT) {
      for (const index of this.#byPinyin.withPrefix(letters)) {
        syllables.add(index);
      }
      if (initials.length === 0 && syllables.size === 0) {
        for (const index of this.#byInitials.withPrefix(letters.charAt(0))) {
          if (this.#isSpelt(index, 0, letters)) {
            syllables.add(index);
          }
        }
      }
    }
    return { initials, syllables: [...syllables] };
  }

  /** The phrases that begin with `han` and go on as `letters` spell it: 不忘 and cx, or chux. */
  withMixed(han: string, letters: string): number[] {
    const skipped = hanOnly(han).length;
    return [...this.#byText.withPrefix(han)].filter((index) =>
      this.#isSpelt(index, skipped, letters),
    );
  }

  /** The phrases that begin with `typed` but for one character, best first. */
  nearBeginning(typed: string, limit: number): NearPhrase[] {
    const alike = this.#byText.withPrefix(typed.charAt(0));
    return searchNear(typed, alike, { keyOf: (index) => this.#texts[index] ?? '', limit });
  }

  /** The phrases whose initials begin with `letters` but for one, best first. */
  nearLetters(letters: string, limit: number): NearPhrase[] {
    if (letters.length < FEWEST_FUZZY_LETTERS) {
      return [];
    }
    const alike = this.#byInitials.withPrefix(letters.charAt(0));
    return searchNear(letters, alike, { keyOf: (index) => this.#initials[index] ?? '', limit });
  }

  #isSpelt(index: number, skipped: number, letters: string): boolean {
    const spelling = this.#spellings[index] ?? '';
    // The second letter goes on with the first syllable or begins the second: few phrases pass.
    const second = letters.charAt(1);
    const initials = this.#initials[index] ?? '';
    if (skipped === 0 && spelling.charAt(1) !== second && initials.charAt(1) !== second) {
      return false;
    }
    return spellsBeginning(letters, spelling.split(' ').slice(skipped));
  }
}

/** fuse.js over those keys that begin with what was typed but for one slip. */
function searchNear(
  typed: string,
  indexes: Uint32Array,
  { keyOf, limit }: { keyOf: (index: number) => string; limit: number },
): NearPhrase[] {
  const candidates: { index: number; key: string }[] = [];
  for (const index of indexes) {
    const key = keyOf(index);
    if (candidates.length < FUZZY_CANDIDATES && isNearPrefix(typed, key)) {
      candidates.push({ index, key });
    }
  }
  // One error in three or four characters passes (.33, .25), one in two does not (.5); a match that stands
  // deep inside a phrase is no beginning of it.
  const options = { keys: ['key'], threshold: 0.34, distance: 8, includeScore: true };
  return new Fuse(candidates, options)
    .search(typed, { limit })
    .map(({ item, score }) => ({ index: item.index, score: score ?? 1 }));
}
