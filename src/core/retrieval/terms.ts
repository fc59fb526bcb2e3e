import { isHan } from '../text/characters';

/**
 * A term of the passage index as one number: a Han character is its code unit, a pair of neighbouring ones
 * (Han with Han, letters and digits with letters and digits) the first unit × 65,536 + the second.
 */
export type TermKey = number;

const PAIR = 0x10000;
const NONE = 0;
const LAST_ASCII = 0x7f;

/**
 * Calls `visit` with every term of a text and the offset where it begins: Han characters, and pairs of
 * neighbours. Pairs rank better than words on short and noisy queries, single characters find what is said
 * in other words (帮扶 for 扶贫); words need no postings of their own, since most have two characters.
 * Letters are folded to lower case, full-width ones to half-width.
 */
export function visitTerms(text: string, visit: (key: TermKey, start: number) => void): void {
  let previous = NONE;
  for (let i = 0; i < text.length; i++) {
    const unit = foldUnit(text, i);
    if (unit > LAST_ASCII) {
      visit(unit, i);
    }
    if (unit !== NONE && previous !== NONE && unit > LAST_ASCII === previous > LAST_ASCII) {
      visit(previous * PAIR + unit, i - 1);
    }
    previous = unit;
  }
}

/** A text with letters in lower case and full-width forms as half-width ones; as long as the text itself. */
export function foldText(text: string): string {
  return text.replace(/[A-Z\uff01-\uff5e]/gu, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCharCode(code >= 0xff01 ? code - 0xfee0 : code).toLowerCase();
  });
}

/** The pairs of a word, or the character that it consists of: what stands for it in the index. */
export function termsOfWord(word: string): TermKey[] {
  const pairs: TermKey[] = [];
  const single: TermKey[] = [];
  visitTerms(word, (key) => (key >= PAIR ? pairs : single).push(key));
  return pairs.length > 0 ? pairs : single;
}

/** Whether a term is a pair. */
export function isPair(key: TermKey): boolean {
  return key >= PAIR;
}

/** The code of what may stand in a term: a Han unit, or an ASCII letter or digit in lower case; of anything else `NONE`. */
function foldUnit(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0x4e00 && code <= 0x9fff) {
    return code;
  }
  const ascii = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  if (ascii <= LAST_ASCII) {
    const isUpper = ascii >= 0x41 && ascii <= 0x5a;
    const isOther = (ascii >= 0x30 && ascii <= 0x39) || (ascii >= 0x61 && ascii <= 0x7a);
    return isUpper ? ascii + 0x20 : isOther ? ascii : NONE;
  }
  return isHan(text.charAt(index)) ? code : NONE;
}
