import type { Speech } from '../speech/speech';
import { findLines, findSentences, type Span, trimSpan } from '../text/spans';

/** What similar-passage search ranks: `[start, end)` are UTF-16 offsets into the speech's text. */
export interface Passage extends Span {
  readonly speechId: string;
}

/** 字: a shorter paragraph joins a neighbour, a longer one is split at sentence ends. */
const SHORTEST = 100;
const LONGEST = 400;

/** A heading that stands alone is a short line with a layout marker and no end mark. */
const HEADING_LINE =
  /^[\s　]*(?:#{1,6}\s|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章节部])[^。！？!?]{0,60}$/u;

/**
 * Cuts a speech into passages of about 100–400 字: paragraphs, the long ones split at sentence ends,
 * the short ones joined to a neighbour, never across a heading (a heading opens the passage after it).
 * Passages do not overlap, come in order, and begin and end with a character that is not white space.
 */
export function findPassages(speech: Speech): Passage[] {
  const passages: Passage[] = [];
  for (const block of findBlocks(speech.text)) {
    for (const span of joinShort(block.flatMap((line) => splitLong(speech.text, line)))) {
      passages.push({ speechId: speech.id, ...span });
    }
  }
  return passages;
}

/** Runs of paragraphs with no heading between them; blank lines dropped, each span trimmed. */
function findBlocks(text: string): Span[][] {
  const blocks: Span[][] = [];
  let current: Span[] = [];
  for (const line of findLines(text)) {
    const span = trimSpan(text, line);
    if (span.start === span.end) {
      continue;
    }
    if (HEADING_LINE.test(text.slice(span.start, span.end)) && current.length > 0) {
      blocks.push(current);
      current = [];
    }
    current.push(span);
  }
  blocks.push(current);
  return blocks;
}

function splitLong(text: string, paragraph: Span): Span[] {
  const length = paragraph.end - paragraph.start;
  if (length <= LONGEST) {
    return [paragraph];
  }
  // Even pieces read better than 400 + a rest of 30.
  const target = length / Math.ceil(length / LONGEST);
  const pieces: Span[] = [];
  let start = paragraph.start;
  let end = start;
  for (const sentence of findSentences(text, paragraph)) {
    const grown = sentence.end - start;
    if (end > start && (grown > LONGEST || (end - start >= SHORTEST && grown > target * 1.15))) {
      pieces.push(trimSpan(text, { start, end }));
      start = end;
    }
    end = sentence.end;
  }
  pieces.push(trimSpan(text, { start, end: paragraph.end }));
  return pieces;
}

function joinShort(pieces: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const fits = last !== undefined && piece.end - last.start <= LONGEST;
    const isShort = last !== undefined && Math.min(lengthOf(last), lengthOf(piece)) < SHORTEST;
    if (last !== undefined && fits && isShort) {
      joined[joined.length - 1] = { start: last.start, end: piece.end };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}
