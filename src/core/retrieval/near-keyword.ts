import Fuse, { type RangeTuple } from 'fuse.js';
import type { Span } from '../text/spans';
import type { SpeltTexts } from './spelt-texts';

/** What is shorter may be anything. */
const FEWEST_HAN = 3;
const FEWEST_INITIALS = 4;
const FEWEST_LETTERS = 5;

/** Another year is no slip. */
const DATE = /^[\d年月日]+$/u;

/** Bits of a number that the slips are counted in. */
const LONGEST = 28;

/** Candidates for fuse: a millisecond. */
const MOST_CANDIDATES = 400;

/** What may stand behind a syllable: a letter's syllable, or something else. */
const NEXT_LETTERS = ['', ...'abcdefghijklmnopqrstuvwxyz'];

/** A text that holds a keyword but for one slip. */
export interface NearText {
  readonly row: number;
  readonly matches: readonly Span[];
}

/**
 * The texts that hold a keyword but for one character or letter that is wrong, missing, too many or swapped with
 * its neighbour, best first. Letters are compared with the pinyin from any character on (the first letter must be
 * right but at the beginning) and with the initials from the beginning on. What has one slip fuse.js ranks.
 *
 * @param typed folded; characters and letters mixed are not looked for
 */
export function findNear(texts: SpeltTexts, typed: string): NearText[] {
  if (typed.length > LONGEST || DATE.test(typed)) {
    return [];
  }
  if (/^[a-z]+$/.test(typed)) {
    return findNearLetters(texts, typed);
  }
  return typed.length < FEWEST_HAN || /[a-z]/.test(typed) ? [] : findNearHan(texts, typed);
}

function findNearHan(texts: SpeltTexts, typed: string): NearText[] {
  const slips = new Slips(typed);
  // One slip leaves all characters but one, so that of the two rarest one is there.
  const [rarest, next] = Array.from(new Set(typed), (unit) =>
    texts.placesOf(unit.charCodeAt(0)),
  ).sort((a, b) => a.length - b.length);
  const candidates = new Set<number>();
  for (const place of [...(rarest ?? []), ...(next ?? [])]) {
    candidates.add(texts.rows[place] ?? 0);
  }
  const rows = [...candidates].filter((row) =>
    slips.anywhereIn(texts.units, texts.starts[row] ?? 0, texts.starts[row + 1] ?? 0),
  );
  return rank(typed, rows, (row) => texts.folded(row)).map(({ row, indices }) => ({
    row,
    matches: indices.map(([from, to]) => {
      const start = texts.starts[row] ?? 0;
      return texts.spanOf(start + from, start + to + 1);
    }),
  }));
}

function findNearLetters(texts: SpeltTexts, typed: string): NearText[] {
  const found = new Set<number>();
  if (typed.length >= FEWEST_LETTERS) {
    const rows = findInPinyin(texts, typed);
    for (const { row } of rank(typed, rows, (row) => texts.spelt(row, false))) {
      found.add(row);
    }
  }
  if (typed.length >= FEWEST_INITIALS) {
    const rows = findInInitials(texts, typed);
    for (const { row } of rank(typed, rows, (row) => texts.spelt(row, true))) {
      found.add(row);
    }
  }
  return Array.from(found, (row) => ({ row, matches: [] }));
}

/** What the first syllable and the letter behind it decide is not read on. */
function findInPinyin(texts: SpeltTexts, typed: string): Set<number> {
  const slips = new Slips(typed);
  const rows = new Set<number>();
  for (const [syllable, next] of findBeginnings(texts, slips, (spelling) => spelling)) {
    const isRight = texts.spellings[syllable]?.charAt(0) === typed.charAt(0);
    const places = isRight
      ? texts.placesOfSyllable(syllable, next)
      : texts.rowsFromSyllable(syllable, next).map((row) => texts.starts[row] ?? 0);
    for (const place of places) {
      if (slips.inPinyin(texts, place)) {
        rows.add(texts.rows[place] ?? 0);
      }
    }
  }
  return rows;
}

function findInInitials(texts: SpeltTexts, typed: string): Set<number> {
  const slips = new Slips(typed);
  const rows = new Set<number>();
  for (const [syllable, next] of findBeginnings(texts, slips, (spelling) => spelling.charAt(0))) {
    for (const row of texts.rowsFromSyllable(syllable, next)) {
      if (slips.inInitials(texts, texts.starts[row] ?? 0)) {
        rows.add(row);
      }
    }
  }
  return rows;
}

