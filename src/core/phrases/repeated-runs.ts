import { isHan } from '../text/characters';
import type { Token } from '../text/segmenter';

/** A run of neighbouring words and how often the library has it. */
interface Run {
  readonly tokens: readonly Token[];
  count: number;
}

/** Text of a run → its counts. */
export type RunCounts = Map<string, Run>;

/** More words or 字 than that in a repeated run is a copied sentence, not a phrase. */
const MOST_WORDS = 10;
const MOST_UNITS = 30;

/** Adds every run of 1–10 words of a clause to `runs`; a run holds Han words, 、 and quotes only. */
export function countRuns(tokens: readonly Token[], runs: RunCounts): void {
  for (let from = 0; from < tokens.length; from++) {
    let text = '';
    for (let to = from; to < Math.min(tokens.length, from + MOST_WORDS); to++) {
      const token = tokens[to];
      if (token === undefined || !isRunToken(token.text) || text.length > MOST_UNITS) {
        break;
      }
      text += token.text;
      if (text.length >= 4) {
        countRun(text, tokens.slice(from, to + 1), runs);
      }
    }
  }
}

function countRun(text: string, tokens: readonly Token[], runs: RunCounts): void {
  const known = runs.get(text);
  if (known) {
    known.count++;
  } else {
    runs.set(text, { tokens, count: 1 });
  }
}

function isRunToken(text: string): boolean {
  return isHan(text.charAt(0)) || text === '、' || text === '“' || text === '”';
}
