import { headOf, isSentenceEnd } from '../text/characters';
import { trimSpan } from '../text/spans';
import { findBodyStart } from './front-matter';
import { findMarkers, LAYOUT_RANKS, type Marker } from './markers';
import { withParallels } from './parallel-sections';
import { type Scan, scan } from './scan';
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
  /** The series that the marker belongs to: sections with the same one are its points, in order. */
  readonly series: Series;
  readonly children: readonly Section[];
}

interface MutableSection extends Section {
  end: number;
  heading: string;
  headingEnd: number;
  /** 1 for a root. */
  readonly depth: number;
  readonly children: MutableSection[];
}

/** A draft and what is looked up in it over and over, so that no marker reads its whole line again. */
interface Outline {
  readonly text: string;
  /** Offsets of the paragraphs that address the audience. */
  readonly addresses: readonly number[];
  /** Offsets of the paragraphs that look back over what was said (addresses among them). */
  readonly reviews: readonly number[];
  /** Offsets of the sentences inside paragraphs that announce a number of points. */
  readonly announcements: readonly number[];
  /** Offsets of the marks that end a sentence, and of those that end a heading. */
  readonly sentenceEnds: readonly number[];
  readonly headingEnds: readonly number[];
  /** How far the last member of a series reaches, once it has been asked. */
  readonly reachOf: Map<Series, number>;
}

/** What the three kinds of paragraphs below can begin with: few lines do, and only those are looked at. */
const ADDRESS_BEGINNINGS =
  ' \t　尊各同女老朋让谢一二两三四五六七八九十几多过在我充肯看总取这以综回';

/** 同志们： or 各位委员、同志们： as a line of its own: what follows is a speech from its beginning. */
const SALUTATION_LINE =
  /[ \t　]*(?:尊敬的|各位|同志们|女士们|老师们|朋友们)[^\n。！？]{0,40}：[ \t]*$/muy;

/** A paragraph that turns to the audience, calls on it or thanks it: after the last section, the closing words. */
const ADDRESSED_PARAGRAPH =
  /[ \t　]*(?:(?:同志们|各位(?:代表|委员|领导|同志|来宾))[^\n。；？]{0,12}[，！：]|让我们|谢谢(?:大家|各位)|我的(?:讲话|报告|发言)[^\n]{0,6}(?:完|结束))/uy;

/**
 * A paragraph that looks back over all that was said: 一年来的成就…, 在看到成绩的同时…, 过去五年…. After the last
 * （六） of a review it stands beside the （六）, in the section that holds them all.
 */
const REVIEWING_PARAGRAPH =
  /[ \t　]*(?:[一二两三四五六七八九十几多]年来|过去(?:的)?[一二两三四五六七八九十几]年|(?:在|我们在)?(?:充分)?(?:肯定|看到|总结)[^，。\n]{0,12}(?:同时|时候)|(?:取得)?(?:这些|以上)(?:成绩|成就|成效)|总之|总的(?:看|来看|来说)|综上|回顾)[^\n]/uy;

/** 必须抓好三项工作：一要…: after points over several sentences, a sentence like that begins another series. */
const ANNOUNCEMENT =
  /[一二两三四五六七八九十\d](?:个方面|方面|项|个|点|条|件)[^。！？：\n]{0,20}$/u;
const LONGEST_ANNOUNCEMENT = 90;

/** No speech is deeper; a text that is made to be must not exhaust the stack of those who walk the tree. */
const DEEPEST = 32;

/** The numbered sections of a draft, front matter apart; one pass over the text, never throws. */
export function findSections(text: string): Section[] {
  return readSections(text).roots;
}

/** The whole outline: the numbered sections and, between them, unnumbered parallel openings. */
export function findOutline(text: string): Section[] {
  const { roots, lineStarts, firstLine, addresses } = readSections(text);
  return withParallels(roots, { text, lineStarts, firstLine, addresses });
}

interface Reading {
  readonly roots: Section[];
  readonly lineStarts: readonly number[];
  readonly firstLine: number;
  readonly addresses: readonly number[];
}

function readSections(text: string): Reading {
  const bodyStart = findBodyStart(text);
  const places = scan(text, bodyStart);
  const { lineStarts, sentenceEnds, headingEnds } = places;
  const addressing = lineStarts.filter((at) => ADDRESS_BEGINNINGS.includes(text.charAt(at)));
  const opened = (pattern: RegExp): number[] =>
    addressing.filter((at) => matchesAt(text, at, pattern));
  const firstLine = countLines(text, bodyStart);
  const markers = findMarkers(text, places, firstLine);
  const series = findSeries(markers, opened(SALUTATION_LINE));
  const addresses = opened(ADDRESSED_PARAGRAPH);
  const outline: Outline = {
    text,
    addresses,
    reviews: [...addresses, ...opened(REVIEWING_PARAGRAPH)].sort((a, b) => a - b),
    announcements: findAnnouncements(text, places),
    sentenceEnds,
    headingEnds,
    reachOf: new Map(),
  };
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
    const parent = parents.get(own);
    const section: MutableSection = {
      marker,
      heading: '',
      headingEnd: marker.end,
      start: marker.start,
      end: text.length,
      children: [],
      series: own,
      depth: (parent?.depth ?? 0) + 1,
    };
    current.set(own, section);
    (parent?.children ?? roots).push(section);
  }
  closeSections(roots, text.trimEnd().length, outline);
  return { roots, lineStarts, firstLine, addresses };
}

function matchesAt(text: string, at: number, pattern: RegExp): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function countLines(text: string, before: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < before; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}

