import { countHan, isHan } from '../text/characters';
import type { Span } from '../text/spans';

/**
 * Unnumbered parallel openings (段首领句): at least three paragraphs, or sentences of a paragraph, that stand
 * side by side and open in one frame.
 *
 * - 复工靠“抢”工人。… 开市靠“抢”服务。… 效能靠“抢”行动。…: leading sentences of up to 30 units that share three
 *   units at the same place;
 * - 坚持…。坚持…。坚持…。: sentences that open with the same word of resolve.
 */
export interface ParallelGroup {
  /** The shared piece: 靠“抢 or 坚持. */
  readonly frame: string;
  /** The leading sentences (or first clauses), in order, end marks apart. */
  readonly openings: readonly Span[];
}

const FEWEST_SIBLINGS = 3;
const LONGEST_OPENING = 30;
const SHORTEST_OPENING = 4;
const SHARED_UNITS = 3;

/** Words that open points of resolve; 我们, 会议 or 同时 open sentences of any kind. */
const RESOLVES = new Set(
  '坚持 聚焦 围绕 着力 必须 突出 强化 深化 加强 推进 推动 严格 紧盯 持续 始终 全面 加快 牢记 增强 提升 狠抓 大力 深入 切实 紧扣 优化 完善 健全 抓好 注重 树立 弘扬 防止 坚决'.split(
    ' ',
  ),
);

/**
 * Finds the groups among the paragraphs of one level.
 *
 * @param paragraphs the unnumbered paragraphs that belong to one section, in order
 */
export function findParallels(text: string, paragraphs: readonly Span[]): ParallelGroup[] {
  const groups = findParagraphGroups(text, paragraphs);
  const taken = new Set(groups.flatMap((group) => group.openings.map((opening) => opening.start)));
  for (const paragraph of paragraphs) {
    for (const group of findSentenceGroups(text, paragraph)) {
      if (isFree(group, taken)) {
        groups.push(group);
      }
    }
  }
  return groups;
}

function isFree(group: ParallelGroup, taken: ReadonlySet<number>): boolean {
  return group.openings.every((opening) => !taken.has(opening.start));
}

function findParagraphGroups(text: string, paragraphs: readonly Span[]): ParallelGroup[] {
  const byFrame = new Map<string, Span[]>();
  for (const paragraph of paragraphs) {
    const opening = leadingSentence(text, paragraph);
    for (const key of opening === undefined ? [] : frameKeys(text, opening)) {
      const list = byFrame.get(key);
      if (list) {
        list.push(opening as Span);
      } else {
        byFrame.set(key, [opening as Span]);
      }
    }
  }
  return chooseGroups(text, byFrame);
}

/** The groups of at least three siblings, the largest first; no opening belongs to two of them. */
function chooseGroups(text: string, byFrame: ReadonlyMap<string, Span[]>): ParallelGroup[] {
  const groups: ParallelGroup[] = [];
  const taken = new Set<number>();
  const largestFirst = [...byFrame].sort((a, b) => b[1].length - a[1].length);
  for (const [key, openings] of largestFirst) {
    const free = openings.filter((opening) => !taken.has(opening.start));
    if (free.length >= FEWEST_SIBLINGS && areDistinct(text, free)) {
      groups.push({ frame: key.slice(key.indexOf(':') + 1), openings: free });
      for (const opening of free) {
        taken.add(opening.start);
      }
    }
  }
  return groups;
}

/** The same words again and again (各位代表！) are an address or a refrain, no points. */
function areDistinct(text: string, openings: readonly Span[]): boolean {
  const texts = new Set(openings.map((opening) => text.slice(opening.start, opening.end)));
  return texts.size === openings.length;
}

/** Keys `place:units` of every three neighbouring units of an opening that can be part of a frame. */
function frameKeys(text: string, opening: Span): string[] {
  const keys: string[] = [];
  for (let at = opening.start; at + SHARED_UNITS <= opening.end; at++) {
    const piece = text.slice(at, at + SHARED_UNITS);
    // The length of the opening is part of the frame: parallel headings are as long as each other.
    if (countHan(piece) >= 1 && !/[\dA-Za-z\s]/.test(piece) && !isPlainWords(piece, at, opening)) {
      keys.push(`${at - opening.start}/${opening.end - opening.start}:${piece}`);
    }
  }
  return keys;
}

/** Inside a text three characters coincide now and then; at its beginning, or with a mark, they do not. */
function isPlainWords(piece: string, at: number, opening: Span): boolean {
  return at > opening.start && countHan(piece) === SHARED_UNITS;
}

function leadingSentence(text: string, paragraph: Span): Span | undefined {
  const { start } = paragraph;
  for (let end = start; end < paragraph.end && end - start <= LONGEST_OPENING; end++) {
    if (/[。！？：]/u.test(text.charAt(end))) {
      return isOpening(text, { start, end }) ? { start, end } : undefined;
    }
  }
  const whole = { start, end: paragraph.end };
  return whole.end - start <= LONGEST_OPENING && isOpening(text, whole) ? whole : undefined;
}

function isOpening(text: string, span: Span): boolean {
  return span.end - span.start >= SHORTEST_OPENING && isHan(text.charAt(span.start));
}

/**
 * Sentences of a paragraph that open with the same word of resolve and are as long as each other up to the
 * first mark (坚持一切依靠群众，… 坚持一切为了群众，…), or share four units (必须坚持…).
 */
function findSentenceGroups(text: string, paragraph: Span): ParallelGroup[] {
  const byFrame = new Map<string, Span[]>();
  const piece = text.slice(paragraph.start, paragraph.end);
  for (const match of piece.matchAll(/(?:^|[。！？])([^，。！？；：\n]{4,40})/gu)) {
    const clause = match[1] ?? '';
    const start = paragraph.start + match.index + match[0].length - clause.length;
    const opening = { start, end: start + clause.length };
    for (const key of RESOLVES.has(clause.slice(0, 2)) ? sentenceKeys(clause) : []) {
      const list = byFrame.get(key);
      if (list) {
        list.push(opening);
      } else {
        byFrame.set(key, [opening]);
      }
    }
  }
  return chooseGroups(text, byFrame);
}

function sentenceKeys(clause: string): string[] {
  return [`${clause.length}:${clause.slice(0, 2)}`, `:${clause.slice(0, 4)}`];
}
