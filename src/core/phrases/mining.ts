import type { OccurrenceIndex } from '../retrieval/occurrence-index';
import type { Speech } from '../speech/speech';
import { countHan, hanOnly, isHan } from '../text/characters';
import type { Segmenter, Token } from '../text/segmenter';
import { findClauses, findSentences } from '../text/spans';
import { hasPhraseCharacters, hasPhraseWords, isName, trimHead } from './candidate-rules';
import type { Evidence, Phrase } from './phrase';
import { countRuns, type RunCounts } from './repeated-runs';

/** A clause of a speech with its words; the closing mark is cut off. */
interface Clause {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** 一是 三要 首先 （一） 2. before a clause is numbering, not part of a phrase. */
const LEADING_MARKER =
  /^(?:[一二三四五六七八九十]+[是要](?:要)?|第[一二三四五六七八九十]+(?=是)|首先|其次|最后|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|[一二三四五六七八九十]+、)/u;

type Candidates = Map<string, Set<Evidence>>;

/**
 * Mines the stock phrases of a library. A slogan that stands once is still a slogan, so frequency is
 * only one kind of evidence beside what the prose itself shows: quotation marks (“强富美高”), chains
 * (争当表率、争做示范、走在前列), couplets (让信息多跑路，让群众少跑腿), four-character idioms and short clauses
 * with no story in them.
 *
 * Deterministic: the same speeches in the same order give the same phrases in the same order.
 *
 * @returns the phrases, most wanted first; the same words with other punctuation only once
 */
export function minePhrases(
  speeches: readonly Speech[],
  segmenter: Segmenter,
  occurrences: OccurrenceIndex,
): Phrase[] {
  const candidates: Candidates = new Map();
  const runs: RunCounts = new Map();
  for (const speech of speeches) {
    for (const sentence of readSentences(speech.text, segmenter)) {
      addQuoted(sentence.text, segmenter, candidates);
      addCouplets(sentence.clauses, candidates);
      for (const clause of sentence.clauses) {
        addClause(clause, candidates);
        countRuns(clause.tokens, runs);
      }
    }
  }
  addRepeated(runs, candidates);
  return toPhrases(candidates, occurrences);
}

function readSentences(text: string, segmenter: Segmenter): { text: string; clauses: Clause[] }[] {
  return findSentences(text).map((sentence) => ({
    text: text.slice(sentence.start, sentence.end),
    clauses: findClauses(text, sentence).map((span) => {
      const clause = text
        .slice(span.start, span.end)
        // The look-behind: a run of blanks is tried from its beginning only, not from each of them.
        .replace(/(?<![，；：,;:。！？!?…\s])[，；：,;:。！？!?…\s]+(?=[”’》）)]*$)/gu, '')
        .trim()
        .replace(LEADING_MARKER, '');
      return { text: clause, tokens: segmenter.segment(clause) };
    }),
  }));
}

function add(candidates: Candidates, text: string, evidence: Evidence): void {
  const known = candidates.get(text);
  if (known) {
    known.add(evidence);
  } else {
    candidates.set(text, new Set([evidence]));
  }
}

function addTokens(candidates: Candidates, tokens: readonly Token[], evidence: Evidence): void {
  const text = stripOuterQuotes(tokens.map((token) => token.text).join(''));
  if (hasPhraseCharacters(text) && hasPhraseWords(withoutMarks(tokens))) {
    add(candidates, text, evidence);
  }
}

/** “不忘初心、牢记使命”: what a writer put in quotation marks is meant as a unit. */
function addQuoted(sentence: string, segmenter: Segmenter, candidates: Candidates): void {
  for (const match of sentence.matchAll(/“([^“”]{4,40})”/gu)) {
    const text = (match[1] ?? '').replace(/[，。；！？]$/u, '');
    // A quoted sentence is a quotation, and its clauses are looked at like any other.
    if (!/[。；！？]/u.test(text) && hasPhraseCharacters(text)) {
      if (!segmenter.segment(text).some(isName)) {
        add(candidates, text, 'quoted');
      }
    }
  }
}

/** Neighbouring clauses of one frame: the same length, and a character shared at the same place. */
function addCouplets(clauses: readonly Clause[], candidates: Candidates): void {
  for (let i = 0; i + 1 < clauses.length; i++) {
    const first = clauses[i]?.text ?? '';
    const second = clauses[i + 1]?.text ?? '';
    if (isCouplet(first, second)) {
      const text = `${first}，${second}`;
      const words = [...(clauses[i]?.tokens ?? []), ...(clauses[i + 1]?.tokens ?? [])];
      if (hasPhraseCharacters(text) && hasPhraseWords(withoutMarks(words))) {
        add(candidates, text, 'couplet');
      }
    }
  }
}

