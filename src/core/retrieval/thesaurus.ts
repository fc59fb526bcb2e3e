import { type TermKey, termsOfWord } from './terms';

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

/** A line that is neither empty nor a comment nor a row. */
const NO_ROW = /^(?!$|#|[^\s:#]+(?: [^\s:#]+)*:(?: [^\s:#]+)*$).*/mu;

/**
 * Words near in meaning: what people say, and what official prose says for it. Everything in it was written for this project.
 * Rows stay text until somebody asks for a word in them: of ten thousand a query needs a few dozen.
 */
export class Thesaurus {
  /** Every row between two line ends. */
  readonly #text: string;
  /** What was asked before: most words never are. */
  readonly #relatives = new Map<string, readonly Relative[]>();
  /** The words by which a text is searched for what the thesaurus knows, by their first two units, longest first. */
  readonly #asked = new Map<number, string[]>();

  /**
   * Takes a thesaurus file: a row a line, the words that ask, a colon, the words that answer, closest first, with blanks
   * between (`老百姓 乡亲们: 群众 人民 百姓`); without answers the first ask for each other (`短板 弱项 不足:`). Empty lines
   * and lines that begin with # say nothing. About 20 ms for ten thousand rows.
   *
   * @throws Error with the number of the first line that is no row
   */
  constructor(text: string) {
    this.#text = `\n${text.replaceAll('\r', '')}\n`;
    const wrong = NO_ROW.exec(this.#text);
    if (wrong !== null) {
      const line = this.#text.slice(0, wrong.index).split('\n').length - 1;
      throw new Error(`line ${line} is no row: ${wrong[0].slice(0, 60)}`);
    }
    const left = this.#text.replace(/:.*|^#.*/gmu, '');
    for (const word of new Set(left.split(/[ \n]+/u).filter(Boolean))) {
      this.#askBy(word);
    }
  }

  /** The words near a word, closest first; none for one that is not known. */
  relativesOf(word: string): readonly Relative[] {
    let relatives = this.#relatives.get(word);
    if (relatives === undefined) {
      const closenesses = new Map<string, number>();
      for (const row of this.#rowsWith(word)) {
        for (const [other, closeness] of relationsIn(row, word)) {
          closenesses.set(other, Math.max(closeness, closenesses.get(other) ?? 0));
        }
      }
      relatives = Array.from(closenesses, ([other, closeness]) => ({
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

  /** The rows in which a word stands, if only as a part of another one. */
  *#rowsWith(word: string): Generator<string> {
    const text = this.#text;
    for (let at = word === '' ? -1 : text.indexOf(word); at >= 0; ) {
      const end = text.indexOf('\n', at);
      yield text.slice(text.lastIndexOf('\n', at) + 1, end);
      at = text.indexOf(word, end);
    }
  }

  #askBy(word: string): void {
    const beginning = beginningAt(word, 0);
    const words = this.#asked.get(beginning);
    if (words === undefined) {
      this.#asked.set(beginning, [word]);
    } else {
      words.push(word);
      words.sort((a, b) => b.length - a.length);
    }
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

/** What a row says of a word: the words near it, with how near. */
function* relationsIn(row: string, word: string): Generator<[string, number]> {
  if (row.startsWith('#')) {
    return;
  }
  const [left = '', right = ''] = row.split(':');
  const asked = left.split(' ');
  const related = right.split(' ').slice(1);
  for (const asking of asked) {
    const answers = related.length > 0 ? related : asked.filter((other) => other !== asking);
    for (const [position, answer] of answers.entries()) {
      if (asking === word) {
        yield [answer, 1 / (1 + DECLINE * position)];
      }
      if (answer === word) {
        yield [asking, BACKWARDS];
      }
    }
  }
}
