import { parseChineseNumeral } from '../text/numerals';
import { findLines, type Span } from '../text/spans';

/**
 * A place that looks like the number of a member of a series: 一、 （一） 1. 一是 第一， 首先 …. Whether it
 * is one is decided by the series that it makes with others (series.ts).
 */
export interface Marker extends Span {
  readonly family: MarkerFamily;
  /** Members chain only with the same variant: 个 in 第一个, 看 in 一看, 3 for ### . */
  readonly variant: string;
  /** 1-based; for 最后 LAST_ORDINAL. */
  readonly ordinal: number;
  /** Whether the marker opens its line (paragraph). */
  readonly opensLine: boolean;
  /** 0-based line, and the offset at which that line ends (its newline apart). */
  readonly line: number;
  readonly lineEnd: number;
}

/**
 * Families of 层次标记 (glossary), layout levels first: Markdown headings; 第一章; 一、; （一）; 1.; （1）;
 * ①; then those inside prose: 一是 一要 一看; 第一; 首先; 其一; 一方面.
 */
export type MarkerFamily =
  | 'heading'
  | 'chapter'
  | 'chinese'
  | 'chinese-bracketed'
  | 'arabic'
  | 'arabic-bracketed'
  | 'circled'
  | 'word'
  | 'ordinal'
  | 'first'
  | 'among'
  | 'aspect';

/** 最后 closes a series of any length. */
export const LAST_ORDINAL = 1000;

/**
 * Levels of layout families, outermost first (GB/T 9704-2012 7.3.3: 一、（一）1.（1）; ① is practice).
 * Families inside prose have none: what they stand in is told by the text.
 */
export const LAYOUT_RANKS: Partial<Record<MarkerFamily, number>> = {
  heading: 0,
  chapter: 1,
  chinese: 2,
  'chinese-bracketed': 3,
  arabic: 4,
  'arabic-bracketed': 5,
  circled: 6,
};

interface Form {
  readonly family: MarkerFamily;
  /** Sticky; group 1 is the number, group 2 (if any) the variant. */
  readonly pattern: RegExp;
  /** Where the form may stand besides a line start. */
  readonly after: RegExp;
}

const CLAUSE_START = /[，；：。！？,;:!?”’）)—…]/u;
const SENTENCE_START = /[；：。！？;:!?”’）)]/u;
const NOWHERE = /[^\s\S]/u;
const CN = '[一二三四五六七八九十百]{1,5}';

/** Words that make 一X a quantity or a fixed word, not a member (一月 二级 一个 三中全会 一带). */
const NOT_A_FRAME_WORD =
  '、是要年月日号时分秒元倍成亿万千百十人次名家个条项点些种样直定般切旦致度届级线期季路产把位部章节类批轮起面方心中大线带线岗会课体同来者样下步手旁边边手';

const FORMS: readonly Form[] = [
  { family: 'chapter', pattern: new RegExp(`第(${CN})(章|节|部分|篇)`, 'uy'), after: NOWHERE },
  { family: 'chinese', pattern: new RegExp(`(${CN})、`, 'uy'), after: SENTENCE_START },
  {
    family: 'chinese-bracketed',
    pattern: new RegExp(`[（(](${CN})[）)]`, 'uy'),
    after: SENTENCE_START,
  },
  { family: 'arabic', pattern: /(\d{1,2})(?:[.．](?!\d)|、)/uy, after: SENTENCE_START },
  { family: 'arabic-bracketed', pattern: /[（(](\d{1,2})[）)]/uy, after: SENTENCE_START },
  { family: 'circled', pattern: /([①-⑳])/uy, after: CLAUSE_START },
  { family: 'word', pattern: new RegExp(`(${CN})([是要则])`, 'uy'), after: CLAUSE_START },
  {
    family: 'word',
    pattern: new RegExp(`([一二三四五六七八九十])((?![${NOT_A_FRAME_WORD}])\\p{Script=Han})`, 'uy'),
    after: CLAUSE_START,
  },
  {
    family: 'ordinal',
    pattern: new RegExp(`第(${CN})(?=[，、：,:是]|要(?!务|素|义|领|塞|地|道|件|害))`, 'uy'),
    after: CLAUSE_START,
  },
  {
    family: 'ordinal',
    pattern: new RegExp(`第(${CN})([个项条点步类方]面?)`, 'uy'),
    after: CLAUSE_START,
  },
  {
    family: 'first',
    pattern: /(首先|其次|再次(?=[，、,是要])|最后(?=[，、,是要]))/uy,
    after: CLAUSE_START,
  },
  { family: 'among', pattern: /其([一二三四五六七八九])(?=[，、：,:是])/uy, after: CLAUSE_START },
  // Also after its subject (我们一方面要…，另一方面要…), but not 这一方面, 某一方面.
  { family: 'aspect', pattern: /(一方面|另一方面)/uy, after: /[^这那某每任哪各另单同]/u },
];