/** The syllables, with the letters behind them, from which on the pattern may be read. */
function* findBeginnings(
  texts: SpeltTexts,
  slips: Slips,
  lettersOf: (spelling: string) => string,
): Generator<[syllable: number, next: string]> {
  for (const [syllable, spelling] of texts.spellings.entries()) {
    const letters = lettersOf(spelling);
    for (const next of letters !== '' && slips.mayBegin(letters) ? NEXT_LETTERS : []) {
      if (slips.mayBegin(letters + next)) {
        yield [syllable, next];
      }
    }
  }
}

/** fuse.js over what has one slip: the fewest errors and the nearest to the beginning first. */
function rank(
  typed: string,
  rows: Iterable<number>,
  keyOf: (row: number) => string,
): { row: number; indices: readonly RangeTuple[] }[] {
  const wanted = [...rows].sort((a, b) => a - b).slice(0, MOST_CANDIDATES);
  const fuse = new Fuse(
    wanted.map((row) => ({ row, key: keyOf(row) })),
    // A swap is two errors to fuse: two of three characters (.67) must pass. What is no slip never gets here.
    { keys: ['key'], threshold: 0.9, distance: 300, includeMatches: true, minMatchCharLength: 1 },
  );
  return fuse
    .search(typed)
    .map(({ item, matches }) => ({ row: item.row, indices: matches?.[0]?.indices ?? [] }));
}

/**
 * Reads units one by one and tells whether a pattern was read with at most one slip (Wu and Manber's way with one
 * bit for each place in the pattern, and Damerau's swap of neighbours beside it).
 */
class Slips {
  readonly #masks = new Uint32Array(0x10000);
  readonly #end: number;
  /** Bit i: the first i units of the pattern have been read, without a slip and with one. */
  #exact = 0;
  #slipped = 0;
  /** Bit i: so have i, and then the one behind the next. */
  #swapping = 0;

  constructor(pattern: string) {
    for (let i = 0; i < pattern.length; i++) {
      const code = pattern.charCodeAt(i);
      this.#masks[code] = (this.#masks[code] ?? 0) | (1 << i);
    }
    this.#end = 1 << pattern.length;
  }

  /** Whether the pattern stands somewhere in `units` from `start` to `end`. */
  anywhereIn(units: Uint16Array, start: number, end: number): boolean {
    this.#begin();
    for (let at = start; at < end; at++) {
      this.#read(units[at] ?? 0);
      if (this.#isRead()) {
        return true;
      }
      this.#exact |= 1;
      this.#slipped |= 2;
    }
    return false;
  }

  /** Whether the pinyin from a unit on begins with the pattern. */
  inPinyin(texts: SpeltTexts, from: number): boolean {
    const { rows, spellings, syllables } = texts;
    const row = rows[from];
    this.#begin();
    for (let at = from; rows[at] === row && this.#isAlive(); at++) {
      if (this.#readSyllable(spellings[syllables[at] ?? 0] ?? '')) {
        return true;
      }
    }
    return false;
  }

  /** Whether the initials from a unit on begin with the pattern. */
  inInitials(texts: SpeltTexts, from: number): boolean {
    const { rows, spellings, syllables } = texts;
    const row = rows[from];
    this.#begin();
    for (let at = from; rows[at] === row && this.#isAlive(); at++) {
      if (this.#readSyllable((spellings[syllables[at] ?? 0] ?? '').charAt(0))) {
        return true;
      }
    }
    return false;
  }

  /** Whether what begins with these letters may begin with the pattern. */
  mayBegin(letters: string): boolean {
    this.#begin();
    return this.#readSyllable(letters) || this.#isAlive();
  }

  #readSyllable(syllable: string): boolean {
    for (let i = 0; i < syllable.length; i++) {
      this.#read(syllable.charCodeAt(i));
      if (this.#isRead()) {
        return true;
      }
    }
    return false;
  }

  #begin(): void {
    this.#exact = 1;
    this.#slipped = 2;
    this.#swapping = 0;
  }

  #isAlive(): boolean {
    return (this.#exact | this.#slipped | this.#swapping) !== 0;
  }

  #isRead(): boolean {
    return ((this.#exact | this.#slipped) & this.#end) !== 0;
  }

  #read(code: number): void {
    const mask = this.#masks[code] ?? 0;
    const exact = (this.#exact & mask) << 1;
    const slipped =
      ((this.#slipped & mask) << 1) |
      // One too many in the text, a wrong one, one too many in the pattern, two swapped.
      this.#exact |
      (this.#exact << 1) |
      (exact << 1) |
      ((this.#swapping & mask) << 2);
    this.#swapping = this.#exact & (mask >> 1);
    this.#exact = exact;
    this.#slipped = slipped;
  }
}
