/**
 * notParallel: headings of one level are written alike (custom): one far longer than the others, or the only
 * one that does not begin with their words (坚持… 坚持… 加强… 坚持…). Advice; only the writer can mend it.
 */
import { countHan } from '../../text/characters';
import type { Section } from '../sections';
import type { Finding, MessageKey } from './finding';
import type { CheckedDraft } from './point-series';

const FEWEST_FOR_LENGTH = 3;
const FEWEST_FOR_OPENING = 4;
/** 字. A longer median: these are paragraphs, not headings. */
const LONGEST_MEDIAN = 20;
const MUCH_LONGER = 8;
/** 字 by which the two others of three may differ: else there is no measure to be out of. */
const LARGEST_DIFFERENCE = 1;

/** Names of a report's parts and of documents are as long as they are: 总体要求和主要目标, 关于《…》的说明. */
const LABEL = /[《》]|(?:回顾|总结|情况|要求|目标|任务|举措|政策|安排|打算|建议|说明)$/u;

interface Heading {
  readonly section: Section;
  readonly text: string;
  readonly length: number;
}

/** Headings that are not like their siblings. */
export function checkParallel({ text, series }: CheckedDraft): Finding[] {
  return series.flatMap(({ points }) => {
    const headings = points.map((section) => toHeading(text, section));
    return headings.every((heading) => heading !== undefined)
      ? [...findLonger(headings), ...findOtherOpening(headings)]
      : [];
  });
}

/** The heading of a point that opens its paragraph: one sentence, with text behind or under it. */
function toHeading(text: string, section: Section): Heading | undefined {
  const { marker, headingEnd, end } = section;
  if (!marker.opensLine || headingEnd - marker.end > 100) {
    return undefined;
  }
  const heading = text.slice(marker.end, headingEnd).replace(/^[，、：\s]+|[\s*_]+$/gu, '');
  const hasText = /[^\s*_。]/u.test(text.slice(headingEnd, Math.min(end, headingEnd + 40)));
  return hasText ? { section, text: heading, length: heading.length } : undefined;
}

function findLonger(headings: readonly Heading[]): Finding[] {
  const lengths = headings.map(({ length }) => length).sort((a, b) => a - b);
  const median = lengths[(lengths.length - 1) >> 1] ?? 0;
  const longest = headings.find(({ length }) => length === lengths.at(-1));
  const second = lengths.at(-2) ?? 0;
  const isFar = (length: number): boolean => length > 2 * median && length >= median + MUCH_LONGER;
  const hasMeasure =
    median <= LONGEST_MEDIAN &&
    (headings.length > FEWEST_FOR_LENGTH || second - (lengths[0] ?? 0) <= LARGEST_DIFFERENCE);
  return headings.length >= FEWEST_FOR_LENGTH &&
    longest !== undefined &&
    isFar(longest.length) &&
    !isFar(second) &&
    hasMeasure &&
    !LABEL.test(longest.text)
    ? [toFinding(longest, 'longHeading', [String(longest.length), String(median)])]
    : [];
}

function findOtherOpening(headings: readonly Heading[]): Finding[] {
  if (headings.length < FEWEST_FOR_OPENING) {
    return [];
  }
  const opening = ({ text }: Heading): string => text.slice(0, 2);
  const usual = headings
    .slice(0, 3)
    .map(opening)
    .find((one, index, all) => all.indexOf(one) < index);
  const others = headings.filter((heading) => opening(heading) !== usual);
  const [only] = others;
  return usual !== undefined && countHan(usual) === 2 && only !== undefined && others.length === 1
    ? [toFinding(only, 'otherOpening', [opening(only), usual])]
    : [];
}

function toFinding({ section }: Heading, message: MessageKey, args: readonly string[]): Finding {
  return {
    rule: 'notParallel',
    span: { start: section.marker.start, end: section.headingEnd },
    message,
    args,
    fixes: [],
  };
}
