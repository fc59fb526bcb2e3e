import { isSentenceEnd } from '../text/characters';
import { findBodyStart } from './front-matter';
import { findMarkers, LAYOUT_RANKS, type Marker } from './markers';
import { findSeries, isSpoken, type Series } from './series';

/** What a marker opens: its heading, the stretch of text that belongs to it, and the sections inside. */
export interface Section {
  readonly marker: Marker;
  /** The marker with its leading sentence or clause, for a reader: 一是改革发展更显作为. */
  readonly heading: string;
  /** Where the heading's sentence ends: behind its last character, the end mark apart; never past `end`. */
  readonly headingEnd: number;
  /** UTF-16 offsets; a section runs from its marker to the next one at its level or the end of its parent. */
  readonly start: number;
  readonly end: number;
  readonly children: readonly Section[];
}

interface MutableSection extends Section {
  end: number;
  headingEnd: number;
  readonly series: Series;
  readonly children: MutableSection[];
}

/** A draft and the offsets of the paragraphs in it that address the audience. */
interface Outline {
  readonly text: string;
  readonly addresses: readonly number[];
}

/** 同志们： or 各位委员、同志们： as a line of its own: what follows is a speech from its beginning. */
const SALUTATION_LINE =
  /^[ \t　]*(?:尊敬的|各位|同志们|女士们|老师们|朋友们)[^\n。！？]{0,40}：[ \t]*$/gmu;

/** A paragraph that turns to the audience: after the last section, the closing words. */
const ADDRESSED_PARAGRAPH =
  /^[ \t　]*(?:同志们|各位(?:代表|委员|领导|同志|来宾))[^\n。；？]{0,12}[，！：]/gmu;

/** The section tree of a draft, front matter apart; one pass over the text, never throws. */
export function findSections(text: string): Section[] {
  const bodyStart = findBodyStart(text);
  const salutations = findOffsets(text, bodyStart, SALUTATION_LINE);
  const series = findSeries(findMarkers(text, bodyStart), salutations);
  const outline: Outline = { text, addresses: findOffsets(text, bodyStart, ADDRESSED_PARAGRAPH) };
  const seriesOf = new Map<Marker, Series>();
  for (const one of series) {
    for (const member of one.members) {
      seriesOf.set(member, one);
    }
  }
  const roots: MutableSection[] = [];
  const parents = new Map<Series, MutableSection | undefined>();
  const current = new Map<Series, MutableSection>();
  for (const [marker, own] of [...seriesOf].sort((a, b) => a[0].start - b[0].start)) {
    if (!parents.has(own)) {
      parents.set(own, findParent(own, marker, current, outline));
    }
    const section: MutableSection = {
      marker,
      ...headingOf(text, marker),
      start: marker.start,
      end: text.length,
      children: [],
      series: own,
    };
    current.set(own, section);
    (parents.get(own)?.children ?? roots).push(section);
  }
  closeSections(roots, text.trimEnd().length, outline);
  return roots;
}

function findOffsets(text: string, from: number, pattern: RegExp): number[] {
  const offsets: number[] = [];
  for (const match of text.matchAll(pattern)) {
    if (match.index >= from) {
      offsets.push(match.index);
    }
  }
  return offsets;
}

/** The innermost member round a new series whose text reaches that far. */
function findParent(
  series: Series,
  first: Marker,
  current: ReadonlyMap<Series, MutableSection>,
  outline: Outline,
): MutableSection | undefined {
  for (const outer of [...series.around].reverse()) {
    const section = current.get(outer);
    if (section !== undefined && reaches(section, first, outline)) {
      return section;
    }
  }
  return undefined;
}

/** Whether a member's text reaches as far as `marker`. */
function reaches(section: MutableSection, marker: Marker, outline: Outline): boolean {
  const members = section.series.members;
  const isLast = members.at(-1) === section.marker;
  return !isLast || marker.start < lastMemberEnd(section, outline);
}

