/**
 * Rules about lines: what a web page, a PDF page or a word processor left between the paragraphs.
 * After them every line is one paragraph, and no line is empty.
 *
 * - line ends: CR LF, CR, U+2028 and U+2029 become LF; BOM and zero-width characters go
 * - bookmarks: `[bookmark: baidusnap4]`, the trace of a word processor's bookmark, goes
 * - page numbers: lines that begin `1、`…`16、` in sequence and end in mid-sentence are pages
 * - wrapped lines: 「党执政的⏎⏎组织基础」 is joined; a short line that ends a sentence ends a paragraph
 * - edges: spaces at both ends of a line, and empty lines, go
 */
import { charAfter, charBefore, columnsOf, isDigit, isLatinLetter } from './cleaning-characters';
import type { TextEdit } from './cleaning-edits';

/** A line of a text with its span, the line end not included. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const sentenceEnd = /[。！？…!?][”’）」』)"]*$/;
/** Items of a list often end like this; lines that were cut by width seldom do. */
const itemEnd = /[。！？…；!?;][”’）」』)"]*$/;
const continues = /[，、；,;“‘（(—]$/;
/** A wrapped line is at least this full; Chinese typesetting pushes a mark or two to the next. */
const fullness = 0.93;
/** A line this short is a heading or a salutation, not a wrapped line, unless a mark goes on. */
const headingFullness = 0.6;
const fewestWrappedLines = 6;
/** Narrower than any column of prose: such lines are a list or a poem. */
const narrowestMeasure = 30;
const widestMeasure = 200;
const fewestPages = 3;
/** Mean length; a list of short headings without marks at their ends is no run of pages. */
const fewestPageCharacters = 80;

/** Spans of the lines that hold more than spaces, without the spaces at their ends. */
function contentLines(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '') {
      const start = offset + line.indexOf(trimmed);
      lines.push({ start, end: start + trimmed.length, text: trimmed });
    }
    offset += line.length + 1;
  }
  return lines;
}

function deletions(text: string, pattern: RegExp): TextEdit[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    replacement: '',
  }));
}

/** Line ends become LF; invisible characters that no reader sees are deleted. */
export function findLineEndEdits(text: string): TextEdit[] {
  return [...text.matchAll(/\r\n?|[\u2028\u2029]|[\u200b\u2060\ufeff\u00ad]/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    replacement: /[\r\u2028\u2029]/.test(match[0]) ? '\n' : '',
  }));
}

/** 「[bookmark: baidusnap4]一、要学思践悟」 → 「一、要学思践悟」. */
export function findBookmarks(text: string): TextEdit[] {
  return deletions(text, /\[bookmark: ?[^[\]\n]{1,80}\]/g);
}

/**
 * 「…希望上述单⏎2、位在新的一年里」 → 「…希望上述单位在新的一年里」. A real list is told from pages by
 * its ends: most items of a list end a sentence, most pages do not.
 */
export function findPageNumbers(text: string): TextEdit[] {
  const lines = contentLines(text);
  const numbered = lines.every((line, index) => line.text.startsWith(`${index + 1}、`));
  const openEnds = lines.filter((line) => !sentenceEnd.test(line.text)).length;
  if (lines.length < fewestPages || !numbered || openEnds * 2 < lines.length) return [];
  if (text.length < fewestPageCharacters * lines.length) return [];
  return lines.map((line, index) => ({
    // From the end of the page before, so that the line end goes together with the number.
    start: lines[index - 1]?.end ?? line.start,
    end: line.start + `${index + 1}、`.length,
    replacement: '',
  }));
}

/** Width of a full line in columns, or undefined when the text is not wrapped. */
function findMeasure(lines: readonly Line[]): number | undefined {
  if (lines.length < fewestWrappedLines) return undefined;
  const widths = lines.map((line) => columnsOf(line.text)).sort((a, b) => a - b);
  const measure = widths[Math.floor(widths.length * 0.9)] ?? 0;
  if (measure < narrowestMeasure || measure > widestMeasure) return undefined;
  const full = lines.filter(
    (line) => columnsOf(line.text) >= measure * fullness && !itemEnd.test(line.text),
  );
  return full.length * 2 > lines.length ? measure : undefined;
}

function endsParagraph(
  line: Line,
  next: Line,
  context: { text: string; measure: number },
): boolean {
  const indent = context.text.slice(line.end, next.start);
  if (indent.endsWith('\u3000\u3000')) return true;
  const width = columnsOf(line.text);
  if (sentenceEnd.test(line.text)) return width < context.measure * fullness;
  return width < context.measure * headingFullness && !continues.test(line.text);
}

/** Joins the lines of a text that was wrapped at a fixed width; leaves any other text alone. */
export function findLineWraps(text: string): TextEdit[] {
  const lines = contentLines(text);
  const measure = findMeasure(lines);
  if (measure === undefined) return [];
  const edits: TextEdit[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined || endsParagraph(line, next, { text, measure })) continue;
    const before = charBefore(text, line.end);
    const after = charAfter(text, next.start);
    const isWordGap =
      (isLatinLetter(before) || isDigit(before)) && (isLatinLetter(after) || isDigit(after));
    edits.push({ start: line.end, end: next.start, replacement: isWordGap ? ' ' : '' });
  }
  return edits;
}

/** Deletes empty lines and the spaces at both ends of a line. */
export function findLineEdges(text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  const lines = contentLines(text);
  let at = 0;
  for (const line of lines) {
    const gap = at === 0 ? '' : '\n';
    if (text.slice(at, line.start) !== gap) {
      edits.push({ start: at, end: line.start, replacement: gap });
    }
    at = line.end;
  }
  if (at < text.length) edits.push({ start: at, end: text.length, replacement: '' });
  return edits;
}

function withSingleSpaces(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}

/**
 * Deletes the lines that equal an entry of `furniture`, whatever spaces they hold: 「王亭川 摄」,
 * 「扫一扫在手机打开当前页」.
 */
export function findFurniture(text: string, furniture: readonly string[]): TextEdit[] {
  const known = new Set(furniture.map(withSingleSpaces));
  return contentLines(text)
    .filter((line) => known.has(withSingleSpaces(line.text)))
    .map((line) => ({ start: line.start, end: line.end, replacement: '' }));
}
