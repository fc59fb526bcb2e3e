import { toLabel } from '../provenance/sources';
import type { Speech } from '../speech/speech';
import type { Segmenter } from '../text/segmenter';
import { explain } from './explanation';
import { foldCopies } from './near-copies';
import { choicesOf, type Narrowing, narrow } from './passage-filter';
import { type KnownPassage, PassageTable } from './passage-table';
import {
  COMPANY_PASSAGES,
  findCompany,
  findRelated,
  type Query,
  readQuery,
  wordsOfCompany,
} from './query';
import type {
  FilterChoices,
  PassageFilter,
  PassagePlace,
  SimilarAnswer,
  SimilarPassage,
  SimilarQuestion,
} from './similar';
import { type Ranked, TermIndex } from './term-index';
import type { IndexedText } from './term-segment';
import type { Thesaurus } from './thesaurus';

/** Gives a passage's text. */
export type ReadText = (passage: KnownPassage) => string;

/**
 * To be raised with every change of what is indexed of a speech: where passages begin and end, their headings and kinds,
 * terms and impacts, what is read of a file. Stored indexes of other rules are built anew.
 */
export const PASSAGE_RULES = 1;

/** A library's passages, indexed: what can be stored and read back. */
export interface IndexedPassages {
  readonly table: PassageTable;
  readonly index: TermIndex;
}

/** A hit on its way to the answer. */
interface Candidate {
  readonly passage: KnownPassage;
  readonly score: number;
  readonly text: string;
}

/** Passages that are looked at for each that is wanted: some turn out to be copies. */
const CANDIDATES = 3;

/** Cuts speeches into passages and indexes them: for 500,000 字 about half a second. */
export function indexPassages(speeches: readonly Speech[]): IndexedPassages {
  const table = PassageTable.of(speeches);
  const readText = textsOf(speeches);
  return { table, index: TermIndex.build(indexedTexts(table, readText)) };
}

/** Reads passages' texts from speeches in memory. */
export function textsOf(speeches: readonly Speech[]): ReadText {
  const bodies = new Map(speeches.map(({ id, text }) => [id, text]));
  return ({ speech, start, end }) => bodies.get(speech.id)?.slice(start, end) ?? '';
}

/** Finds passages that resemble a text, and says why. */
export class PassageSearch {
  readonly #table: PassageTable;
  readonly #index: TermIndex;
  readonly #readText: ReadText;
  readonly #tools: { readonly segmenter: Segmenter; readonly thesaurus: Thesaurus };
  /** The filter that was last applied: it is the same for many questions. */
  #narrowed: { readonly key: string; readonly narrowing: Narrowing } | undefined;

  constructor(
    passages: IndexedPassages,
    readText: ReadText,
    tools: { readonly segmenter: Segmenter; readonly thesaurus: Thesaurus },
  ) {
    this.#table = passages.table;
    this.#index = passages.index;
    this.#readText = readText;
    this.#tools = tools;
  }

  get size(): number {
    return this.#table.size;
  }

