import { parseChineseNumeral } from '../text/numerals';
import type { Span } from '../text/spans';
import type { Scan } from './scan';

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
  /** Depth of the Markdown heading that the marker stands in (2 for ## 一、…), or 0. */
  readonly headingDepth: number;
  /** 0-based line, and the offset at which that line ends (its newline apart). */
  readonly line: number;
  readonly lineEnd: number;
}

/**
 * Families of 层次标记 (glossary), layout levels first: Markdown headings; 第一章; 一、; （一）; 1.; （1）;
 * ①; then those inside prose: 一是 一要 一看; 第一; 首先; 其一; 一方面; and unnumbered parallel openings.
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
  | 'aspect'
  | 'parallel';

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
const CN = '[一二三四五六七八九十百零]{1,5}';

/** Words that make 一X a quantity or a fixed word, not a member (一月 二级 一个 三中全会 一带). */
const NOT_A_FRAME_WORD =
  '、是要年月日号时分秒元倍成亿万千百十人次名家个条项点些种样直定般切旦致度届级线期季路产把位部章节类批轮起面方心中大线带岗会课体同来者样下步手旁边';

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
  // 一是甲、二是乙: only a later member stands after 、, or 统一、一是 would be one.
  {
    family: 'word',
    pattern: new RegExp(`((?!一[是要则])${CN})([是要则])`, 'uy'),
    after: /、/u,
  },
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

const NUMERALS = '一二三四五六七八九十百零';

/** The characters that a form of each family can begin with. */
const BEGINNINGS: Partial<Record<MarkerFamily, string>> = {
  chapter: '第',
  chinese: NUMERALS,
  'chinese-bracketed': '（(',
  arabic: '0123456789',
  'arabic-bracketed': '（(',
  circled: '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
  word: NUMERALS,
  ordinal: '第',
  first: '首其再最',
  among: '其',
  aspect: '一另',
};

/** The forms to try at a character, in the order of FORMS. */
const FORMS_AT: ReadonlyMap<string, readonly Form[]> = groupByBeginning();

function groupByBeginning(): Map<string, Form[]> {
  const forms = new Map<string, Form[]>();
  for (const form of FORMS) {
    for (const unit of BEGINNINGS[form.family] ?? '') {
      forms.set(unit, [...(forms.get(unit) ?? []), form]);
    }
  }
  return forms;
}

const WORD_ORDINALS: Readonly<Record<string, number>> = {
  首先: 1,
  其次: 2,
  再次: 3,
  最后: LAST_ORDINAL,
  一方面: 1,
  另一方面: 2,
};

const HEADING = /(#{1,6})[ \t]+(?=\S)/uy;
// Blanks but no newline: over a run of empty lines each of them would be read to the end of the run.
const LINE_OPENING = /(?:[^\S\n]|>)*(?:[-*+][^\S\n]+)?(?:\*\*|__)?/uy;
const FENCE = /[^\S\n]*(```|~~~)/uy;

/**
 * All places in a text that look like markers, in order, one at most at each place.
 *
 * @param text the whole draft
 * @param places what a scan of its body found
 * @param firstLine 0-based number of the line at which the body begins
 */
export function findMarkers(text: string, places: Scan, firstLine: number): Marker[] {
  const markers: Marker[] = [];
  const { lineStarts, candidates } = places;
  let fence = '';
  let next = 0;
  lineStarts.forEach((start, index) => {
    const end = (lineStarts[index + 1] ?? text.length + 1) - 1;
    const from = next;
    while ((candidates[next] ?? Number.POSITIVE_INFINITY) < end) {
      next++;
    }
    const wasInside = fence !== '';
    fence = fenceAfter(fence, fenceAt(text, start));
    if (!wasInside && fence === '') {
      const line = { start, end, number: firstLine + index };
      for (const marker of findOnLine(text, line, candidates.slice(from, next))) {
        markers.push(marker);
      }
    }
  });
  return markers;
}

/** The fence that is open after a line with `mark`: each kind closes its own, and '' is none. */
function fenceAfter(open: string, mark: string): string {
  if (open === '') {
    return mark;
  }
  return mark === open ? '' : open;
}

function findOnLine(text: string, line: Line, candidates: readonly number[]): Marker[] {
  const opening = isPlain(text, line.start) ? line.start : openingOf(text, line);
  return findHeading(text, line, opening) ?? findInLine(text, line, opening, candidates);
}

/** Nearly every line begins with a Han character, and no such line is a fence, a heading or indented. */
function isPlain(text: string, lineStart: number): boolean {
  return text.charCodeAt(lineStart) >= 0x3400;
}

/** ``` or ~~~ where a line opens or closes a fenced block of Markdown, else ''. */
function fenceAt(text: string, lineStart: number): string {
  FENCE.lastIndex = lineStart;
  return isPlain(text, lineStart) ? '' : (FENCE.exec(text)?.[1] ?? '');
}

type Line = Span & { readonly number: number };

function findHeading(text: string, line: Line, start: number): Marker[] | undefined {
  HEADING.lastIndex = start;
  const heading = text.charAt(start) === '#' ? HEADING.exec(text) : null;
  if (heading === null) {
    return undefined;
  }
  const headingDepth = heading[1]?.length ?? 1;
  const end = HEADING.lastIndex;
  // ## 一、提高认识 is numbered: as 一、 it can be counted, moved and renumbered like any other.
  const numbered = matchAt(text, end, true);
  const found: FoundMarker = numbered ?? {
    family: 'heading',
    variant: '',
    ordinal: headingDepth,
    start,
    end,
    opensLine: true,
  };
  return [{ ...found, headingDepth, line: line.number, lineEnd: line.end }];
}

function findInLine(
  text: string,
  line: Line,
  opening: number,
  candidates: readonly number[],
): Marker[] {
  const markers: Marker[] = [];
  let after = opening;
  for (const start of candidates) {
    const marker = start < after ? undefined : matchAt(text, start, start === opening);
    if (marker !== undefined) {
      markers.push({ ...marker, headingDepth: 0, line: line.number, lineEnd: line.end });
      after = marker.end;
    }
  }
  return markers;
}

/** Where the text of a line begins: behind indentation and Markdown's marks of lists, quotes and emphasis. */
function openingOf(text: string, line: Line): number {
  LINE_OPENING.lastIndex = line.start;
  LINE_OPENING.exec(text);
  return Math.min(Math.max(LINE_OPENING.lastIndex, line.start), line.end);
}

type FoundMarker = Omit<Marker, 'line' | 'lineEnd' | 'headingDepth'>;

function matchAt(text: string, start: number, opensLine: boolean): FoundMarker | undefined {
  const previous = text.charAt(start - 1);
  for (const { family, pattern, after } of FORMS_AT.get(text.charAt(start)) ?? []) {
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
