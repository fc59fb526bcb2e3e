/**
 * Edits of numbered points. Each operation gives the edits of one undo step and loses no character of the
 * text: only markers, the marks after them and the marks between points change.
 *
 * `points` are the members of one series, in order, as sections of the draft.
 */
import type { Span } from '../text/spans';
import type { TextEdit } from '../text/text-edit';
import { claimedOrdinal, NUMBERINGS, type Numbering, withOrdinal } from './numbering';
import type { Section } from './sections';

/** What a writer still has to fill in. */
export const PLACEHOLDER = '【待补】';

/** Marks that end a point, and part it from the next. */
const TERMINATORS = '。；，！？';

/** Lines of Markdown that a paragraph cannot take in: headings, quotes, list items, emphasis. */
const MARKDOWN_LINE = /^[ \t]*(?:#{1,6}[ \t]|>|[-*+][ \t]|\*\*|__)/mu;

/** The edits that number a series 1, 2, 3 … in the families that it is written in. */
export function renumber(text: string, points: readonly Section[]): TextEdit[] {
  return points.flatMap((point, index) => renumberMarker(text, point, index + 1, points.length));
}

/** An insertion and where its placeholder stands afterwards. */
export interface Insertion {
  readonly edits: readonly TextEdit[];
  /** Span of the placeholder in the text after the edits. */
  readonly placeholder: Span;
}

/**
 * A new point after `points[index]`, numbered, the following ones shifted.
 *
 * @returns undefined when the family has no word for one more point (首先 其次 再次 最后 are four)
 */
export function insertPointAfter(
  text: string,
  points: readonly Section[],
  index: number,
): Insertion | undefined {
  const point = points[index];
  if (point === undefined) {
    return undefined;
  }
  const count = points.length + 1;
  const marker = withOrdinal(markerText(text, point), point.marker.family, index + 2, count);
  const later = points.slice(index + 1);
  const shifted = later.map((one, offset) =>
    withOrdinal(markerText(text, one), one.marker.family, index + 3 + offset, count),
  );
  if (marker === undefined || shifted.includes(undefined)) {
    return undefined;
  }
  const { edit, placeholderAt } = insertionAt(text, points, index, marker);
  const numbering = points.flatMap((one, place) =>
    renumberMarker(text, one, place <= index ? place + 1 : place + 2, count),
  );
  const grown = numbering
    .filter((one) => one.start < edit.start)
    .reduce((sum, one) => sum + one.text.length - (one.end - one.start), 0);
  const start = edit.start + grown + placeholderAt;
  return {
    edits: [...numbering, edit],
    placeholder: { start, end: start + PLACEHOLDER.length },
  };
}

/**
 * Swaps a point with its neighbour, all that stands under both included. The markers stay where they are,
 * so that the numbering is right, and so do the marks that end the two when one of them ends the series.
 *
 * @param step -1 moves the point up, 1 down
 * @returns undefined when there is no neighbour on that side
 */
export function movePoint(
  text: string,
  points: readonly Section[],
  index: number,
  step: -1 | 1,
): TextEdit[] | undefined {
  const upper = points[Math.min(index, index + step)];
  const lower = points[Math.max(index, index + step)];
  if (upper === undefined || lower === undefined) {
    return undefined;
  }
  const first = { start: upper.marker.end, end: upper.end };
  const second = { start: lower.marker.end, end: lower.end };
  // Inside a paragraph the mark of the upper point parts the two, even where the lower one has none yet.
  const areBothMarked = endsWithMark(text, first) && endsWithMark(text, second);
  const keepsMarks = lower === points.at(-1) && (areBothMarked || !lower.marker.opensLine);
  const bodyOf = (span: Span): Span => {
    const cut = keepsMarks && endsWithMark(text, span) ? 1 : 0;
    return { start: span.start, end: span.end - cut };
  };
  const [upperBody, lowerBody] = [bodyOf(first), bodyOf(second)];
  return [
    { ...upperBody, text: text.slice(lowerBody.start, lowerBody.end) },
    { ...lowerBody, text: text.slice(upperBody.start, upperBody.end) },
  ];
}

/**
 * The series in another numbering; paragraphs stay as they are. 要 and 是 are adapted: 一是要抓 → 一要抓,
 * 一要抓 → 一是要抓, 首先是 → 一是; the ， after 第一 and 首先 comes and goes with them.
 *
 * @returns undefined when the numbering has no word for so many members
 */
export function convertSeries(
  text: string,
  points: readonly Section[],
  target: Numbering,
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const [index, point] of points.entries()) {
    const marker = withOrdinal(target.form, target.family, index + 1, points.length);
    if (marker === undefined) {
      return undefined;
    }
    edits.push(convertMarker(text, point, target, marker));
  }
  return edits;
}