  /**
   * The passages most like the question's text among those that its filter admits, best first, near-copies folded.
   * One that has no word of the text, nor one near it in meaning, is not found.
   */
  similar(question: SimilarQuestion): SimilarAnswer {
    const { limit, filter, except } = question;
    let wanted = (limit + 1) * CANDIDATES;
    const { query, related, company, found, scores } = this.#search({ ...question, limit: wanted });
    const { admitted, searched } = this.#narrow(filter);
    let ranked = scores.best(wanted, admitted);
    let groups = this.#fold(ranked, limit, except);
    // Many versions of one speech may fill the first places.
    while (groups.length < limit && ranked.length === wanted) {
      wanted *= 4;
      ranked = scores.best(wanted, admitted);
      groups = this.#fold(ranked, limit, except);
    }
    const share = shareOf(ranked, found, query);
    const passages = groups
      .map(({ first, copies }) => ({
        ...describe(first, query, related),
        score: share * (first.score / (ranked[0]?.score ?? 1)),
        copies: copies.map(({ passage, text }) => ({ ...toPlace(passage), text })),
      }))
      .filter(({ shared }) => shared.length > 0);
    const read = found.slice(0, COMPANY_PASSAGES).map(({ passage }) => this.#textOf(passage));
    return {
      passages,
      company: wordsOfCompany(read, company, query, this.#tools.segmenter),
      searched,
    };
  }

  /** The numbers of the passages alone, best first, near-copies and all. */
  rank(question: SimilarQuestion): Ranked[] {
    const { scores } = this.#search(question);
    return scores.best(question.limit, this.#narrow(question.filter).admitted);
  }

  /**
   * Three steps over one set of sums: what the text says; words near in meaning, the more the less of the text was
   * found; and the pairs that keep company with what was found by then.
   */
  #search({ text, limit, filter }: SimilarQuestion) {
    const { admitted } = this.#narrow(filter);
    const tools = { ...this.#tools, index: this.#index };
    const scores = this.#index.startSearch();
    const query = readQuery(text, tools);
    scores.add(query.weights);
    const [best] = scores.best(1, admitted);
    const covered = (best?.score ?? 0) / (query.selfScore || 1);
    const { weights, related } = findRelated(query, needOf(covered), tools);
    scores.add(weights);
    const found = scores.best(limit, admitted);
    const read = found.slice(0, COMPANY_PASSAGES);
    const company = findCompany(
      read.map(({ passage, score }) => ({ text: this.#textOf(passage), score })),
      this.#index,
    );
    scores.add(company);
    return { query, related, company, found, scores };
  }

  filterChoices(): FilterChoices {
    return choicesOf(this.#table);
  }

  #toCandidate({ passage: number, score }: Ranked): Candidate {
    const passage = this.#table.passage(number);
    return { passage, score, text: this.#readText(passage) };
  }

  #fold(ranked: readonly Ranked[], limit: number, except: SimilarQuestion['except']) {
    const candidates = ranked
      .map((candidate) => this.#toCandidate(candidate))
      .filter(({ passage }) => !isSamePlace(passage, except));
    return foldCopies(candidates, limit);
  }

  #textOf(number: number): string {
    return this.#readText(this.#table.passage(number));
  }

  #narrow(filter: PassageFilter | undefined): Narrowing {
    const key = JSON.stringify(filter ?? null);
    if (this.#narrowed?.key !== key) {
      this.#narrowed = { key, narrowing: narrow(this.#table, filter) };
    }
    return this.#narrowed.narrowing;
  }
}

function isSamePlace(
  { speech, start, end }: KnownPassage,
  place: SimilarQuestion['except'],
): boolean {
  return (
    place !== undefined &&
    speech.id === place.speechId &&
    start === place.start &&
    end === place.end
  );
}

function* indexedTexts(table: PassageTable, readText: ReadText): Generator<IndexedText> {
  for (let number = 0; number < table.size; number++) {
    const passage = table.passage(number);
    const { title, speaker, body, place, occasion, date } = passage.speech.metadata;
    const about = [title, speaker, body, place, occasion, date?.slice(0, 4)];
    yield {
      text: readText(passage),
      headings: passage.headings.join('\n'),
      about: about.filter((part) => part !== undefined).join('\n'),
    };
  }
}

function toPlace({ speech, start, end, paragraph }: KnownPassage): PassagePlace {
  return { ...toLabel(speech), start, end, paragraph };
}

function describe(
  { passage, text }: Candidate,
  query: Query,
  related: ReadonlyMap<string, string>,
): Omit<SimilarPassage, 'copies' | 'score'> {
  const { headings, kind } = passage;
  return { ...toPlace(passage), text, headings, kind, ...explain(query, related, text) };
}

/**
 * The score of the best passage, 0..1: its share of what the query says, by its words and those near them; the others
 * keep their proportion to it. Company orders them, but nobody asked for it.
 */
function shareOf(ranked: readonly Ranked[], found: readonly Ranked[], query: Query): number {
  const [best] = ranked;
  if (best === undefined) {
    return 0;
  }
  const before = found.find(({ passage }) => passage === best.passage) ?? found.at(-1);
  return Math.min(1, (before?.score ?? 0) / query.selfScore);
}

/**
 * How much a query needs other words: all while its best passage holds less than a fifth of what it says, a quarter
 * when that has a third. Questions in other words than the library's lie at an eighth, others at four ninths.
 */
function needOf(covered: number): number {
  return 0.25 + 0.75 / (1 + Math.exp((covered - 0.22) / 0.025));
}
