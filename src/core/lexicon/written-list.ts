/**
 * Reads a list that a writer has put beside an abbreviation, against the members that the lexicon knows. A member
 * is known with or without quotation marks, with 、 or 和 in it or without, and by its own part alone where all
 * members share the rest: 道路、理论、制度、文化自信.
 */
import type { Span } from '../text/spans';
import type { Beside } from './text-beside';

/** One part of a written list. */
export interface ListItem extends Span {
  /** The lexicon's member that it is; undefined when it is none. */
  readonly member: string | undefined;
}

/** A list as written. */
export interface WrittenList {
  readonly items: readonly ListItem[];
  /** It ends with 等 or ……: what it leaves out is left out on purpose. */
  readonly isOpen: boolean;
  /** No word goes on behind its last item, and nothing is still to be typed: 核心意识、 or a line's end. */
  readonly endsClean: boolean;
}

/** What all members of a list begin or end with; '' for nothing. */
export interface Affix {
  readonly prefix: string;
  readonly suffix: string;
}

/** A way to write a member. */
interface Spelling {
  readonly text: string;
  readonly member: string;
}

/** Marks between items, the stronger the higher. */
const RANKS: Readonly<Record<string, number>> = {
  '、': 1,
  '/': 1,
  '，': 2,
  ',': 2,
  '；': 3,
  ';': 3,
};

const MARKS = /[、，,；;/\s“”‘’"]*(?:[一二三四五六七八九十]是|[①-⑩])?[“‘"]?/uy;
const CONJUNCTION = /(?:以及|和|与|及|并)[“‘"]?/uy;
const ITEM_END = /[、，,；;/：:。！？“”‘’"\r\n]|$/u;
const BOUNDARY = /^(?:[、，,；;/：:。！？“”‘’"）)\s]|以及|和|与|及|并|等|……|$)/u;
const OPEN_END = /^[”’"]?(?:等|……|\.\.\.)/u;

/** In a member these may stand or be missing: 保粮食能源安全, 保粮食、能源安全, 保粮食和能源安全. */
const SOFT = /[“”‘’"、，,；;\s和与及]/u;

/** A part of a member that is shorter does not tell which member it is. */
const SHORTEST_STEM = 2;

/**
 * The items of the list that begins where `beside` does. It ends with the last item that surely belongs to it,
 * for outside of brackets the sentence may go on behind it.
 *
 * @param memberLists the members of every version that the term has had
 */
export function readList(
  text: string,
  beside: Beside,
  memberLists: readonly (readonly string[])[],
): WrittenList {
  const spellings = memberLists.flatMap(spellingsOf).sort((a, b) => b.text.length - a.text.length);
  const items: ListItem[] = [];
  let rank = 0;
  let at = beside.start;
  while (at < beside.end) {
    const item = itemAt(text, { ...beside, start: at }, spellings);
    const mark = rankOf(text.slice(at, item.start));
    if (item.start >= item.end) {
      return { items, isOpen: false, endsClean: isFinished(text, at, beside) };
    }
    if (item.member === undefined && items.length > 1 && !belongs(mark, rank, beside)) {
      return { items, isOpen: false, endsClean: true };
    }
    rank ||= mark;
    items.push(item);
    at = item.end;
    const behind = text.slice(at, beside.end);
    if (OPEN_END.test(behind) || /等$/u.test(text.slice(item.start, at))) {
      return { items, isOpen: true, endsClean: true };
    }
    if (!BOUNDARY.test(behind)) {
      return { items, isOpen: false, endsClean: false };
    }
  }
  return { items, isOpen: false, endsClean: isFinished(text, at, beside) };
}

/** Whether nothing is still to come: no 、 or 和 behind the last item, and outside of brackets a mark. */
function isFinished(text: string, at: number, { end, isBracketed }: Beside): boolean {
  const isDangling = /[^\s”’"]/u.test(text.slice(at, end));
  return !isDangling && (isBracketed || /[。！]/u.test(text.charAt(end)));
}

/** What the members share at their beginnings and ends. */
export function affixOf(members: readonly string[]): Affix {
  const [first = '', ...others] = members;
  const shared = (length: number, slice: (text: string, length: number) => string): boolean =>
    others.every((other) => slice(other, length) === slice(first, length));
  let prefix = 0;
  while (prefix < first.length && shared(prefix + 1, head)) {
    prefix++;
  }
  let suffix = 0;
  while (suffix < first.length - prefix && shared(suffix + 1, tail)) {
    suffix++;
  }
  return { prefix: head(first, prefix), suffix: tail(first, suffix) };
}

function head(text: string, length: number): string {
  return text.slice(0, length);
}

function tail(text: string, length: number): string {
  return text.slice(text.length - length);
}

/** Whether something that is no member belongs to the list, by the mark before it. */
function belongs(mark: number, rank: number, { isBracketed }: Beside): boolean {
  return (mark === 0 || mark === rank) && (isBracketed || rank === 1);
}

function spellingsOf(members: readonly string[]): Spelling[] {
  const { prefix, suffix } = affixOf(members);
  return members.flatMap((member) => {
    const stem = member.slice(prefix.length, member.length - suffix.length);
    const texts = stem.length >= SHORTEST_STEM && stem !== member ? [member, stem] : [member];
    return texts.map((text) => ({ text, member }));
  });
}

function itemAt(text: string, within: Span, spellings: readonly Spelling[]): ListItem {
  const start = Math.min(skip(MARKS, text, within.start), within.end);
  const behindConjunction = Math.min(skip(CONJUNCTION, text, start), within.end);
  return (
    knownAt(text, { ...within, start }, spellings) ??
    knownAt(text, { ...within, start: behindConjunction }, spellings) ??
    unknownAt(text, { ...within, start: behindConjunction }, spellings)
  );
}

function knownAt(text: string, within: Span, spellings: readonly Spelling[]): ListItem | undefined {
  for (const { text: spelling, member } of spellings) {
    const end = matchEnd(text, within, spelling);
    // Of a stem a longer word may begin: 道路 is 道路自信, 道路建设 is not.
    const isWhole = end !== undefined && BOUNDARY.test(text.slice(end, within.end));
    if (end !== undefined && (isWhole || spelling === member)) {
      return { start: within.start, end, member };
    }
  }
  return undefined;
}

/** Up to the next mark, or to the conjunction before a known member: 大局观和看齐意识. */
function unknownAt(text: string, { start, end }: Span, spellings: readonly Spelling[]): ListItem {
  const length = ITEM_END.exec(text.slice(start, end))?.index ?? end - start;
  for (let at = start + 1; at < start + length; at++) {
    const behind = skip(CONJUNCTION, text, at);
    if (behind > at && knownAt(text, { start: behind, end }, spellings) !== undefined) {
      return { start, end: at, member: undefined };
    }
  }
  return { start, end: start + length, member: undefined };
}

/** Where a spelling that begins at the span's start ends; undefined when the text is another. */
function matchEnd(text: string, { start, end }: Span, spelling: string): number | undefined {
  let at = start;
  let matched = 0;
  while (matched < spelling.length) {
    if (at < end && text.charAt(at) === spelling.charAt(matched)) {
      at++;
      matched++;
    } else if (at < end && matched > 0 && SOFT.test(text.charAt(at))) {
      at++;
    } else if (SOFT.test(spelling.charAt(matched))) {
      matched++;
    } else {
      return undefined;
    }
  }
  return at;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function rankOf(between: string): number {
  return Math.max(0, ...Array.from(between, (unit) => RANKS[unit] ?? 0));
}
