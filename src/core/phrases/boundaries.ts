import { isHan } from '../text/characters';
import type { Token } from '../text/segmenter';
import { GENRE_VERBS, LEADING_WORDS, LIGHT_WORDS, PREPOSITIONS } from './word-lists';

/**
 * What stands before a stretch of a clause: its beginning; words that are no part of a phrase (我们要|…); a
 * word whose object it is (推进|…); another verb; a noun whose predicate it is; 的; a preposition; 和; a noun
 * of the same group; 、; a quotation mark.
 */
export type LeftBoundary =
  | 'clause'
  | 'lead'
  | 'light'
  | 'verb'
  | 'subject'
  | 'de'
  | 'preposition'
  | 'conjunction'
  | 'noun'
  | 'member'
  | 'quote';

/** What stands after it. */
export type RightBoundary =
  | 'clause'
  | 'member'
  | 'quote'
  | 'de'
  | 'conjunction'
  | 'predicate'
  | 'noun';

const NOMINAL = /^(?:n|vn|s|f|j|r|l|i|t|q)/;
const ADVERBIAL = /^(?:d|c|r|y|t|p|u|o|e)/;

/** The boundary before the word at `at`, or undefined where no phrase begins. */
export function leftBoundary(words: readonly Token[], at: number): LeftBoundary | undefined {
  const previous = words[at - 1];
  const next = words[at];
  if (previous === undefined || next === undefined) {
    return 'clause';
  }
  if (!isHan(previous.text.charAt(0))) {
    return afterMark(previous.text);
  }
  const isLead = (word: Token): boolean =>
    LEADING_WORDS.has(word.text) || ADVERBIAL.test(word.pos ?? '');
  if (words.slice(0, at).every(isLead)) {
    return 'lead';
  }
  return LIGHT_WORDS.has(previous.text) ? 'light' : betweenWords(previous, next);
}

function afterMark(mark: string): LeftBoundary | undefined {
  if (mark === '、') {
    return 'member';
  }
  return /[“《"]/u.test(mark) ? 'quote' : undefined;
}

function betweenWords(previous: Token, next: Token): LeftBoundary | undefined {
  const before = previous.pos ?? tagOf(previous.text);
  const after = next.pos ?? tagOf(next.text);
  if (previous.text === '的' || previous.text === '地') {
    return 'de';
  }
  if (
    previous.text === '之' ||
    /^(?:u[lzgv]|d)/.test(before) ||
    (/^v/.test(before) && before !== 'vn')
  ) {
    return 'verb';
  }
  if (before === 'p') {
    return 'preposition';
  }
  if (before === 'c') {
    return 'conjunction';
  }
  if (NOMINAL.test(before) && /^(?:v|i|l|d|a|p|z)/.test(after) && !/^[va]n/.test(after)) {
    return 'subject';
  }
  return /^(?:n|vn|b|s|j|f|q|a|m)/.test(before) ? 'noun' : undefined;
}

/** The boundary before the word at `at` for a stretch that ends there, or undefined where none ends. */
export function rightBoundary(words: readonly Token[], at: number): RightBoundary | undefined {
  const last = words[at - 1];
  const next = words[at];
  if (last === undefined || next === undefined) {
    return 'clause';
  }
  if (!isHan(next.text.charAt(0))) {
    return beforeMark(next.text);
  }
  if (next.text === '的') {
    return 'de';
  }
  if (next.text === '等') {
    return 'member';
  }
  const after = next.pos ?? tagOf(next.text);
  if (after === 'c') {
    return 'conjunction';
  }
  if (/^(?:n|vn|l|i|j)/.test(last.pos ?? tagOf(last.text)) && /^(?:v|d|p|l|i|a|z|r)/.test(after)) {
    return after === 'vn' ? 'noun' : 'predicate';
  }
  return /^(?:n|vn|b|s|f)/.test(after) ? 'noun' : undefined;
}

function beforeMark(mark: string): RightBoundary | undefined {
  if (mark === '、') {
    return 'member';
  }
  return /[”》"]/u.test(mark) ? 'quote' : undefined;
}

/** A tag for a word of a segmenter that has none. */
function tagOf(word: string): string {
  if (PREPOSITIONS.has(word)) {
    return 'p';
  }
  return GENRE_VERBS.has(word) ? 'v' : 'n';
}