/**
 * The series one level up or down: 一、 ↔ （一） ↔ 1. ↔ （1） ↔ ①. Points inside a paragraph become, one
 * level up, paragraphs of their own, numbered one level below the layout section that they stand in.
 *
 * @param parent the nearest layout section round the series
 * @returns undefined at the end of the ladder
 */
export function shiftLevel(
  text: string,
  points: readonly Section[],
  step: -1 | 1,
  parent: Section | undefined,
): TextEdit[] | undefined {
  const family = points[0]?.marker.family;
  const level = NUMBERINGS.findIndex((one) => one.family === family && one.ownParagraphs);
  if (level >= 0) {
    const target = NUMBERINGS[level + step];
    return target?.ownParagraphs ? convertSeries(text, points, target) : undefined;
  }
  if (step > 0) {
    return undefined;
  }
  const above = NUMBERINGS.findIndex((one) => one.family === parent?.marker.family);
  const target = NUMBERINGS[above + 1];
  return target?.ownParagraphs ? splitIntoParagraphs(text, points, target) : undefined;
}

/** The points of a paragraph as paragraphs of their own, each closed with 。 where it had ； or ，. */
function splitIntoParagraphs(
  text: string,
  points: readonly Section[],
  target: Numbering,
): TextEdit[] | undefined {
  const edits = convertSeries(text, points, target);
  if (edits === undefined) {
    return undefined;
  }
  return points.flatMap((point, index) => {
    const [marker] = edits.slice(index, index + 1);
    const result: TextEdit[] = [];
    const lineStart = text.lastIndexOf('\n', point.start - 1) + 1;
    const isInside = text.slice(lineStart, point.start).trim() !== '';
    if (marker !== undefined) {
      result.push({ ...marker, text: (isInside ? '\n' : '') + marker.text });
    }
    if (/[；，]/u.test(text.charAt(point.end - 1)) && point.end - 1 >= point.marker.end) {
      result.push({ start: point.end - 1, end: point.end, text: '。' });
    }
    const lineEnd = lineEndOf(text, point.end);
    const isLast = index === points.length - 1;
    if (isLast && text.slice(point.end, lineEnd).trim() !== '') {
      result.push({ start: point.end, end: point.end, text: '\n' });
    }
    return result;
  });
}

/**
 * Points that are paragraphs of their own as one paragraph, numbered 一是 (or another prose numbering). A
 * line that has no end mark (a heading) gets 。 before it joins the next.
 *
 * @returns undefined when there are fewer than two points, or Markdown stands among them that a paragraph
 *   cannot hold (headings, list items, quotes)
 */
export function joinIntoParagraph(
  text: string,
  points: readonly Section[],
  target: Numbering,
): TextEdit[] | undefined {
  const lineStart = text.lastIndexOf('\n', (points[0]?.start ?? 0) - 1) + 1;
  const whole = text.slice(lineStart, points.at(-1)?.end);
  const canJoin = points.length > 1 && !MARKDOWN_LINE.test(whole);
  const edits = canJoin ? convertSeries(text, points, target) : undefined;
  const first = points[0];
  const last = points.at(-1);
  if (edits === undefined || first === undefined || last === undefined) {
    return undefined;
  }
  for (let at = text.indexOf('\n', first.start); at >= 0 && at < last.end; ) {
    const gap = blankAround(text, at);
    const needsMark = !/[。！？；：，、…”）》]$/u.test(text.slice(0, gap.start).slice(-1));
    edits.push({ ...gap, text: needsMark ? '。' : '' });
    at = text.indexOf('\n', gap.end);
  }
  return edits;
}

