import { headOf } from '../text/characters';
import type { Segmenter } from '../text/segmenter';
import { FUNCTION_WORDS } from './function-words';
import type { TermIndex } from './term-index';
import { impactOf } from './term-segment';
import { isPair, type TermKey, termsOfWord, visitTerms } from './terms';
import type { Thesaurus } from './thesaurus';

/** Terms with what each counts for. */
export type TermWeights = ReadonlyMap<TermKey, number>;

/** What a text asks the index for. */
export interface Query {
  readonly text: string;
  readonly weights: TermWeights;
  /** What the text itself would score as a passage. */
  readonly selfScore: number;
  /** Its words that say something, without repetitions. */
  readonly words: ReadonlySet<string>;
}

/** Words that a query does not have, looked for in their place. */
export interface Expansion {
  readonly weights: TermWeights;
  /** Each word with the word of the query that it stands for. */
  readonly related: ReadonlyMap<string, string>;
}

/** What a query is read with. */
export interface QueryTools {
  readonly index: TermIndex;
  readonly segmenter: Segmenter;
  readonly thesaurus: Thesaurus;
}

/**
 * What the parts of a query count for. Picked on questions that people wrote (`bench/gold/retrieval`, not its held-out
 * part), each by itself: the optimum is flat.
 */
const WEIGHTS = {
  functionWord: 0.3,
  singleCharacter: 0.8,
  /** A pair that reaches over the end of a word. */
  acrossWords: 0.2,
  pair: 1.5,
  character: 1,
  /** Rare terms count a little less than their rarity says. */
  rarityPower: 0.9,
  /** A related word, where the library has the word asked for, and where it has not. */
  related: 0.5,
  relatedToMissing: 3,
  /** Of many relatives each counts less. */
  relativesPower: 0.2,
  company: 0.6,
} as const;

/** Best passages that are read for the company of a query's words, and pairs that are taken from them. */
export const COMPANY_PASSAGES = 3;
const COMPANY_PAIRS = 50;

/** Longer texts are read up to here: nobody looks for a passage like a whole speech. 字. */
const LONGEST_QUERY = 5000;

/** Terms that a long passage can hold: of a longer text the heaviest ones. */
const MOST_TERMS = 800;
const LONG_PASSAGE = 400;

/** Reads a text as a query: what it is about counts, what holds its sentences together hardly does. */
export function readQuery(whole: string, { index, segmenter }: QueryTools): Query {
  const text = headOf(whole, LONGEST_QUERY);
  const { importance, words } = weighCharacters(text, segmenter);
  const frequencies = new Map<TermKey, number>();
  visitTerms(text, (key, start) => {
    frequencies.set(key, (frequencies.get(key) ?? 0) + importanceOf(key, start, importance));
  });
  const weights = new Map<TermKey, number>();
  for (const [key, frequency] of frequencies) {
    const kind = isPair(key) ? WEIGHTS.pair : WEIGHTS.character;
    const weight = frequency * kind * index.rarity(key) ** WEIGHTS.rarityPower;
    weights.set(key, weight);
  }
  return { text, weights, selfScore: scoreOfItself(weights, text.length), words };
}

/** What a text would score as a passage; one that is longer than any, what the best of passages could. */
function scoreOfItself(weights: TermWeights, length: number): number {
  const heaviest =
    weights.size <= MOST_TERMS
      ? [...weights.values()]
      : [...weights.values()].sort((a, b) => b - a).slice(0, MOST_TERMS);
  const sum = heaviest.reduce((total, weight) => total + weight, 0);
  return sum * impactOf(1, Math.min(length, LONG_PASSAGE));
}

/** How much the characters count, and whether a word begins at each. */
interface Importance {
  readonly ofUnit: Float32Array;
  readonly beginsWord: Uint8Array;
}

function weighCharacters(
  text: string,
  segmenter: Segmenter,
): { importance: Importance; words: Set<string> } {
  const importance = {
    ofUnit: new Float32Array(text.length),
    beginsWord: new Uint8Array(text.length),
  };
  const words = new Set<string>();
  let start = 0;
  for (const word of segmenter.cut(text)) {
    const end = start + word.length;
    const ordinary = word.length === 1 ? WEIGHTS.singleCharacter : 1;
    const weight = FUNCTION_WORDS.has(word) ? WEIGHTS.functionWord : ordinary;
    importance.ofUnit.fill(weight, start, end);
    importance.beginsWord[start] = 1;
    if (isTelling(word)) {
      words.add(word);
    }
    start = end;
  }
  return { importance, words };
}

function isTelling(word: string): boolean {
  return word.length > 1 && !FUNCTION_WORDS.has(word) && termsOfWord(word).length > 0;
}

function importanceOf(key: TermKey, start: number, { ofUnit, beginsWord }: Importance): number {
  const first = ofUnit[start] ?? 0;
  if (!isPair(key)) {
    return first;
  }
  const both = Math.min(first, ofUnit[start + 1] ?? 0);
  return beginsWord[start + 1] === 1 ? both * WEIGHTS.acrossWords : both;
}

