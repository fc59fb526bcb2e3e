/**
 * Rules about single characters: width, quotes, ellipses and stray spaces. None adds, deletes or
 * moves a Han character, and none touches
 *
 * - decimals, thousands, times, ranges and sums: 2.5  1,000  2:00  2019-2023  1+5+7
 * - addresses: https://example.org/?a=1,2
 * - Latin text: Hello, world (really)
 * - markers: `1.` and `(1)` at the start of a line
 */
import {
  charAfter,
  charAfterQuotes,
  charBefore,
  charBeforeQuotes,
  containsHan,
  inlineSpaces,
  isChinese,
  isCurlyQuote,
  isDigit,
  isFullWidthPunctuation,
  isHan,
} from './cleaning-characters';
import type { TextEdit } from './cleaning-edits';

const fullWidthOf: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
};
const ellipsis = '……';
/** Longer brackets than this are more likely two unrelated halves than one remark. */
const longestBracket = 300;

/** Offsets that belong to an address; its last marks belong to the sentence around it. */
function addressOffsets(text: string): Set<number> {
  const offsets = new Set<number>();
  for (const match of text.matchAll(/\b(?:(?:https?|ftp):\/\/|www\.)[\x21-\x7e]+/g)) {
    const address = match[0].replace(/[,;:?!.)"']+$/, '');
    for (let index = 0; index < address.length; index++) offsets.add(match.index + index);
  }
  return offsets;
}

function replaceOne(start: number, replacement: string): TextEdit {
  return { start, end: start + 1, replacement };
}

/** 「,」 「;」 「:」 「?」 「!」 beside Chinese text become full-width: 「今天,我们」 → 「今天，我们」. */
export function findHalfWidthMarks(text: string): TextEdit[] {
  const protectedOffsets = addressOffsets(text);
  const edits: TextEdit[] = [];
  for (const match of text.matchAll(/[,;:?!]/g)) {
    const { index } = match;
    const replacement = fullWidthOf[match[0]];
    if (replacement === undefined || protectedOffsets.has(index)) continue;
    const beside = [charBeforeQuotes(text, index), charAfterQuotes(text, index + 1)];
    if (beside.some(isChinese)) edits.push(replaceOne(index, replacement));
  }
  return edits;
}

/** A half-width full stop that ends a Chinese sentence: 「讲几点意见.」 → 「讲几点意见。」. */
export function findHalfWidthStops(text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { index } of text.matchAll(/\./g)) {
    const after = charAfterQuotes(text, index + 1);
    if (!isHan(charBefore(text, index))) continue;
    if (after === '' || after === '\n' || isHan(after)) edits.push(replaceOne(index, '。'));
  }
  return edits;
}

function isChineseBracket(text: string, open: number, close: number): boolean {
  if (close - open > longestBracket) return false;
  return containsHan(text.slice(open + 1, close)) || isChinese(charBeforeQuotes(text, open));
}

/** Pairs of half-width brackets round or after Chinese text: 「市(区)」 → 「市（区）」, f(x) stays. */
export function findHalfWidthBrackets(text: string): TextEdit[] {
  const protectedOffsets = addressOffsets(text);
  const edits: TextEdit[] = [];
  let open: number[] = [];
  for (const match of text.matchAll(/[()\n]/g)) {
    const { index } = match;
    if (match[0] === '\n') open = [];
    else if (protectedOffsets.has(index)) continue;
    else if (match[0] === '(') open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined && isChineseBracket(text, start, index)) {
        edits.push(replaceOne(start, '（'), replaceOne(index, '）'));
      }
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** 「‚开门红‛」, the glyphs that one PDF font maps its quotes to, → 「“开门红”」. */
export function findLowQuotes(text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const match of text.matchAll(/\u201a[^\u201a\u201b\n]*\u201b/g)) {
    edits.push(replaceOne(match.index, '“'));
    edits.push(replaceOne(match.index + match[0].length - 1, '”'));
  }
  return edits;
}

/** Straight quotes in pairs round Chinese text: 「"开门红"」 → 「“开门红”」; an odd one is left. */
export function findStraightQuotes(text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const quotes = [...line.matchAll(/"/g)].map((match) => match.index);
    for (let pair = 0; quotes.length % 2 === 0 && pair < quotes.length; pair += 2) {
      const open = quotes[pair] ?? 0;
      const close = quotes[pair + 1] ?? 0;
      if (!containsHan(line.slice(open, close))) continue;
      edits.push(replaceOne(offset + open, '“'), replaceOne(offset + close, '”'));
    }
    offset += line.length + 1;
  }
  return edits;
}

/** Rows of dots, 「..............」 or 「。。。」, become one ellipsis; dots in Latin text stay. */
export function findDotRows(text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const match of text.matchAll(/\.{3,}|。{3,}|…{3,}/g)) {
    const end = match.index + match[0].length;
    const before = charBeforeQuotes(text, match.index);
    const after = charAfterQuotes(text, end);
    const isLine = ['', '\n'].includes(before) && ['', '\n'].includes(after);
    if (isLine || isChinese(before) || isChinese(after)) {
      edits.push({ start: match.index, end, replacement: ellipsis });
    }
  }
  return edits;
}

/** 「第一章 总则」: the space stands between the number and the name of a heading. */
const numberedHeading = /^第[一二三四五六七八九十百0-9]{1,4}(?:编|章|节|篇|部分)$/;
const longestNumberedHeading = 8;

/** 「市委召开会议 研究部署工作」: a headline has no marks; its spaces stand for them. */
function isHeadline(line: string): boolean {
  if (/[，。；：！？、,;:!?]/.test(line)) return false;
  return line.split(new RegExp(`[${inlineSpaces}]+`)).every((piece) => [...piece].length >= 4);
}

function isStraySpace(before: string, after: string): boolean {
  if (isFullWidthPunctuation(before) || isFullWidthPunctuation(after)) return true;
  const sides = [before, after];
  return (
    sides.some(isHan) && sides.every((side) => isHan(side) || isDigit(side) || isCurlyQuote(side))
  );
}

function findStraySpacesInLine(line: string, offset: number): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const match of line.matchAll(new RegExp(`[${inlineSpaces}]+`, 'g'))) {
    const start = match.index;
    const end = start + match[0].length;
    const isAfterNumber =
      start <= longestNumberedHeading && numberedHeading.test(line.slice(0, start));
    if (isAfterNumber || !isStraySpace(charBefore(line, start), charAfter(line, end))) continue;
    edits.push({ start: offset + start, end: offset + end, replacement: '' });
  }
  return edits;
}

/** Spaces inside Chinese text, also beside numbers: 「工作实 际」, 「2017 年度」, 「生态” ，」. */
export function findStraySpaces(text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    if (!isHeadline(line)) edits.push(...findStraySpacesInLine(line, offset));
    offset += line.length + 1;
  }
  return edits;
}
