import { formatChineseNumeral } from '../text/numerals';
import { LAST_ORDINAL, type Marker, type MarkerFamily } from './markers';

/**
 * A way to number a series: 一、 （一） 1. （1） ① 一是 一要 第一， 首先， 其一，. `form` is its first marker as
 * written, with the mark that belongs to it.
 */
export interface Numbering {
  readonly family: MarkerFamily;
  readonly variant: string;
  readonly form: string;
  /** Whether each member is a paragraph of its own. */
  readonly ownParagraphs: boolean;
}

/** The numberings that a series can be turned into, outermost first (GB/T 9704-2012 7.3.3, then prose). */
export const NUMBERINGS: readonly Numbering[] = [
  { family: 'chinese', variant: '', form: '一、', ownParagraphs: true },
  { family: 'chinese-bracketed', variant: '', form: '（一）', ownParagraphs: true },
  { family: 'arabic', variant: '', form: '1.', ownParagraphs: true },
  { family: 'arabic-bracketed', variant: '', form: '（1）', ownParagraphs: true },
  { family: 'circled', variant: '', form: '①', ownParagraphs: true },
  { family: 'word', variant: '是', form: '一是', ownParagraphs: false },
  { family: 'word', variant: '要', form: '一要', ownParagraphs: false },
  { family: 'ordinal', variant: '', form: '第一，', ownParagraphs: false },
  { family: 'first', variant: '', form: '首先，', ownParagraphs: false },
  { family: 'among', variant: '', form: '其一，', ownParagraphs: false },
];

const FIRST_WORDS = ['首先', '其次', '再次', '最后'];
const MOST_CIRCLED = 20;

/**
 * The marker `text` with another number: （三） and 4 → （四）. The last of two or more 首先-words is 最后.
 *
 * @param text a marker of `family` as it stands in a draft
 * @param ordinal 1-based place in a series of `count` members
 * @returns undefined where the family has no word for it (a fifth of 首先 其次 再次 最后, ㉑)
 */
export function withOrdinal(
  text: string,
  family: MarkerFamily,
  ordinal: number,
  count: number,
): string | undefined {
  switch (family) {
    case 'first':
      return withFirstWord(text, ordinal, count);
    case 'aspect':
      return ordinal === 1 ? '一方面' : ordinal === 2 ? '另一方面' : undefined;
    case 'circled':
      return ordinal <= MOST_CIRCLED ? String.fromCharCode(0x245f + ordinal) : undefined;
    case 'arabic':
    case 'arabic-bracketed':
      return text.replace(/\d+/, String(ordinal));
    case 'heading':
      return text;
    default:
      return text.replace(/[一二三四五六七八九十百零]+/u, formatChineseNumeral(ordinal));
  }
}

function withFirstWord(text: string, ordinal: number, count: number): string | undefined {
  const isLast = ordinal === count && count > 2;
  const word = isLast ? '最后' : FIRST_WORDS[ordinal - 1];
  const isUsable = word !== undefined && (ordinal < FIRST_WORDS.length || isLast);
  return isUsable ? text.replace(/首先|其次|再次|最后/u, word) : undefined;
}

/** The place that a marker claims in its series: its number, or for 最后 the one after the member before. */
export function claimedOrdinal(marker: Marker, previous: number): number {
  return marker.ordinal === LAST_ORDINAL ? previous + 1 : marker.ordinal;
}
