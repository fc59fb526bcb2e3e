import { findTypedPiece } from '../../src/core/phrases/typed-piece';
import { pinyinKeys } from '../../src/core/text/pinyin';
import type { Bed } from './bed';
import type { GoldPhrase } from './gold';

const REACH = 160;

/** Ranks of gold phrases in the lists that typing their beginnings opens; -1 where they are missing. */
interface Ranks {
  readonly name: string;
  readonly ranks: number[];
}

/** Collects ranks under names and prints shares of them. */
export class Tally {
  readonly #groups = new Map<string, Ranks>();
  #asked = 0;
  #opened = 0;

  add(name: string, rank: number): void {
    const group = this.#groups.get(name) ?? { name, ranks: [] };
    group.ranks.push(rank);
    this.#groups.set(name, group);
  }

  /** Counts a list that would have opened by itself, or not. */
  count(opened: boolean): void {
    this.#asked++;
    this.#opened += opened ? 1 : 0;
  }

  print(): void {
    const groups = [...this.#groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, ranks } of groups) {
      const within = (limit: number): string => {
        const found = ranks.filter((rank) => rank >= 0 && rank < limit).length;
        return (found / ranks.length).toFixed(3);
      };
      console.log(
        `${name.padEnd(58)} ${String(ranks.length).padStart(4)}` +
          `  first 3 ${within(3)}  first 5 ${within(5)}  first 10 ${within(10)}`,
      );
    }
    const share = (this.#opened / Math.max(1, this.#asked)).toFixed(3);
    console.log(`lists with two Han of a shared phrase that open by themselves: ${share}`);
  }
}

/**
 * Types the beginning of each gold phrase where it stands, with that place left out of all figures, and
 * notes at which row the phrase is: after two Han characters with what stands before and with nothing, after
 * four initials.
 */
export function judge(
  id: string,
  gold: readonly GoldPhrase[],
  bed: Bed,
  { tally, list }: { tally: Tally; list: boolean },
): void {
  const speech = bed.speeches.findIndex((candidate) => candidate.id === id);
  const text = bed.speeches[speech]?.text ?? '';
  const mined = new Set(bed.phrases.map((phrase) => phrase.text));
  for (const { start, end, phrase } of gold) {
    if (text.slice(start, end) !== phrase) {
      throw new Error(`${id}: ${phrase} does not stand at ${start}`);
    }
    const standing = countIn(bed, phrase) > 1 ? 'shared' : 'single';
    const known = mined.has(phrase) ? ['all', 'mined'] : ['all'];
    const hidden = { speech, start, end };
    const rankOf = (before: string, explicit: boolean): number =>
      bed.completer
        .complete({
          piece: findTypedPiece(before.slice(before.lastIndexOf('\n') + 1)),
          ...{ before, explicit, hidden, limit: 50 },
        })
        .findIndex((match) => match.phrase.text === phrase);
    const add = (how: string, rank: number): void => {
      for (const which of known) {
        tally.add(`${standing}, ${which}: ${how}`, rank);
      }
    };
    const context = text.slice(Math.max(0, start - REACH), start);
    const typed = /^(?:\P{Script=Han}*\p{Script=Han}){2}/u.exec(phrase)?.[0] ?? '';
    const rank = rankOf(context + typed, true);
    add('two Han, the clauses before given', rank);
    add('two Han, nothing before', rankOf(typed, true));
    const letters = pinyinKeys(phrase).initials.slice(0, 4);
    add('four initials, the clauses before given', rankOf(`${context}${letters}`, true));
    if (standing === 'shared') {
      tally.count(rankOf(context + typed, false) >= 0);
    }
    if (list && standing === 'shared' && (rank < 0 || rank > 2)) {
      console.log(`  ${rank} ${known.at(-1)} ${JSON.stringify(context.slice(-24))} ${phrase}`);
    }
  }
}

function countIn(bed: Bed, phrase: string): number {
  return bed.speeches.reduce((sum, { text }) => sum + text.split(phrase).length - 1, 0);
}
