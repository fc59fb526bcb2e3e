import Fuse from 'fuse.js';
import { countHan, hanOnly, isHan } from '../text/characters';
import { pinyinKeys } from '../text/pinyin';
import { isNearPrefix } from './near-prefix';
import type { Phrase } from './phrase';
import { SortedKeys } from './sorted-keys';
import type { TypedPiece } from './typed-piece';

/** A phrase that completes what was typed. */
export interface PhraseMatch {
  readonly phrase: Phrase;
  /** Number of UTF-16 units before the caret that the phrase stands for and replaces. */
  readonly typedLength: number;
  /** `prefix`: the phrase begins with the typed text; `pinyin`: with its letters; `fuzzy`: nearly so. */
  readonly kind: 'prefix' | 'pinyin' | 'fuzzy';
}

/** Two characters are the shortest beginning that says something; a single one opens a list at every word. */
const FEWEST_TYPED_HAN = 2;

/** A wrong character can only be told from another phrase when this many were typed. */
const FEWEST_FUZZY_HAN = 4;
const MOST_FUZZY_HAN = 8;

/** Candidates for fuse: enough for one wrong character, few enough for a millisecond. */
const FUZZY_CANDIDATES = 400;

/**
 * The phrases of a library, for completion.
 *
 * Exact beginnings come from sorted keys, one list each for the text, its pinyin and its initials.
 * What no phrase begins with goes to fuse.js, which tolerates a wrong, missing or swapped character or
 * letter, over the phrases that share most of the query's characters.
 */
export class PhraseIndex {
  readonly #phrases: readonly Phrase[];
  readonly #byText: SortedKeys;
  readonly #byInitials: SortedKeys;
  readonly #byPinyin: SortedKeys;
  readonly #initials: readonly string[];
  readonly #byCharacter = new Map<string, number[]>();

  /** @param phrases most wanted first; the order decides between equal matches */
  constructor(phrases: readonly Phrase[]) {
    this.#phrases = phrases;
    const keys = phrases.map((phrase) => pinyinKeys(phrase.text));
    this.#initials = keys.map((key) => key.initials);
    this.#byText = new SortedKeys(phrases.map((phrase) => phrase.text));
    this.#byInitials = new SortedKeys(this.#initials);
    this.#byPinyin = new SortedKeys(keys.map((key) => key.full));
    phrases.forEach((phrase, index) => {
      for (const unit of new Set(hanOnly(phrase.text))) {
        const list = this.#byCharacter.get(unit);
        if (list) {
          list.push(index);
        } else {
          this.#byCharacter.set(unit, [index]);
        }
      }
    });
  }

  /** Number of phrases. */
  get size(): number {
    return this.#phrases.length;
  }

  /** All phrases, most wanted first. */
  all(): readonly Phrase[] {
    return this.#phrases;
  }

  /** The phrases that complete a typed piece, best first, at most `limit`. */
  complete(piece: TypedPiece, limit: number): PhraseMatch[] {
    return piece.kind === 'letters'
      ? this.#completeLetters(piece.text, limit)
      : this.#completeHan(piece.text, limit);
  }

