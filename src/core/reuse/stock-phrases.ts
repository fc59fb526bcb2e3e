import type { Phrase } from '../phrases/phrase';
import { Projector, toFoldedText } from './projection';

/** A phrase is common property once a tenth of the speeches have it, two at least; four are always enough. */
const FEWEST_SPEECHES = 2;
const ENOUGH_SPEECHES = 4;

/** Phrases that nobody owns: repeating them is no copying. */
export class StockPhrases {
  /** Projected, by their first two units. */
  readonly #phrases = new Map<string, string[]>();

  constructor(phrases: Iterable<string>) {
    const projector = new Projector();
    for (const phrase of phrases) {
      const folded = toFoldedText(projector.project(phrase));
      if (folded.length > 1) {
        const beginning = folded.slice(0, 2);
        const alike = this.#phrases.get(beginning);
        if (alike === undefined) {
          this.#phrases.set(beginning, [folded]);
        } else {
          alike.push(folded);
        }
      }
    }
  }

  /**
   * Marks the units of a text that are in one of the phrases.
   *
   * @param folded the text, projected
   * @param marks an entry for each unit
   */
  mark(folded: string, marks: Uint8Array): void {
    for (let at = 0; at < folded.length - 1; at++) {
      for (const phrase of this.#phrases.get(folded.slice(at, at + 2)) ?? []) {
        if (folded.startsWith(phrase, at)) {
          marks.fill(1, at, at + phrase.length);
        }
      }
    }
  }
}

/**
 * The mined phrases that are common property. Mining also finds what stands in one speech only, a whole couplet of
 * its author's: that is no stock phrase to others. In a larger library two speeches are no proof either, for one may
 * have copied the other.
 */
export function commonPhrases(phrases: readonly Phrase[], speechCount: number): string[] {
  const tenth = Math.ceil(speechCount / 10);
  const enough = Math.min(ENOUGH_SPEECHES, Math.max(FEWEST_SPEECHES, tenth));
  return phrases.filter(({ speechIds }) => speechIds.length >= enough).map(({ text }) => text);
}
