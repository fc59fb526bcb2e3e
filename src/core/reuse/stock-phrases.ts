import type { Phrase } from '../phrases/phrase';
import { Projector, toFoldedText } from './projection';

/** A phrase is common property once a tenth of the speeches have it, two at least; four are always enough. */
const FEWEST_SPEECHES = 2;
const ENOUGH_SPEECHES = 4;

/** A longer phrase in two speeches may be what one of them took from the other: it must be in three. */
const SHORT = 8;
const FEWEST_FOR_LONG = 3;

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
 * its author's: that is no stock phrase to others.
 *
 * @param except ids of speeches that do not count: the draft's own file is no other's
 */
export function commonPhrases(
  phrases: readonly Phrase[],
  speechCount: number,
  except: ReadonlySet<string> = new Set(),
): string[] {
  const tenth = Math.ceil(speechCount / 10);
  const enough = Math.min(ENOUGH_SPEECHES, Math.max(FEWEST_SPEECHES, tenth));
  return phrases
    .filter(({ text, speechIds }) => {
      const fewest = text.length > SHORT ? Math.max(enough, FEWEST_FOR_LONG) : enough;
      return speechIds.filter((id) => !except.has(id)).length >= fewest;
    })
    .map(({ text }) => text);
}