const WORD_ORDINALS: Readonly<Record<string, number>> = {
  首先: 1,
  其次: 2,
  再次: 3,
  最后: LAST_ORDINAL,
  一方面: 1,
  另一方面: 2,
};

/** Characters that can begin a marker; all other places are skipped without trying the forms. */
const CAN_BEGIN = /[一二三四五六七八九十第（(0-9①-⑳首其再最另#]/u;

const HEADING = /(#{1,6})[ \t]+(?=\S)/uy;
const LINE_OPENING = /[\s　>]*(?:[-*+]\s+)?(?:\*\*|__)?/uy;

/**
 * All places in a text that look like markers, in order, one at most at each place.
 *
 * @param text the whole draft
 * @param from offset at which to begin (a line start: the body's)
 */
export function findMarkers(text: string, from = 0): Marker[] {
  const markers: Marker[] = [];
  let inFence = false;
  findLines(text).forEach((line, index) => {
    const isFence = /^\s*(?:```|~~~)/.test(
      text.slice(line.start, Math.min(line.end, line.start + 80)),
    );
    inFence = isFence ? !inFence : inFence;
    if (line.start >= from && !inFence && !isFence) {
      findInLine(text, { ...line, index }, markers);
    }
  });
  return markers;
}

function findInLine(text: string, line: Span & { index: number }, markers: Marker[]): void {
  LINE_OPENING.lastIndex = line.start;
  LINE_OPENING.exec(text);
  const opening = Math.min(Math.max(LINE_OPENING.lastIndex, line.start), line.end);
  const place = { line: line.index, lineEnd: line.end };
  HEADING.lastIndex = opening;
  const heading = HEADING.exec(text);
  if (heading !== null) {
    const depth = heading[1]?.length ?? 1;
    markers.push({
      family: 'heading',
      variant: '',
      ordinal: depth,
      start: opening,
      end: HEADING.lastIndex,
      opensLine: true,
      ...place,
    });
    return;
  }
  for (let i = opening; i < line.end; i++) {
    if (CAN_BEGIN.test(text.charAt(i))) {
      const marker = matchAt(text, i, i === opening);
      if (marker !== undefined) {
        markers.push({ ...marker, ...place });
        i = marker.end - 1;
      }
    }
  }
}

type FoundMarker = Omit<Marker, 'line' | 'lineEnd'>;

function matchAt(text: string, start: number, opensLine: boolean): FoundMarker | undefined {
  const previous = text.charAt(start - 1);
  for (const { family, pattern, after } of FORMS) {
    if (!opensLine && !after.test(previous)) {
      continue;
    }
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const ordinal = match === null ? undefined : ordinalOf(match[1] ?? '');
    if (match !== null && ordinal !== undefined) {
      return {
        family,
        variant: match[2] ?? '',
        ordinal,
        start,
        end: start + match[0].length,
        opensLine,
      };
    }
  }
  return undefined;
}

function ordinalOf(number: string): number | undefined {
  const circled = number.charCodeAt(0) - 0x2460;
  if (circled >= 0 && circled < 20) {
    return circled + 1;
  }
  if (/^\d+$/.test(number)) {
    return Number(number) || undefined;
  }
  return WORD_ORDINALS[number] ?? parseChineseNumeral(number);
}
