import { countHan, isChinesePunctuation, isHan } from '../text/characters';

/**
 * The piece of a line that stands before the caret and can be completed.
 *
 * - `han`: text that may be the beginning of a phrase. `text` holds what stands before the caret in the
 *   same sentence, at most 24 UTF-16 units; which end of it has been typed on purpose is for the phrase
 *   index to find (各级党组织要不忘 → 不忘).
 * - `letters`: Latin letters that may be pinyin: 各级党组织要bwcx → bwcx.
 */
export interface TypedPiece {
  readonly kind: 'han' | 'letters';
  readonly text: string;
  /** Of letters: the Han text directly before them, which may be typed on purpose too (不忘cx → 不忘). */
  readonly han?: string;
}

/** No phrase of the library has a longer beginning that somebody types by hand. */
const LONGEST_HAN_PIECE = 24;

/** More initials than this are a foreign word. */
const MOST_LETTERS = 32;

/** More than that nobody types as characters before he goes on in letters. */
const LONGEST_HAN_BEFORE_LETTERS = 10;

/** So much opens a list by itself. */
export const FEWEST_HAN = 2;
const FEWEST_LETTERS = 2;

/** At a line start that many letters are needed: one or two begin an English word as likely as not. */
const FEWEST_LETTERS_AT_LINE_START = 3;

/** What may stand before the text of a line: indentation, and Markdown's marks of lists, quotes, headings, cells. */
const LINE_OPENING = /^[\s　]*(?:(?:[-*+]|\d+[.)]|#{1,6}|>)\s+)*(?:\|[\s　]*)?$/u;

const LETTERS_AT_END = /(?<![a-z])[a-z]+$/;

/**
 * Finds the piece that ends at the caret, given the text of its line before the caret; undefined when
 * there is nothing of ours to complete: after a blank, a full stop, a Latin word, a digit.
 *
 * Letters count as pinyin directly after a Han character or Chinese punctuation, and at a line start
 * from three letters on; never after a Latin word or a blank.
 */
export function findTypedPiece(lineBeforeCaret: string): TypedPiece | undefined {
  const last = lineBeforeCaret.at(-1);
  if (last === undefined) {
    return undefined;
  }
  const letters = LETTERS_AT_END.exec(lineBeforeCaret)?.[0];
  if (letters !== undefined) {
    return findLetters(lineBeforeCaret, letters);
  }
  if (isHan(last) || last === '、') {
    return { kind: 'han', text: findRunningText(lineBeforeCaret) };
  }
  return undefined;
}

/**
 * Whether a piece is enough for a list to open by itself: two characters are the shortest beginning that says
 * something, and a single letter behind Han text is more often a slip than initials.
 */
export function saysEnough(piece: TypedPiece): boolean {
  return piece.kind === 'letters'
    ? piece.text.length >= FEWEST_LETTERS
    : countHan(piece.text) >= FEWEST_HAN;
}

function findLetters(line: string, letters: string): TypedPiece | undefined {
  const before = line.slice(0, -letters.length);
  const previous = before.at(-1);
  if (letters.length > MOST_LETTERS) {
    return undefined;
  }
  if (previous !== undefined && (isHan(previous) || isChinesePunctuation(previous))) {
    return { kind: 'letters', text: letters, han: hanBefore(before) };
  }
  const opensLine = LINE_OPENING.test(before) && letters.length >= FEWEST_LETTERS_AT_LINE_START;
  return opensLine ? { kind: 'letters', text: letters } : undefined;
}

/**
 * The text before the caret up to a mark that no phrase contains (a sentence end, a blank, a letter), at most
 * 24 UTF-16 units: what a phrase may go on from, behind ， too (让信息多跑路，).
 */
export function findRunningText(line: string): string {
  let start = line.length;
  while (
    start > 0 &&
    line.length - start < LONGEST_HAN_PIECE &&
    canStandInPhrase(line.charAt(start - 1))
  ) {
    start--;
  }
  return line.slice(start);
}

function canStandInPhrase(unit: string): boolean {
  return isHan(unit) || '、，“”《》'.includes(unit);
}

function hanBefore(line: string): string {
  return findRunningText(line).slice(-LONGEST_HAN_BEFORE_LETTERS);
}