/** Beginnings of sentences inside a paragraph that announce a number of points and end with ：. */
function findAnnouncements(text: string, { leadIns, sentenceEnds }: Scan): number[] {
  const offsets: number[] = [];
  for (const colon of leadIns) {
    const before = lastBefore(sentenceEnds, colon);
    const sentence = text.slice(before + 1, colon);
    if (before >= 0 && sentence.length <= LONGEST_ANNOUNCEMENT && ANNOUNCEMENT.test(sentence)) {
      if (!sentence.includes('\n')) {
        offsets.push(before + 1);
      }
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
    if (section !== undefined && section.depth < DEEPEST && reaches(section, first, outline)) {
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

function lastMemberEnd(section: MutableSection, outline: Outline): number {
  const known = outline.reachOf.get(section.series);
  if (known !== undefined) {
    return known;
  }
  const end = findLastMemberEnd(section, outline);
  outline.reachOf.set(section.series, end);
  return end;
}

/**
 * How far the last member of a series reaches; nothing marks it.
 *
 * - A layout section (and a 第一， that opens a paragraph) goes on to the closing words, a paragraph that
 *   addresses the audience (同志们，…); inside another layout section also to a paragraph that looks back
 *   (在看到成绩的同时，…); else to the end of what it stands in.
 * - A member that opens a paragraph ends with it, unless it is a heading that stands alone.
 * - A member inside a paragraph ends with its sentence when the others are clauses of one sentence
 *   (一是…；二是…；三是…。), else with the paragraph or before a sentence that announces other points.
 */
function findLastMemberEnd(section: MutableSection, outline: Outline): number {
  const { text, addresses, reviews, announcements, sentenceEnds } = outline;
  const { marker, series } = section;
  if (marker.opensLine && (isLayout(marker) || isSpoken(marker.family))) {
    const isInner = series.around.some((outer) => outer.members.some(isLayout));
    const ends = isInner ? reviews : addresses;
    return marker.family === 'heading' ? text.length : firstAfter(ends, marker.start, text.length);
  }
  if (marker.opensLine) {
    return isStandAloneHeading(text, marker) ? text.length : marker.lineEnd;
  }
  const inSentence = series.members
    .slice(1)
    .every((member) => member.opensLine || !isSentenceEnd(text.charAt(member.start - 1)));
  const end = inSentence
    ? firstAfter(sentenceEnds, marker.end - 1, marker.lineEnd) + 1
    : firstAfter(announcements, marker.end, marker.lineEnd);
  return Math.min(marker.lineEnd, end);
}

/** Whether a marker is a numbered level of layout (一、 （一） 1. …); a Markdown heading is none. */
function isLayout(marker: Marker): boolean {
  return marker.family !== 'heading' && LAYOUT_RANKS[marker.family] !== undefined;
}

function lastBefore(offsets: readonly number[], offset: number): number {
  return offsets[indexAfter(offsets, offset - 1) - 1] ?? -1;
}

function firstAfter(offsets: readonly number[], offset: number, otherwise: number): number {
  return offsets[indexAfter(offsets, offset)] ?? otherwise;
}

/** Index of the first of some ascending offsets that is larger than `offset`. */
function indexAfter(offsets: readonly number[], offset: number): number {
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
  return low;
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
      next === undefined ? limit : beginOf(outline.text, next.marker),
      Math.max(natural, lastChild?.marker.lineEnd ?? 0),
    );
    section.end = trimSpan(outline.text, { start: section.start, end }).end;
    closeSections(section.children, section.end, outline);
    Object.assign(section, headingOf(outline, section));
  });
}

/** Where a section begins with what Markdown puts before its marker (## , - ), so that it ends no other. */
function beginOf(text: string, marker: Marker): number {
  return marker.opensLine ? text.lastIndexOf('\n', marker.start - 1) + 1 : marker.start;
}

const LONGEST_HEADING = 40;
const SHORTEST_CLAUSE = 6;

/** What is read of a sentence for its heading: enough for 40 units beside Markdown's marks. */
const LONGEST_READ = 200;

/**
 * The heading of a section: its text up to the first 。；！？, its first point or the line's end; when that
 * is longer than 40 units, up to its first ， or ： that leaves at least six, else the first 40 with ….
 */
function headingOf(
  { text, headingEnds }: Outline,
  section: MutableSection,
): { heading: string; headingEnd: number } {
  const { marker } = section;
  const firstPoint = section.children[0]?.start ?? section.end;
  const limit = Math.min(marker.lineEnd, section.end, firstPoint);
  const end = Math.max(marker.end, Math.min(limit, firstAfter(headingEnds, marker.end - 1, limit)));
  const start = marker.family === 'heading' ? marker.end : marker.start;
  const sentence = text
    .slice(start, Math.min(end, start + LONGEST_READ))
    .replace(/\*\*|__/gu, '')
    .trimEnd();
  const heading = shorten(sentence, Math.max(0, marker.end - start));
  return {
    heading: heading || text.slice(marker.start, marker.end).trim(),
    headingEnd: Math.min(end, section.end),
  };
}

function shorten(sentence: string, markerLength: number): string {
  if (sentence.length <= LONGEST_HEADING) {
    // The 、 of a bare 一、 is its marker's own.
    return sentence.length > markerLength ? sentence.replace(/[：:，,、]$/u, '') : sentence;
  }
  for (let i = markerLength + SHORTEST_CLAUSE; i < LONGEST_HEADING; i++) {
    if (/[，：,:]/u.test(sentence.charAt(i))) {
      return sentence.slice(0, i);
    }
  }
  return `${headOf(sentence, LONGEST_HEADING)}…`;
}
