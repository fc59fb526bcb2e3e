import { isHan, isTrail } from '../text/characters';
import { pinyinKeys } from '../text/pinyin';

/** A text with its pinyin, where that is known already: syllables with a blank between. */
export interface SpeltText {
  readonly text: string;
  readonly spelling?: string;
}

/**
 * What counts of a text when it is searched: characters, letters and figures, of one width and case; ü is v as on
 * a keyboard. ７ → 7, Ａ → a, 、 → ''.
 */
function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) {
    return unit;
  }
  const isWide = code >= 0xff01 && code <= 0xff5e;
  const half = (isWide ? String.fromCharCode(code - 0xfee0) : unit).toLowerCase().charAt(0);
  if (half === 'ü') {
    return 'v';
  }
  return isHan(half) || /[\p{L}\p{N}]/u.test(half) ? half : '';
}

/** A text with nothing but what counts when it is searched. */
export function foldText(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    folded += foldUnit(text.charAt(i));
  }
  return folded;
}

/** The letters, and what is none. */
const LETTERS = 27;

/** The places of each number of an array, ascending, end to end. */
class Postings {
  readonly #starts: Uint32Array;
  readonly #places: Uint32Array;

  constructor(numbers: Uint16Array) {
    this.#starts = new Uint32Array(0x10001);
    for (const number of numbers) {
      this.#starts[number + 1] = (this.#starts[number + 1] ?? 0) + 1;
    }
    for (let number = 0; number < 0x10000; number++) {
      this.#starts[number + 1] = (this.#starts[number + 1] ?? 0) + (this.#starts[number] ?? 0);
    }
    const next = this.#starts.slice();
    this.#places = new Uint32Array(numbers.length);
    for (const [place, number] of numbers.entries()) {
      const at = next[number] ?? 0;
      this.#places[at] = place;
      next[number] = at + 1;
    }
  }

  /** The places of a number, or of those up to `last`. */
  of(number: number, last = number): Uint32Array {
    return this.#places.subarray(this.#starts[number], this.#starts[last + 1]);
  }
}

/**
 * Texts that are searched by their characters and their pinyin: what counts of each, end to end in flat arrays, and
 * where each character and each syllable stands. 600,000 units take 14 MB.
 */
export class SpeltTexts {
  /** Folded UTF-16 units. */
  readonly units: Uint16Array;
  /** The number of each unit's syllable in `spellings`; 0 where it has none. */
  readonly syllables: Uint16Array;
  /** Where each text begins; one more for the end. */
  readonly starts: Uint32Array;
  /** Syllables by their numbers; the first is ''. */
  readonly spellings: readonly string[];
  /** The text of each unit. */
  readonly rows: Uint32Array;
  /** Where each unit stood in its text. */
  readonly #origins: Uint16Array;
  readonly #ofUnits: Postings;
  /** By syllable and then by the letter that the next unit begins with. */
  readonly #ofSyllables: Postings;
  /** The same of the first unit of each text, by rows. */
  readonly #atStarts: Postings;

  /** @param texts at most 65,535 units each */
  constructor(texts: readonly SpeltText[]) {
    const most = texts.reduce((sum, { text }) => sum + text.length, 0);
    const units = new Uint16Array(most);
    const syllables = new Uint16Array(most);
    this.#origins = new Uint16Array(most);
    this.rows = new Uint32Array(most);
    this.starts = new Uint32Array(texts.length + 1);
    const numbers = new Map([['', 0]]);
    let at = 0;
    for (const [row, entry] of texts.entries()) {
      this.starts[row] = at;
      for (const { unit, syllable, origin } of spell(entry)) {
        const number = numbers.get(syllable) ?? numbers.size;
        numbers.set(syllable, number);
        units[at] = unit.charCodeAt(0);
        syllables[at] = number;
        this.#origins[at] = origin;
        this.rows[at] = row;
        at++;
      }
    }
    this.starts[texts.length] = at;
    this.spellings = [...numbers.keys()];
    this.units = units.subarray(0, at);
    this.syllables = syllables.subarray(0, at);
    this.#ofUnits = new Postings(this.units);
    const keys = this.syllables.map((syllable, place) => {
      return syllable * LETTERS + this.#letterAt(place + 1);
    });
    this.#ofSyllables = new Postings(keys);
    this.#atStarts = new Postings(
      Uint16Array.from(this.starts.subarray(0, -1), (start) => keys[start] ?? 0),
    );
  }

  /** Where a folded unit stands, ascending. */
  placesOf(code: number): Uint32Array {
    return this.#ofUnits.of(code);
  }

  /**
   * Where a syllable stands, by its number; with `next` only where the next unit is that letter or its pinyin begins
   * with it, with '' only where it is none.
   */
  placesOfSyllable(syllable: number, next?: string): Uint32Array {
    const first = syllable * LETTERS;
    return next === undefined
      ? this.#ofSyllables.of(first, first + LETTERS - 1)
      : this.#ofSyllables.of(first + letterNumber(next));
  }

  /** The rows of the texts that begin so. */
  rowsFromSyllable(syllable: number, next: string): Uint32Array {
    return this.#atStarts.of(syllable * LETTERS + letterNumber(next));
  }

  /** The folded text of a row. */
  folded(row: number): string {
    const units = this.units.subarray(this.starts[row], this.starts[row + 1]);
    return String.fromCharCode(...units);
  }

  /** The pinyin of a row, or its initials. */
  spelt(row: number, onlyInitials: boolean): string {
    let spelt = '';
    for (const syllable of this.syllables.subarray(this.starts[row], this.starts[row + 1])) {
      const spelling = this.spellings[syllable] ?? '';
      spelt += onlyInitials ? spelling.charAt(0) : spelling;
    }
    return spelt;
  }

  /** Number of the letter that a unit is or that its pinyin begins with; 0 for none. */
  #letterAt(place: number): number {
    const spelling = this.spellings[this.syllables[place] ?? 0] ?? '';
    return letterNumber(spelling || String.fromCharCode(this.units[place] ?? 0));
  }

  /** Where folded units [from, to) stand in the text that they come from. */
  spanOf(from: number, to: number): { start: number; end: number } {
    return { start: this.#origins[from] ?? 0, end: (this.#origins[to - 1] ?? 0) + 1 };
  }
}

/** 1 to 26; 0 for what is no letter. */
function letterNumber(text: string): number {
  const number = text.charCodeAt(0) - 0x60;
  return number >= 1 && number < LETTERS ? number : 0;
}

/** What counts of a text, unit by unit, with the syllable and where it stands. */
function* spell({ text, spelling }: SpeltText) {
  const syllables = alignedSyllables(text, spelling);
  let characters = 0;
  for (let origin = 0; origin < text.length; origin++) {
    const unit = foldUnit(text.charAt(origin));
    if (unit !== '') {
      yield { unit, syllable: isSpelt(unit) ? (syllables[characters++] ?? '') : '', origin };
    }
  }
}

function isSpelt(unit: string): boolean {
  return isHan(unit) && !isTrail(unit);
}

/** A syllable for each character; none at all where the dictionary lacks some, so that none goes astray. */
function alignedSyllables(text: string, spelling: string | undefined): readonly string[] {
  const syllables = spelling?.split(' ') ?? pinyinKeys(text).syllables;
  let characters = 0;
  for (let i = 0; i < text.length; i++) {
    characters += isSpelt(text.charAt(i)) ? 1 : 0;
  }
  return syllables.length === characters ? syllables : [];
}
