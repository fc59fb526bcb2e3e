import type { Phrase } from '../phrases/phrase';
import { SortedKeys } from '../phrases/sorted-keys';
import { countHan, isHan } from '../text/characters';
import type { Segmenter } from '../text/segmenter';

/** A phrase that differs from a text in one word or one character. */
export interface Variant {
  readonly text: string;
  readonly occurrences: number;
  readonly speechCount: number;
  /** What the text has and what the variant has in its place. */
  readonly instead: string;
  readonly word: string;
}

/** A text with a gap: what stands before and after one of its words. */
interface Frame {
  readonly before: string;
  readonly gap: string;
  readonly after: string;
}

/**
 * 字 outside the gap: with fewer, or with fewer than inside, the frame says nothing. 全面从严治党 and 全面落实 have a
 * word in common; that is all.
 */
const FEWEST_FRAME_HAN = 2;

/** UTF-16 units of a word: 习近平同志 and 四个意识 are still one. */
const LONGEST_WORD = 5;

/**
 * Finds phrases that are a text with one word or one character replaced (牢记宗旨 for
 * 牢记使命). The phrases lie sorted by their beginnings and by their ends; each gap of the text is asked
 * for the one or the other, so that the work grows with the phrases that share the longer side, not with all.
 */
export class VariantIndex {
  readonly #phrases: readonly Phrase[];
  readonly #byBeginning: SortedKeys;
  readonly #byEnd: SortedKeys;
  readonly #segmenter: Segmenter;
  readonly #longest: number;

  constructor(phrases: readonly Phrase[], segmenter: Segmenter) {
    this.#phrases = phrases;
    this.#byBeginning = new SortedKeys(phrases.map((phrase) => phrase.text));
    this.#byEnd = new SortedKeys(phrases.map((phrase) => reversed(phrase.text)));
    this.#segmenter = segmenter;
    this.#longest = phrases.reduce((most, { text }) => Math.max(most, text.length), 0);
  }

  /** The variants of `text`, most frequent first. */
  of(text: string): Variant[] {
    const found = new Map<string, Variant>();
    if (text.length > this.#longest + LONGEST_WORD) {
      return [];
    }
    for (const frame of this.#framesOf(text)) {
      for (const phrase of this.#within(frame)) {
        const { before, gap, after } = frame;
        const word = phrase.text.slice(before.length, phrase.text.length - after.length);
        const isClose = word.length <= countHan(before + after);
        if (word !== gap && isClose && !found.has(phrase.text) && this.#isWord(word, gap)) {
          found.set(phrase.text, {
            text: phrase.text,
            occurrences: phrase.occurrences,
            speechCount: phrase.speechIds.length,
            instead: gap,
            word,
          });
        }
      }
    }
    return [...found.values()].sort(
      (a, b) => b.occurrences - a.occurrences || (a.text < b.text ? -1 : 1),
    );
  }

  /** A gap for each word of Han characters, then for each such character. */
  #framesOf(text: string): Frame[] {
    const words = this.#segmenter.segment(text).map((token) => token.text);
    return [words, [...text]].flatMap((parts) => {
      let start = 0;
      return parts.flatMap((gap) => {
        const frame = {
          before: text.slice(0, start),
          gap,
          after: text.slice(start + gap.length),
        };
        start += gap.length;
        const least = Math.max(FEWEST_FRAME_HAN, gap.length);
        const isUseful = countHan(frame.before + frame.after) >= least;
        return isUseful && isHan(gap.charAt(0)) ? [frame] : [];
      });
    });
  }

  #within({ before, after }: Frame): Phrase[] {
    const positions =
      before.length >= after.length
        ? this.#byBeginning.withPrefix(before)
        : this.#byEnd.withPrefix(reversed(after));
    return [...positions]
      .sort((a, b) => a - b)
      .flatMap((position) => {
        const phrase = this.#phrases[position];
        const fits =
          phrase !== undefined &&
          phrase.text.length > before.length + after.length &&
          phrase.text.startsWith(before) &&
          phrase.text.endsWith(after);
        return fits ? [phrase] : [];
      });
  }

  /** One character for another needs no dictionary; anything else must be one word. */
  #isWord(word: string, gap: string): boolean {
    if (word.length > LONGEST_WORD || ![...word].every(isHan)) {
      return false;
    }
    return word.length === gap.length && word.length === 1
      ? true
      : this.#segmenter.segment(word).length === 1;
  }
}

function reversed(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charAt(text.length - 1 - i)).join('');
}