/**
 * The words that are near those of the query in meaning. For a word that the library lacks they count most, since
 * nothing else can find what it asks for.
 *
 * @param need 0..1: how little the passages found so far have of the query
 */
export function findRelated(
  query: Query,
  need: number,
  { index, thesaurus }: QueryTools,
): Expansion {
  const gains = new Map<string, { asked: string; terms: readonly TermKey[]; gain: number }>();
  const asking = new Set(thesaurus.findWords(query.text).map(({ word }) => word));
  for (const word of asking) {
    const isMissing = isLacking(termsOfWord(word), index);
    const relatives = thesaurus
      .relativesOf(word)
      .filter(
        (relative) => !isLacking(relative.terms, index) && !query.text.includes(relative.word),
      );
    const gain =
      (need * (isMissing ? WEIGHTS.relatedToMissing : WEIGHTS.related)) /
      relatives.length ** WEIGHTS.relativesPower;
    for (const { word: relative, terms, closeness } of relatives) {
      if (gain * closeness > (gains.get(relative)?.gain ?? 0)) {
        gains.set(relative, { asked: word, terms, gain: gain * closeness });
      }
    }
  }
  const weights = new Map<TermKey, number>();
  for (const { terms, gain } of gains.values()) {
    for (const key of terms) {
      add(weights, key, (gain * index.rarity(key)) / terms.length);
    }
  }
  return { weights, related: new Map(Array.from(gains, ([word, { asked }]) => [word, asked])) };
}

/** Whether no passage can hold a word of these terms. */
function isLacking(terms: readonly TermKey[], index: TermIndex): boolean {
  return terms.length === 0 || terms.some((key) => index.count(key) === 0);
}

/**
 * What keeps company with the query's words: the pairs that stand in the best passages found for it and in few others
 * (local context analysis, Xu and Croft 1996, with passages as contexts and pairs for words).
 *
 * @param best the texts of the best passages with their scores; a few are read
 */
export function findCompany(
  best: readonly { readonly text: string; readonly score: number }[],
  index: TermIndex,
): TermWeights {
  const read = best.slice(0, COMPANY_PASSAGES);
  const total = read.reduce((sum, { score }) => sum + score, 0);
  const found = new Uint32Array(read.reduce((sum, { text }) => sum + text.length, 0));
  const worths = new Float64Array(found.length);
  let count = 0;
  visitPairs(read, (key, frequencies) => {
    // What stands in one passage only leads nowhere.
    if (index.count(key) > 1) {
      const share = frequencies.reduce((sum, frequency, i) => {
        return sum + ((read[i]?.score ?? 0) / total) * (frequency / (frequency + 1));
      }, 0);
      found[count] = key;
      worths[count++] = share * index.rarity(key);
    }
  });
  const least = worths.slice(0, count).sort()[count - COMPANY_PAIRS] ?? 0;
  const company = new Map<TermKey, number>();
  const take = (isWanted: (worth: number) => boolean): void => {
    for (let i = 0; i < count && company.size < COMPANY_PAIRS; i++) {
      const worth = worths[i] ?? 0;
      if (isWanted(worth)) {
        company.set(found[i] ?? 0, WEIGHTS.company * worth);
      }
    }
  };
  take((worth) => worth > least);
  take((worth) => worth === least);
  return company;
}

/** Calls `visit` with every pair of some texts, ascending, and how often it stands in each; the array is used again. */
function visitPairs(
  texts: readonly { readonly text: string }[],
  visit: (key: TermKey, frequencies: readonly number[]) => void,
): void {
  const entries: number[] = [];
  texts.forEach(({ text }, number) => {
    visitTerms(text, (key) => {
      if (isPair(key)) {
        entries.push(key * COMPANY_PASSAGES + number);
      }
    });
  });
  // One sort of numbers brings the places of a pair together; a map of some thousand takes three times as long.
  const sorted = Float64Array.from(entries).sort();
  const frequencies = texts.map(() => 0);
  for (let i = 0; i < sorted.length; ) {
    const key = Math.floor((sorted[i] ?? 0) / COMPANY_PASSAGES);
    frequencies.fill(0);
    for (; i < sorted.length && Math.floor((sorted[i] ?? 0) / COMPANY_PASSAGES) === key; i++) {
      const number = (sorted[i] ?? 0) % COMPANY_PASSAGES;
      frequencies[number] = (frequencies[number] ?? 0) + 1;
    }
    visit(key, frequencies);
  }
}

/** The words of some texts that were looked for as company, and that the query does not have: for a reader. */
export function wordsOfCompany(
  texts: readonly string[],
  company: TermWeights,
  query: Query,
  segmenter: Segmenter,
): string[] {
  const words = new Set<string>();
  for (const word of texts.flatMap((text) => segmenter.cut(text))) {
    const isCompany = isTelling(word) && termsOfWord(word).every((key) => company.has(key));
    if (isCompany && !query.text.includes(word)) {
      words.add(word);
    }
  }
  return [...words];
}

function add(weights: Map<TermKey, number>, key: TermKey, weight: number): void {
  weights.set(key, (weights.get(key) ?? 0) + weight);
}