  /** Longer typed beginnings come first: 坚定不移推 fits 坚定不移推进… better than 移推… fits anything. */
  #completeHan(text: string, limit: number): PhraseMatch[] {
    const matches = new Map<number, PhraseMatch>();
    for (let from = 0; from < text.length && matches.size < limit; from++) {
      const typed = text.slice(from);
      if (!isHan(typed.charAt(0)) && !/[“《]/u.test(typed.charAt(0))) {
        continue;
      }
      if (countHan(typed) < FEWEST_TYPED_HAN) {
        break;
      }
      for (const index of this.#byText.withPrefix(typed, limit)) {
        const phrase = this.#phrases[index];
        if (phrase !== undefined && !text.endsWith(phrase.text) && !matches.has(index)) {
          matches.set(index, { phrase, typedLength: typed.length, kind: 'prefix' });
        }
      }
    }
    const found = [...matches.values()].slice(0, limit);
    // A near miss is of use only where nothing fits: beside exact beginnings it would be noise.
    return found.length > 0 ? found : this.#completeFuzzyHan(text, limit);
  }

  #completeFuzzyHan(text: string, limit: number): PhraseMatch[] {
    const run = /[\p{Script=Han}、]+$/u.exec(text)?.[0] ?? '';
    let best: PhraseMatch[] = [];
    let bestScore = Number.POSITIVE_INFINITY;
    for (let length = FEWEST_FUZZY_HAN; length <= Math.min(run.length, MOST_FUZZY_HAN); length++) {
      const typed = run.slice(-length);
      // A phrase that has been typed whole is nearly the end of itself, too.
      const hits = this.#searchFuzzy(typed, limit).filter(
        ({ phrase }) => !text.endsWith(phrase.text),
      );
      const score = hits[0]?.score;
      if (score !== undefined && score < bestScore) {
        bestScore = score;
        best = hits.map(({ phrase }) => ({ phrase, typedLength: length, kind: 'fuzzy' }));
      }
    }
    return best;
  }

  #searchFuzzy(typed: string, limit: number): { phrase: Phrase; score: number }[] {
    const candidates = this.#sharingCharacters(typed).map((index) => this.#phrases[index]);
    const fuse = new Fuse(
      candidates.filter((phrase) => phrase !== undefined),
      // One error in three or four characters passes (.33, .25), one in two does not (.5); a match
      // that stands deep inside a phrase is no beginning of it.
      { keys: ['text'], threshold: 0.34, distance: 8, includeScore: true },
    );
    return fuse
      .search(typed, { limit })
      .filter(({ item }) => isNearPrefix(typed, item.text))
      .map(({ item, score }) => ({ phrase: item, score: score ?? 1 }));
  }

  /** Phrases that have at least 60 % of the typed characters, most shared first. */
  #sharingCharacters(typed: string): number[] {
    const units = new Set(hanOnly(typed));
    const shared = new Map<number, number>();
    for (const unit of units) {
      for (const index of this.#byCharacter.get(unit) ?? []) {
        shared.set(index, (shared.get(index) ?? 0) + 1);
      }
    }
    return [...shared]
      .filter(([, count]) => count >= Math.max(2, units.size * 0.6))
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, FUZZY_CANDIDATES)
      .map(([index]) => index);
  }

  /** Initials first (bwcx), then whole syllables (buwang), then initials with one letter wrong. */
  #completeLetters(letters: string, limit: number): PhraseMatch[] {
    const indexes = new Set(this.#byInitials.withPrefix(letters, limit));
    if (letters.length >= 3) {
      for (const index of this.#byPinyin.withPrefix(letters, limit)) {
        indexes.add(index);
      }
    }
    let kind: PhraseMatch['kind'] = 'pinyin';
    if (indexes.size === 0 && letters.length >= 4) {
      kind = 'fuzzy';
      for (const index of this.#searchInitials(letters, limit)) {
        indexes.add(index);
      }
    }
    const matches: PhraseMatch[] = [];
    for (const index of [...indexes].slice(0, limit)) {
      const phrase = this.#phrases[index];
      if (phrase !== undefined) {
        matches.push({ phrase, typedLength: letters.length, kind });
      }
    }
    return matches;
  }

  #searchInitials(letters: string, limit: number): number[] {
    const near = this.#initials
      .map((initials, index) => ({ initials, index }))
      .filter(
        ({ initials }) =>
          initials.startsWith(letters.charAt(0)) && initials.length >= letters.length,
      );
    const fuse = new Fuse(near, { keys: ['initials'], threshold: 0.26, distance: 8 });
    return fuse.search(letters, { limit }).map(({ item }) => item.index);
  }
}