function renumberMarker(text: string, point: Section, ordinal: number, count: number): TextEdit[] {
  const { marker } = point;
  const old = markerText(text, point);
  const isRight = claimedOrdinal(marker, ordinal - 1) === ordinal && marker.family !== 'first';
  const renewed = isRight ? old : withOrdinal(old, marker.family, ordinal, count);
  return renewed === undefined || renewed === old
    ? []
    : [{ start: marker.start, end: marker.end, text: renewed }];
}

function insertionAt(
  text: string,
  points: readonly Section[],
  index: number,
  marker: string,
): { edit: TextEdit; placeholderAt: number } {
  const point = points[index] as Section;
  const isOwnParagraph =
    point.marker.opensLine && (points[index + 1]?.marker.opensLine ?? isAlone(point, points));
  const comma = /^(?:[，、：]|[ \t]+)/u.exec(text.slice(point.marker.end))?.[0] ?? '';
  if (isOwnParagraph) {
    const head = newlineAfter(text, points, index) + openingOf(text, point) + marker + comma;
    return {
      edit: { start: point.end, end: point.end, text: head + PLACEHOLDER },
      placeholderAt: head.length,
    };
  }
  const end = text.charAt(point.end - 1);
  const isLast = index === points.length - 1;
  const before = points[index - 1];
  const between = before === undefined ? end : text.charAt(before.end - 1);
  // The last of a；b；c。 gives its 。 to the new last one.
  const handsOver = isLast && end === '。' && between === '；';
  const mark = TERMINATORS.includes(end) ? end : '';
  const head = (handsOver ? '；' : '') + marker + comma;
  return {
    edit: {
      start: handsOver ? point.end - 1 : point.end,
      end: point.end,
      text: head + PLACEHOLDER + (handsOver ? '。' : mark),
    },
    placeholderAt: head.length,
  };
}

/** What opens the point's line: indentation, a list's or heading's mark; emphasis is the point's own. */
function openingOf(text: string, point: Section): string {
  const lineStart = text.lastIndexOf('\n', point.start - 1) + 1;
  return text.slice(lineStart, point.start).replace(/(?:\*\*|__)$/u, '');
}

/** The line break between the points of a series, as they have it: with a blank line or without, LF or CRLF. */
function newlineAfter(text: string, points: readonly Section[], index: number): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  // The last point looks at the gap before it.
  const lower = points[index + 1] === undefined ? index : index + 1;
  const gap = text.slice(points[lower - 1]?.end ?? 0, points[lower]?.start ?? 0);
  return lower > 0 && /\n[ \t]*\r?\n/u.test(gap) ? eol + eol : eol;
}

/** A last point is a paragraph of its own when the one before it is. */
function isAlone(point: Section, points: readonly Section[]): boolean {
  return points.every((one) => one.marker.opensLine) || point.marker.lineEnd <= point.end;
}

function convertMarker(text: string, point: Section, target: Numbering, marker: string): TextEdit {
  const { family, variant, start } = point.marker;
  let end = point.marker.end;
  const hasOwnMark = ['ordinal', 'first', 'among', 'aspect'].includes(family);
  const joint = (hasOwnMark ? /^(?:[，、：]|[ \t]+)/u : /^[ \t]+/u).exec(text.slice(end))?.[0];
  end += joint?.length ?? 0;
  let rest = family === 'word' && variant === '要' ? '要' : '';
  const next = rest || text.charAt(end);
  if (target.variant === '是' && next === '是') {
    end += 1;
  }
  if (text.charAt(end) === '是' && rest === '' && marker.endsWith('，')) {
    // 首先是纪律 → 第一是纪律: before 是 there is no comma.
    return { start, end, text: marker.slice(0, -1) };
  }
  if (target.variant === '要' && next === '要') {
    end += rest === '' ? 1 : 0;
    rest = '';
  }
  return { start, end, text: marker + rest };
}

function endsWithMark(text: string, span: Span): boolean {
  return span.end > span.start && TERMINATORS.includes(text.charAt(span.end - 1));
}

function markerText(text: string, point: Section): string {
  return text.slice(point.marker.start, point.marker.end);
}

function lineEndOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** The white space round a newline. */
function blankAround(text: string, newline: number): Span {
  let start = newline;
  let end = newline + 1;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) {
    start--;
  }
  while (end < text.length && /\s/.test(text.charAt(end))) {
    end++;
  }
  return { start, end };
}
