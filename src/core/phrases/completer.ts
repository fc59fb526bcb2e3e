import type { Concordance, Rows } from '../retrieval/concordance';
import type { Speech } from '../speech/speech';
import { countHan, isHan } from '../text/characters';
import type { Segmenter } from '../text/segmenter';
import type { Frame } from './frame';
import { FrameIndex, type FrameMatch } from './frame-index';
import { Openers } from './openers';
import type { Phrase } from './phrase';
import { FEWEST_FUZZY_HAN, MOST_FUZZY_HAN, PhraseIndex } from './phrase-index';
import { PhrasePlaces } from './phrase-places';
import { type Candidate, type PhraseMatch, Ranking } from './ranking';
import { FEWEST_HAN, findRunningText, saysEnough, type TypedPiece } from './typed-piece';
import { Usage, type View } from './usage';

/** One place of the library: number of the speech, offsets into its text. */
interface LibraryPlace {
  readonly speech: number;
  readonly start: number;
  readonly end: number;
}

/** What is asked of the completer. */
export interface CompletionContext {
  /** Undefined when nothing that could be completed was typed. */
  readonly piece: TypedPiece | undefined;
  /** What stands before the caret, the piece included, line ends as \n: a few clauses are enough. */
  readonly before: string;
  readonly limit: number;
  /** Whether the list was asked for; one that opens by itself must be worth it. */
  readonly explicit: boolean;
  /** Phrases that the writer took before, with how often. */
  readonly accepted?: ReadonlyMap<string, number> | undefined;
  /** A place that is left out of all figures, to judge the completer by texts of its own library. */
  readonly hidden?: LibraryPlace | undefined;
}

/** How a phrase goes on behind the caret. */
export interface Continuation {
  readonly phrase: Phrase;
  readonly typedLength: number;
  /** 0..1: the phrase's share of all that the library has behind such a beginning. */
  readonly probability: number;
}

/** A phrase that stands once is no reason to open a list unless so much of it was typed. */
const STOCK_OCCURRENCES = 2;
const TELLING_HAN = 4;

/** Of what goes on from such a beginning, so much must be phrases for a list to open by itself. */
const WORTH_OPENING = 0.25;

/**
 * Text that the library does not have, in the weight of places that agree in nothing but two units: a third
 * of it for each unit more that was typed.
 */
const UNKNOWN_TEXT = 6;

/** Begun inside a word (织要 of 组织要), a phrase is hardly ever what is meant. */
const INSIDE_WORD = -3;

/**
 * How many more times a phrase would have to stand for its share to be halved by what the library has not
 * seen. A couplet of which one half was typed goes on as the other, even if it stands only once.
 */
const UNPROVEN = 1.5;
const HALF_SAID = 0.15;

/** A few places that resemble the draft's are no proof of what comes next: see `Usage.from`. */
const FOR_PROBABILITY = 2 / 3;

/** Phrases that are weighed one by one; by characters they are weighed together, and all of them. */
const MOST_WEIGHED = 300;

/** What letters say: characters and letters together are hardly a coincidence, initials are the habit. */
const MIXED = 4;
const INITIALS = 1;

/** The phrases that go on from one beginning before the caret. */
interface Beginning {
  readonly typed: string;
  readonly isStart: boolean;
  readonly rows: Rows;
  readonly sums: Float64Array;
  readonly indexes: readonly number[];
}

/** Completes phrases: finds them by what was typed and ranks them by how the library uses them. */
export class Completer {
  readonly #phrases: readonly Phrase[];
  readonly #index: PhraseIndex;
  readonly #frames: FrameIndex;
  readonly #concordance: Concordance;
  readonly #places: PhrasePlaces;
  readonly #openers: Openers;
  readonly #ranking: Ranking;
  readonly #usage: Usage;
  readonly #segmenter: Segmenter;

  /** Phrases and frames: most wanted first. For 100,000 phrases about three seconds, most of them for pinyin. */
  constructor(
    found: { readonly phrases: readonly Phrase[]; readonly frames: readonly Frame[] },
    library: { readonly speeches: readonly Speech[]; readonly concordance: Concordance },
    segmenter: Segmenter,
  ) {
    const texts = found.phrases.map((phrase) => phrase.text);
    this.#phrases = found.phrases;
    this.#segmenter = segmenter;
    this.#index = new PhraseIndex(texts);
    this.#frames = new FrameIndex(found.frames);
    this.#concordance = library.concordance;
    this.#places = new PhrasePlaces(this.#concordance, texts);
    this.#openers = new Openers(this.#concordance, this.#places, texts.length);
    this.#ranking = new Ranking(found.phrases, this.#places);
    this.#usage = new Usage(this.#concordance, library.speeches.map(yearOf));
  }

  /** The pinyin of a phrase by its number: syllables with a blank between. */
  spellingOf(phrase: number): string {
    return this.#index.spelling(phrase);
  }

