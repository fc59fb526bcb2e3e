import { existsSync, readFileSync } from 'node:fs';
import type { Completer } from '../../src/core/phrases/completer';
import { findTypedPiece } from '../../src/core/phrases/typed-piece';
import { isHan } from '../../src/core/text/characters';
import type { Segmenter } from '../../src/core/text/segmenter';
import type { Bed } from './bed';

const REACH = 160;
const ROWS = 10;

/** The texts of a .jsonl file of news items, one in `each`. */
export function readNews(file: string, each: number, most: number): string[] {
  if (!existsSync(file)) {
    return [];
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line, i) => line !== '' && i % each === 0)
    .slice(0, most)
    .map((line) => (JSON.parse(line) as { text: string }).text);
}

/** How often something was shown, and how often it was what the writer went on to write. */
class Showings {
  #shown = 0;
  #right = 0;

  /** @param isRight undefined when nothing was shown */
  add(isRight: boolean | undefined): void {
    this.#shown += isRight === undefined ? 0 : 1;
    this.#right += isRight === true ? 1 : 0;
  }

  describe(words: number): string {
    const often = ((1000 * this.#shown) / Math.max(1, words)).toFixed(1);
    return `${often} in 1000 words, right ${(this.#right / Math.max(1, this.#shown)).toFixed(3)}`;
  }
}

/**
 * Writes prose that the library does not hold, word by word as an input method commits it: how often does a
 * list open, and does it hold what the writer goes on to write? The same for ghost text by its threshold.
 */
export function measureNoise(
  name: string,
  texts: readonly string[],
  { completer }: Bed,
  segmenter: Segmenter,
): void {
  let words = 0;
  const asked = new Showings();
  const opened = new Showings();
  const ghosts = [0.5, 0.6, 0.7, 0.8, 0.9].map((atLeast) => ({ atLeast, shown: new Showings() }));
  for (const text of texts) {
    for (const caret of wordEnds(text, segmenter)) {
      words++;
      const before = text.slice(Math.max(0, caret - REACH), caret);
      const goesOn = (rest: string): boolean => text.startsWith(rest, caret);
      asked.add(isListRight(completer, before, { explicit: true, goesOn }));
      opened.add(isListRight(completer, before, { explicit: false, goesOn }));
      for (const { atLeast, shown } of ghosts) {
        const found = completer.continuation({ before, atLeast });
        shown.add(found && goesOn(found.phrase.text.slice(found.typedLength)));
      }
    }
  }
  console.log(`--- ${name}, ${words} words`);
  console.log(`a list could open: ${asked.describe(words)}`);
  console.log(`a list opens by itself: ${opened.describe(words)}`);
  for (const { atLeast, shown } of ghosts) {
    console.log(`ghost text from ${atLeast}: ${shown.describe(words)}`);
  }
}

/** Undefined when no list opens. */
function isListRight(
  completer: Completer,
  before: string,
  { explicit, goesOn }: { explicit: boolean; goesOn: (rest: string) => boolean },
): boolean | undefined {
  const piece = findTypedPiece(before.slice(before.lastIndexOf('\n') + 1));
  const rows =
    piece?.kind === 'han' ? completer.complete({ piece, before, explicit, limit: ROWS }) : [];
  return rows.length === 0
    ? undefined
    : rows.some(({ phrase, typedLength }) => goesOn(phrase.text.slice(typedLength)));
}

function wordEnds(text: string, segmenter: Segmenter): number[] {
  const ends: number[] = [];
  let at = 0;
  for (const token of segmenter.segment(text)) {
    at += token.text.length;
    if (isHan(text.charAt(at - 1)) || '，、'.includes(text.charAt(at - 1))) {
      ends.push(at);
    }
  }
  return ends;
}
