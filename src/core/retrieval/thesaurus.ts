import { type TermKey, termsOfWord } from './terms';

/** One row: words that ask, and words that answer them, closest first; without answers the first ask for each other. */
export interface ThesaurusRow {
  readonly asked: readonly string[];
  readonly related: readonly string[];
}

const ROW = /^([^\s:#]+(?: [^\s:#]+)*):((?: [^\s:#]+)*)$/u;

/**
 * Reads a thesaurus file: a row a line, the words that ask, a colon, the words that answer, with blanks between
 * (`老百姓 乡亲们: 群众 人民 百姓`; `短板 弱项 不足:`). Empty lines and lines that begin with # say nothing.
 *
 * @throws Error with the number of the first line that is no row
 */
export function parseThesaurus(text: string): ThesaurusRow[] {
  const rows: ThesaurusRow[] = [];
  text.split(/\r?\n/u).forEach((line, number) => {
    if (line === '' || line.startsWith('#')) {
      return;
    }
    const [, asked, related] = ROW.exec(line) ?? [];
    if (asked === undefined || related === undefined) {
      throw new Error(`line ${number + 1} is no row: ${line.slice(0, 60)}`);
    }
    rows.push({ asked: asked.split(' '), related: related.split(' ').slice(1) });
  });
  return rows;
}

/** A word that is near another one in meaning. */
export interface Relative {
  readonly word: string;
  /** What stands for it in the index. */
  readonly terms: readonly TermKey[];
  /** 0..1: how near. */
  readonly closeness: number;
}

/** A word of a text that the thesaurus knows, `[start, end)` in UTF-16 offsets. */
export interface KnownWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** How much less each further word of a row counts. */
const DECLINE = 0.15;

/** What a word counts for that asks for the one at hand: the other way round. */
const BACKWARDS = 0.4;

/** Words near in meaning: what people say, and what official prose says for it. Everything in it was written for this project. */
export class Thesaurus {
  readonly #closeness = new Map<string, Map<string, number>>();
  /** What was asked before: most words never are. */
  readonly #relatives = new Map<string, readonly Relative[]>();
  /** The words by which a text is searched for what the thesaurus knows, by their first two units, longest first. */
  readonly #asked = new Map<number, string[]>();

  constructor(rows: readonly ThesaurusRow[]) {
    for (const { asked, related } of rows) {
      for (const word of asked) {
        this.#askBy(word);
        const answers = related.length > 0 ? related : asked.filter((other) => other !== word);
        answers.forEach((answer, position) => {
          this.#add(word, answer, 1 / (1 + DECLINE * position));
          this.#add(answer, word, BACKWARDS);
        });
      }
    }
  }

  /** The words near a word, closest first; none for one that is not known. */
  relativesOf(word: string): readonly Relative[] {
    let relatives = this.#relatives.get(word);
    if (relatives === undefined) {
      relatives = Array.from(this.#closeness.get(word) ?? [], ([other, closeness]) => ({
        word: other,
        terms: termsOfWord(other),
        closeness,
      })).sort((a, b) => b.closeness - a.closeness);
      this.#relatives.set(word, relatives);
    }
    return relatives;
  }

  /** The words of a text that ask for others, from left to right, at each place the longest, without overlap. */
  findWords(text: string): KnownWord[] {
    const found: KnownWord[] = [];
    for (let start = 0; start < text.length; ) {
      const word = this.#longestAt(text, start);
      if (word === undefined) {
        start++;
      } else {
        found.push({ word, start, end: start + word.length });
        start += word.length;
      }
    }
    return found;
  }

  #askBy(word: string): void {
    const beginning = beginningAt(word, 0);
    const words = this.#asked.get(beginning) ?? [];
    if (!words.includes(word)) {
      words.push(word);
      this.#asked.set(
        beginning,
        words.sort((a, b) => b.length - a.length),
      );
    }
  }

  #add(word: string, relative: string, closeness: number): void {
    const relatives = this.#closeness.get(word) ?? new Map<string, number>();
    relatives.set(relative, Math.max(closeness, relatives.get(relative) ?? 0));
    this.#closeness.set(word, relatives);
  }

  #longestAt(text: string, start: number): string | undefined {
    const begins = (word: string): boolean => text.startsWith(word, start);
    return (
      this.#asked.get(beginningAt(text, start))?.find(begins) ??
      this.#asked.get(beginningAt(text.charAt(start), 0))?.find(begins)
    );
  }
}

/** The two units at `index` as one number; at the end of a text the last one alone. */
function beginningAt(text: string, index: number): number {
  const second = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
  return text.charCodeAt(index) * 0x10000 + second;
}