  /** The phrases that complete what was typed, best first; a list nobody asked for may be empty. */
  complete(question: CompletionContext): PhraseMatch[] {
    const { piece, explicit, limit, accepted = new Map() } = question;
    if (!explicit && !(piece && saysEnough(piece))) {
      return [];
    }
    const view = this.#viewFrom(question);
    const candidates =
      piece?.kind === 'letters'
        ? this.#findLetters(piece, view, limit)
        : this.#findHan(piece?.text, view, question);
    return this.#ranking.rank(candidates, { view, accepted, limit });
  }

  /** The frames that complete what was typed, most wanted first. */
  frames({ piece, explicit }: { piece: TypedPiece; explicit: boolean }): FrameMatch[] {
    const starts = this.#wordStarts(piece.text);
    return this.#frames.find(piece, (at) => starts.has(at), explicit);
  }

  /**
   * The longest phrase that goes on behind the caret with at least some probability: of the clauses that the
   * library begins as this one, weighed by how they resemble it, that share is the phrase's.
   */
  continuation(question: {
    before: string;
    atLeast: number;
    hidden?: LibraryPlace;
  }): Continuation | undefined {
    const view = this.#viewFrom(question, FOR_PROBABILITY);
    let best: Continuation | undefined;
    for (const beginning of this.#beginnings(findRunningText(question.before), view)) {
      for (const index of beginning.isStart ? beginning.indexes : []) {
        const found = this.#toContinuation(index, beginning);
        if (found && found.probability >= question.atLeast && lengthOf(found) > lengthOf(best)) {
          best = found;
        }
      }
    }
    return best;
  }

  #toContinuation(index: number, { typed, rows, sums }: Beginning): Continuation | undefined {
    const phrase = this.#phrases[index];
    const total = sums.at(-1) ?? 0;
    if (phrase === undefined || total === 0) {
      return undefined;
    }
    const { occurrences } = phrase;
    const proven = occurrences / (occurrences + (isWholeClause(typed) ? HALF_SAID : UNPROVEN));
    const probability = (proven * this.#weightIn(index, rows, sums)) / total;
    return { phrase, typedLength: typed.length, probability };
  }

