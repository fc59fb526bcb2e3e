/**
 * brokenPromise: 下面，我讲三点意见 and then four points. Custom: whoever listens counts along. A promise is read
 * only where the series begins right behind it, so that nothing can stand between the two.
 */
import { formatChineseNumeral, parseChineseNumeral } from '../../text/numerals';
import { LAYOUT_RANKS } from '../markers';
import type { Section } from '../sections';
import type { Finding } from './finding';
import type { CheckedDraft, PointSeries } from './point-series';
import { isInOrder } from './series-order';

/** Longest announcement that is read before a series. */
const LONGEST_ANNOUNCEMENT = 120;

const NUMBER = '[一二两三四五六七八九十]{1,3}|\\d{1,2}|[０-９]{1,2}';

/** 三点, 两个方面, 3条; not 第三点, 十三点, 百分之三点, 这三点, 其他两个. */
const COUNTED = new RegExp(
  `(?<![一二两三四五六七八九十百千万零几之第前后另这那余他述上面数\\d０-９.．%“])(${NUMBER})(?:点|个|条|项|件|大|方面)`,
  'gu',
);

/** What may stand between the number and the end of the announcement: 三点|意见和要求：; 三点|意见，供大家参考。 */
const TAIL = /^[\p{Script=Han}、]{0,8}(?:，[供与同和]\p{Script=Han}{2,10})?[：:。；，,]?$/u;

/** In a sentence of its own the number is a promise only with words like these. */
const PROMISING =
  /讲|谈|提|说|强调|抓好|做好|办好|抓|把握|采取|突出|以下|如下|主要有|主要是|主要表现|体现在|基于|有$/u;

/** 做到三个到位, 落实两项制度: a slogan with a number in it. */
const SLOGAN = /(?:做到|增强|坚定|树立|落实|贯彻|践行|坚持|牢记)[^，。；：]{0,6}$/u;

/** Announcements whose number the series after them does not keep. */
export function checkPromises(draft: CheckedDraft): Finding[] {
  return draft.series.flatMap((series) => {
    const count = series.points.length;
    const promise = findPromise(draft, series);
    // One member: the writer has only begun. A slip in the numbers is told by another rule.
    const isSure = promise !== undefined && count > 1 && isInOrder(series);
    if (!isSure || promise.numbers.includes(count) || goesOn(draft.text, series)) {
      return [];
    }
    const { start, end } = promise;
    const written = draft.text.slice(start, end);
    const right = writeNumber(count, written);
    return [
      {
        rule: 'brokenPromise',
        span: { start, end: promise.unitEnd },
        message: 'brokenPromise',
        args: [draft.text.slice(start, promise.unitEnd), String(count)],
        fixes: [{ title: 'replaceNumber', args: [right], edits: [{ start, end, text: right }] }],
      } satisfies Finding,
    ];
  });
}

interface Promised {
  /** Span of the number, and where the word after it ends: 三|点. */
  readonly start: number;
  readonly end: number;
  readonly unitEnd: number;
  /** All numbers of the sentence that could be the promise: 从三个方面做好两项工作. */
  readonly numbers: readonly number[];
}

function findPromise({ text, bodyStart }: CheckedDraft, series: PointSeries): Promised | undefined {
  const { marker } = series.points[0];
  const from = Math.max(bodyStart, marker.start - LONGEST_ANNOUNCEMENT);
  // Before the marker: its line's opening (> - **), and the end of the line before.
  const before = text.slice(from, marker.start).replace(/[\s>*_-]+$/u, '');
  const sentence = /[^。！？；\n]*[。；]?$/u.exec(before)?.[0] ?? '';
  const offset = from + before.length - sentence.length;
  const counted = [...sentence.matchAll(COUNTED)].map((match) => ({
    start: offset + match.index,
    number: match[1] ?? '',
    unitEnd: offset + match.index + match[0].length,
  }));
  const last = counted.at(-1);
  if (last === undefined) {
    return undefined;
  }
  const numbers = counted.map(({ number }) => readNumber(number) ?? 0);
  const head = sentence.slice(0, last.start - offset);
  const tail = sentence.slice(last.unitEnd - offset);
  const isPromise =
    (numbers.at(-1) ?? 0) > 1 && TAIL.test(tail) && !SLOGAN.test(head) && isTold(head, tail);
  return isPromise
    ? { start: last.start, end: last.start + last.number.length, unitEnd: last.unitEnd, numbers }
    : undefined;
}

/** 主要有两个方面：一是… is a promise by its ：; with another mark it takes words like 讲 and 抓好. */
function isTold(head: string, tail: string): boolean {
  return /[：:]$/u.test(tail) || PROMISING.test(head.slice(-16));
}

/** How far behind the last member another one is looked for. */
const REACH = 600;

/** …最后，…; 此外，…: a last point without a number of its own. */
const UNNUMBERED = /[。；，](?:再次|最后|此外|另外|还有|再就是|再有)/u;

/** Whether the enumeration goes on behind its last marker in other words: 一是…二是…三要…. */
function goesOn(text: string, { points }: PointSeries): boolean {
  const { marker, children } = points.at(-1) ?? points[0];
  const lineEnd = Math.min(marker.lineEnd, marker.end + REACH);
  const inLine = text.slice(marker.end, lineEnd);
  const after = text.slice(lineEnd, marker.end + REACH);
  const isLayout = LAYOUT_RANKS[marker.family] !== undefined;
  const { inside, opening } = nextNumber(points.length + 1, isLayout);
  const found = inside?.exec(inLine);
  // A fifth point of an enumeration inside the last of four is none of these four's.
  const isInner = allStarts(children).has(marker.end + (found?.index ?? 0) + 1);
  return (found && !isInner) || opening.test(after) || UNNUMBERED.test(inLine);
}

/** The next number in any family of its kind, inside a line (one unit behind the mark before it) or opening one. */
function nextNumber(ordinal: number, isLayout: boolean): { inside?: RegExp; opening: RegExp } {
  const chinese = formatChineseNumeral(ordinal);
  if (isLayout) {
    return {
      opening: new RegExp(`\\n[\\s>*_-]*[（(]?(?:${chinese}|${ordinal})[、.．，）)]`, 'u'),
    };
  }
  const number = `[第其]?${chinese}[、，是要则]`;
  return {
    inside: new RegExp(`[，；：。！？]${number}`, 'u'),
    opening: new RegExp(`\\n[\\s>*_-]*${number}`, 'u'),
  };
}

function allStarts(sections: readonly Section[], starts = new Set<number>()): ReadonlySet<number> {
  for (const { start, children } of sections) {
    starts.add(start);
    allStarts(children, starts);
  }
  return starts;
}

function readNumber(number: string): number | undefined {
  const digits = number.replace(/[０-９]/gu, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
  return /^\d+$/u.test(digits) ? Number(digits) : parseChineseNumeral(number);
}

/** The number in the script of the one it replaces; before a measure word 2 is 两. */
function writeNumber(value: number, old: string): string {
  if (/^\d/u.test(old)) {
    return String(value);
  }
  return value === 2 ? '两' : formatChineseNumeral(value);
}
