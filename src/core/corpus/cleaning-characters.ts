/**
 * Character classes that the cleaning rules share. Neighbours are read as whole code points, so
 * that a Han character outside the BMP (𠮷) counts as one character and is never cut in two.
 */

const han = /\p{Script=Han}/u;
const digit = /^[0-9]$/;
const latin = /^[A-Za-z]$/;

/** Punctuation that only Chinese text uses. Curly quotes, — and … are shared with Latin text. */
const fullWidth = new Set('，。、；：？！（）《》〈〉「」『』【】〔〕');
const curlyQuotes = new Set('“”‘’');

/** Every space that web pages and PDF text layers leave inside a line. */
export const inlineSpaces = ' \\t\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000';

export function containsHan(text: string): boolean {
  return han.test(text);
}

/** 「国」 → true; '' (the edge of the text), 'A' and 「，」 → false. */
export function isHan(char: string): boolean {
  return char !== '' && han.test(char);
}

export function isFullWidthPunctuation(char: string): boolean {
  return fullWidth.has(char);
}

export function isCurlyQuote(char: string): boolean {
  return curlyQuotes.has(char);
}

export function isDigit(char: string): boolean {
  return digit.test(char);
}

export function isLatinLetter(char: string): boolean {
  return latin.test(char);
}

/** Han, or punctuation that only Chinese text uses. */
export function isChinese(char: string): boolean {
  return isHan(char) || fullWidth.has(char);
}

/** The code point that ends at `index`, or '' at the start of the text. */
export function charBefore(text: string, index: number): string {
  const last = text.charAt(index - 1);
  const isLowSurrogate = last >= '\udc00' && last <= '\udfff';
  return isLowSurrogate && index >= 2 ? text.slice(index - 2, index) : last;
}

/** The code point that starts at `index`, or '' at the end of the text. */
export function charAfter(text: string, index: number): string {
  const codePoint = text.codePointAt(index);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

/** Like `charBefore`, but looks through curly quotes: before 「,」 in 「“双胜利”,为」 stands 「利」. */
export function charBeforeQuotes(text: string, index: number): string {
  let at = index;
  while (at > 0 && curlyQuotes.has(text.charAt(at - 1))) at--;
  return charBefore(text, at);
}

/** Like `charAfter`, but looks through curly quotes. */
export function charAfterQuotes(text: string, index: number): string {
  let at = index;
  while (at < text.length && curlyQuotes.has(text.charAt(at))) at++;
  return charAfter(text, at);
}

/** Width in columns of a terminal or of a typeset line: a Han character takes two. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    columns += isChinese(char) || isCurlyQuote(char) ? 2 : 1;
  }
  return columns;
}