function isCouplet(first: string, second: string): boolean {
  const length = countHan(first);
  if (length < 4 || length > 12 || first.length !== second.length || countHan(second) !== length) {
    return false;
  }
  if (/[、“”《》]/u.test(first + second)) {
    return false;
  }
  let shared = 0;
  for (let i = 0; i < first.length; i++) {
    shared += first.charAt(i) === second.charAt(i) ? 1 : 0;
  }
  return shared >= 1 && shared < first.length;
}

/** A clause as a whole, its members when it is a chain, and the idioms in it. */
function addClause(clause: Clause, candidates: Candidates): void {
  const tokens = trimHead(clause.tokens);
  const text = tokens.map((token) => token.text).join('');
  const members = text.split('、');
  if (
    members.length > 1 &&
    members.every((member) => countHan(member) >= 2 && countHan(member) <= 12)
  ) {
    addTokens(candidates, tokens, 'chain');
  }
  for (const member of splitTokens(tokens)) {
    const han = countHan(member.map((token) => token.text).join(''));
    if (members.length > 1 && han >= 4 && han <= 14) {
      addTokens(candidates, member, 'chain');
    }
  }
  if (members.length === 1 && countHan(text) >= 4 && countHan(text) <= 16) {
    addTokens(candidates, tokens, 'clause');
  }
  for (const token of clause.tokens) {
    if (token.text.length === 4 && /^[il]/.test(token.pos ?? '')) {
      addTokens(candidates, [token], 'idiom');
    }
  }
}

function splitTokens(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === '、') {
      parts.push([]);
    } else {
      parts.at(-1)?.push(token);
    }
  }
  return parts;
}

/** A repeated run seldom reaches the verb that 把… or 将… wants: 把“不忘初心、牢记使命” is a piece of a clause. */
const FRAGMENT_HEAD = /^(?:把|将|在|从|作为)/u;

/** Runs of words that the library repeats, if no longer run says the same with the same count. */
function addRepeated(runs: RunCounts, candidates: Candidates): void {
  const absorbed = new Set<string>();
  const valid = [...runs].filter(
    ([text, run]) =>
      run.count >= 2 &&
      !FRAGMENT_HEAD.test(text) &&
      hasPhraseCharacters(text) &&
      hasPhraseWords(withoutMarks(run.tokens)),
  );
  for (const [, run] of valid) {
    for (const part of partsOf(run.tokens)) {
      if (runs.get(part)?.count === run.count) {
        absorbed.add(part);
      }
    }
  }
  for (const [text] of valid) {
    if (!absorbed.has(text)) {
      add(candidates, stripOuterQuotes(text), 'repeated');
    }
  }
}

/** The texts of all shorter runs inside a run of words. */
function partsOf(tokens: readonly Token[]): string[] {
  const parts: string[] = [];
  for (let from = 0; from < tokens.length; from++) {
    for (let to = from + 1; to <= tokens.length; to++) {
      if (to - from < tokens.length) {
        parts.push(
          tokens
            .slice(from, to)
            .map((token) => token.text)
            .join(''),
        );
      }
    }
  }
  return parts;
}

/** One phrase for each sequence of Han characters: the form that stands most often. */
function toPhrases(candidates: Candidates, index: OccurrenceIndex): Phrase[] {
  const best = new Map<string, Phrase>();
  for (const [text, evidence] of candidates) {
    const found = index.find(text);
    const speechIds = [...new Set(found.map((occurrence) => occurrence.speechId))];
    const worth = worthOf(text, evidence, found.length, speechIds.length);
    const phrase: Phrase = { text, occurrences: found.length, speechIds, worth };
    const key = hanOnly(text);
    const rival = best.get(key);
    if (found.length > 0 && (rival === undefined || isBetterForm(phrase, rival))) {
      best.set(key, phrase);
    }
  }
  return [...best.values()].sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1));
}

function isBetterForm(phrase: Phrase, rival: Phrase): boolean {
  if (phrase.occurrences !== rival.occurrences) {
    return phrase.occurrences > rival.occurrences;
  }
  return phrase.text < rival.text;
}

/** Spread over speeches counts most, then repetition, then what the prose shows; 6–14 字 read best. */
function worthOf(
  text: string,
  evidence: ReadonlySet<Evidence>,
  occurrences: number,
  speeches: number,
): number {
  const han = countHan(text);
  let worth = 2 * Math.log2(1 + speeches) + Math.log2(1 + occurrences);
  worth += evidence.has('quoted') ? 2 : 0;
  worth += evidence.has('couplet') || evidence.has('chain') ? 1 : 0;
  worth += evidence.has('idiom') ? 0.5 : 0;
  worth += han >= 6 && han <= 14 ? 1 : 0;
  worth -= han > 20 ? 1 : 0;
  return worth;
}

function withoutMarks(tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => isHan(token.text.charAt(0)));
}

function stripOuterQuotes(text: string): string {
  const inner = text.slice(1, -1);
  const isQuoted = text.startsWith('“') && text.endsWith('”') && !/[“”]/u.test(inner);
  return isQuoted ? inner : text;
}