/**
 * How far the last member of a series reaches; nothing marks it. A layout section (and a 第一，
 * that opens a paragraph) goes on to the end of what it stands in, or to the closing words: a paragraph
 * that addresses the audience (同志们，…). A member that opens a paragraph ends with it, unless it is a heading that stands
 * alone. A member inside a paragraph ends with its sentence when the others are clauses of one sentence
 * (一是…；二是…；三是…。), else with the paragraph.
 */
function lastMemberEnd(section: MutableSection, { text, addresses }: Outline): number {
  const { marker, series } = section;
  if (marker.opensLine && (LAYOUT_RANKS[marker.family] !== undefined || isSpoken(marker.family))) {
    return marker.family === 'heading'
      ? text.length
      : firstAfter(addresses, marker.start, text.length);
  }
  if (marker.opensLine) {
    return isStandAloneHeading(text, marker) ? text.length : marker.lineEnd;
  }
  const inSentence = series.members
    .slice(1)
    .every((member) => member.opensLine || !isSentenceEnd(text.charAt(member.start - 1)));
  if (!inSentence) {
    return marker.lineEnd;
  }
  for (let i = marker.end; i < marker.lineEnd; i++) {
    if (isSentenceEnd(text.charAt(i))) {
      return i + 1;
    }
  }
  return marker.lineEnd;
}

function firstAfter(offsets: readonly number[], offset: number, otherwise: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) > offset) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return offsets[low] ?? otherwise;
}

const LONGEST_HEADING_LINE = 60;

function isStandAloneHeading(text: string, marker: Marker): boolean {
  const line = text.slice(marker.start, marker.lineEnd).trimEnd();
  const inner = line.slice(0, -1);
  return (
    line.length <= LONGEST_HEADING_LINE && !/[。！？；]/u.test(inner) && /[^。；，、]$/u.test(line)
  );
}

/** Ends every section at the next one of its level, or at the end of its parent, or where it stops reaching. */
function closeSections(sections: readonly MutableSection[], limit: number, outline: Outline): void {
  sections.forEach((section, index) => {
    const next = sections[index + 1];
    const natural =
      section.series.members.at(-1) === section.marker ? lastMemberEnd(section, outline) : limit;
    const lastChild = section.children.at(-1);
    const end = Math.min(
      limit,
      next?.start ?? limit,
      Math.max(natural, lastChild?.marker.lineEnd ?? 0),
    );
    section.end = trimEnd(outline.text, section.start, end);
    section.headingEnd = Math.min(section.headingEnd, section.end);
    closeSections(section.children, section.end, outline);
  });
}

function trimEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && /\s/.test(text.charAt(trimmed - 1))) {
    trimmed--;
  }
  return trimmed;
}

const LONGEST_HEADING = 40;
const SHORTEST_CLAUSE = 6;

/**
 * The heading of a section: its text up to the first 。；！？ or line end; when that is longer than 40
 * units, up to its first ， or ： that leaves at least six, else the first 40 with ….
 */
function headingOf(text: string, marker: Marker): { heading: string; headingEnd: number } {
  let end = marker.end;
  while (end < marker.lineEnd && !/[。；！？;!?]/u.test(text.charAt(end))) {
    end++;
  }
  const start = marker.family === 'heading' ? marker.end : marker.start;
  const sentence = text.slice(start, end).replace(/\*\*|__|\s+$/gu, '');
  const heading = shorten(sentence, Math.max(0, marker.end - start));
  return { heading: heading || text.slice(marker.start, marker.end), headingEnd: end };
}

function shorten(sentence: string, markerLength: number): string {
  if (sentence.length <= LONGEST_HEADING) {
    return sentence.replace(/[：:，,]$/u, '');
  }
  for (let i = markerLength + SHORTEST_CLAUSE; i < LONGEST_HEADING; i++) {
    if (/[，：,:]/u.test(sentence.charAt(i))) {
      return sentence.slice(0, i);
    }
  }
  return `${sentence.slice(0, LONGEST_HEADING)}…`;
}