  #viewFrom(question: { before: string; hidden?: LibraryPlace | undefined }, trust?: number): View {
    const { before, hidden } = question;
    const from = hidden && this.#concordance.startOf(hidden.speech);
    const place =
      hidden === undefined || from === undefined
        ? undefined
        : { start: from + hidden.start, end: from + hidden.end };
    return this.#usage.from({ before, hidden: place }, trust);
  }

  /** What goes on from the text before the caret and, asked for, what opens a clause there: 一是 may be both. */
  #findHan(piece: string | undefined, view: View, question: CompletionContext): Candidate[] {
    const { explicit, limit, before } = question;
    // Behind ， nothing is typed, but a phrase may go on (让信息多跑路，).
    const text = piece ?? findRunningText(before);
    const { candidates, confidence } = this.#findBegun(text, view, { explicit });
    if (!explicit && candidates.length > 0) {
      return confidence >= WORTH_OPENING ? candidates : [];
    }
    const found = explicit ? [...candidates, ...this.#findOpeners(before, view)] : [];
    if (found.length > 0) {
      return found;
    }
    const near = this.#findNearHan(text, view, limit);
    return near.length > 0 || !explicit
      ? near
      : this.#findBegun(text, view, { explicit, fewest: 1 }).candidates;
  }

  #findBegun(
    text: string,
    view: View,
    { explicit, fewest }: { explicit: boolean; fewest?: number },
  ): { candidates: Candidate[]; confidence: number } {
    const found = new Map<number, Candidate>();
    let confidence = 0;
    for (const beginning of this.#beginnings(text, view, fewest)) {
      const { typed, isStart, rows, sums, indexes } = beginning;
      if (!isStart && !explicit) {
        continue;
      }
      confidence = Math.max(confidence, this.#confidenceOf(beginning));
      for (const index of indexes) {
        if (!found.has(index)) {
          const weight = this.#weightIn(index, rows, sums);
          const bonus = isStart ? 0 : INSIDE_WORD;
          found.set(index, { index, typedLength: typed.length, kind: 'prefix', weight, bonus });
        }
      }
    }
    return { candidates: [...found.values()], confidence };
  }

  /** From the longest beginning to the shortest, those that some phrase has and that is not done yet. */
  *#beginnings(text: string, view: View, fewest = FEWEST_HAN): Generator<Beginning> {
    const starts = this.#wordStarts(text);
    for (let from = 0; from < text.length; from++) {
      const typed = text.slice(from);
      if (!isHan(typed.charAt(0)) && !/[“《]/u.test(typed.charAt(0))) {
        continue;
      }
      if (countHan(typed) < fewest) {
        return;
      }
      const indexes = [...this.#index.withBeginning(typed)].filter(
        (index) => !text.endsWith(this.#phrases[index]?.text ?? ''),
      );
      if (indexes.length > 0) {
        const rows = this.#concordance.rows(typed);
        const sums = view.weigh(rows, typed.length);
        yield { typed, isStart: starts.has(from), rows, sums, indexes };
      }
    }
  }

  #weightIn(index: number, rows: Rows, sums: Float64Array): number {
    const { first, end } = this.#places.rowsOf(index);
    return (sums[end - rows.first] ?? 0) - (sums[first - rows.first] ?? 0);
  }

  /** The share of phrases in what the library has behind a beginning; nested ones count once. */
  #confidenceOf({ typed, rows, sums, indexes }: Beginning): number {
    const fewest = countHan(typed) >= TELLING_HAN ? 1 : STOCK_OCCURRENCES;
    let covered = 0;
    let counted: string | undefined;
    for (const index of indexes) {
      const { text = '', occurrences = 0 } = this.#phrases[index] ?? {};
      // A phrase stands directly before its extensions, whose places are among its own.
      const isCounted = counted !== undefined && text.startsWith(counted);
      if (!isCounted && occurrences >= fewest) {
        covered += this.#weightIn(index, rows, sums);
        counted = text;
      }
    }
    return covered / ((sums.at(-1) ?? 0) + doubtAfter(typed));
  }

  #findNearHan(text: string, view: View, limit: number): Candidate[] {
    const run = /[\p{Script=Han}、]+$/u.exec(text)?.[0] ?? '';
    let best: Candidate[] = [];
    let bestScore = Number.POSITIVE_INFINITY;
    for (let length = FEWEST_FUZZY_HAN; length <= Math.min(run.length, MOST_FUZZY_HAN); length++) {
      // A phrase that has been typed whole is nearly the end of itself, too.
      const hits = this.#index
        .nearBeginning(run.slice(-length), limit)
        .filter(({ index }) => !text.endsWith(this.#phrases[index]?.text ?? ''));
      const score = hits[0]?.score;
      if (score !== undefined && score < bestScore) {
        bestScore = score;
        best = hits.map(({ index }) =>
          this.#weighed({ index, typedLength: length, kind: 'fuzzy', bonus: 0 }, view),
        );
      }
    }
    return best;
  }

  /** Characters and letters (不忘cx), then letters alone: initials, syllables, and what is nearly those. */
  #findLetters({ text: letters, han = '' }: TypedPiece, view: View, limit: number): Candidate[] {
    const found = new Map<number, Candidate>();
    const add = (
      indexes: Uint32Array | readonly number[],
      way: { typedLength: number; kind: Candidate['kind']; bonus: number },
    ): void => {
      for (const index of mostWanted(indexes)) {
        if (!found.has(index)) {
          found.set(index, this.#weighed({ index, ...way }, view));
        }
      }
    };
    for (let length = han.length; length > 0; length--) {
      const typed = han.slice(-length);
      if (isHan(typed.charAt(0))) {
        const bonus = countHan(typed) > 1 ? MIXED : 0;
        const typedLength = length + letters.length;
        add(this.#index.withMixed(typed, letters), { typedLength, kind: 'pinyin', bonus });
      }
    }
    const typedLength = letters.length;
    const { initials, syllables } = this.#index.withLetters(letters);
    add(initials, { typedLength, kind: 'pinyin', bonus: INITIALS });
    add(syllables, { typedLength, kind: 'pinyin', bonus: 0 });
    if (found.size === 0) {
      const near = this.#index.nearLetters(letters, limit).map(({ index }) => index);
      add(near, { typedLength, kind: 'fuzzy', bonus: 0 });
    }
    return [...found.values()];
  }

  /** At so few places of one kind each says little: what the library has more often anywhere counts too. */
  #findOpeners(before: string, view: View): Candidate[] {
    return this.#openers.find(before, view).map(({ index, weight }) => {
      const bonus = Math.log(this.#phrases[index]?.occurrences ?? 1);
      return { index, typedLength: 0, kind: 'opener', weight, bonus };
    });
  }

  #weighed(found: Omit<Candidate, 'weight'>, view: View): Candidate {
    const sums = view.weigh(this.#places.rowsOf(found.index), found.typedLength);
    return { ...found, weight: sums.at(-1) ?? 0 };
  }

  #wordStarts(text: string): Set<number> {
    const starts = new Set<number>();
    let at = 0;
    for (const token of this.#segmenter.segment(text)) {
      starts.add(at);
      at += token.text.length;
    }
    return starts;
  }
}

/** The first of many, in the order of worth: a letter or two say too little to weigh them all. */
function mostWanted(indexes: Uint32Array | readonly number[]): Uint32Array | readonly number[] {
  return indexes.length > MOST_WEIGHED
    ? Uint32Array.from(indexes).sort().subarray(0, MOST_WEIGHED)
    : indexes;
}

/** Whether a phrase has been typed to behind a mark within it: 让信息多跑路，or 争当表率、争. */
function isWholeClause(typed: string): boolean {
  return countHan(typed) >= TELLING_HAN && /[，、]/u.test(typed);
}

function doubtAfter(typed: string): number {
  return UNKNOWN_TEXT / 3 ** (typed.length - 2);
}

/** A single character is typed sooner than a ghost of it is read. */
function lengthOf(continuation: Continuation | undefined): number {
  return continuation ? continuation.phrase.text.length - continuation.typedLength : 1;
}

function yearOf({ metadata: { date } }: Speech): number | undefined {
  return date === undefined ? undefined : Number(date.slice(0, 4));
}
