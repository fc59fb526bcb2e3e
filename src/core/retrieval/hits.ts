import {
  isChinesePunctuation,
  isClauseEnd,
  isLead,
  isSentenceEnd,
  isTrail,
} from '../text/characters';
import type { Span } from '../text/spans';
import type {
  FoundPassage,
  PassagePlace,
  RelatedWord,
  SharedStretch,
  SimilarPassage,
} from './similar';

/** UTF-16 units before a shared stretch that an excerpt begins with, so that its clause stays whole. */
const LEAD = 10;

/** The part of a passage that a row has room for; the stretches are offsets into `text`. */
export interface SharedExcerpt {
  readonly text: string;
  readonly shared: readonly SharedStretch[];
}

/** One speech's share in what was found. */
export interface SpeechHits<T> {
  readonly first: T;
  readonly hits: readonly T[];
}

/** A score of 0..1 as a bar: 0.5 in 6 is ▰▰▰▱▱▱. What was found at all has at least one block. */
export function scoreBar(score: number, width: number): string {
  const full = Math.min(width, Math.max(1, Math.round(score * width)));
  return '▰'.repeat(full) + '▱'.repeat(width - full);
}

/**
 * A passage on one line, from shortly before where it shares most with the query.
 *
 * @param most UTF-16 units of it
 * @param focus units, at most `most`, that a reader sees at once: the densest stretch of this length comes first
 */
export function sharedExcerpt(
  { text, shared }: Pick<SimilarPassage, 'text' | 'shared'>,
  { most, focus }: { readonly most: number; readonly focus: number },
): SharedExcerpt {
  const span =
    text.length <= focus ? { start: 0, end: text.length } : cut(text, shared, most, focus);
  const dots = span.start > 0 ? '…' : '';
  const shift = dots.length - span.start;
  return {
    text: `${dots}${text.slice(span.start, span.end).replace(/\s/gu, ' ')}${span.end < text.length ? '…' : ''}`,
    shared: shared
      .map(({ start, end, kind }) => ({
        start: Math.max(start, span.start) + shift,
        end: Math.min(end, span.end) + shift,
        kind,
      }))
      .filter(({ start, end }) => start < end),
  };
}

/**
 * Marks in plain text what an excerpt shares: 压实【管党治党】主体责任; a related word with what was asked instead,
 * 造福〔老百姓→群众〕.
 */
export function markShared(excerpt: SharedExcerpt, related: readonly RelatedWord[]): string {
  let marked = '';
  let done = 0;
  for (const { start, end, kind } of tellingStretches(excerpt.shared)) {
    const part = excerpt.text.slice(start, end);
    const asked = kind === 'related' ? askedFor(part, related) : undefined;
    marked += excerpt.text.slice(done, start);
    marked += asked === undefined ? `【${part}】` : `〔${asked}→${part}〕`;
    done = end;
  }
  return marked + excerpt.text.slice(done);
}

/** The stretches that a row has room to mark: single words only where nothing more is shared. */
export function tellingStretches(shared: readonly SharedStretch[]): readonly SharedStretch[] {
  const more = shared.filter(({ kind }) => kind !== 'word');
  return more.length > 0 ? more : shared;
}

/** Stretches that touch made into one. */
export function joinTouching(stretches: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of stretches) {
    const last = joined.at(-1);
    if (last?.end === start) {
      joined[joined.length - 1] = { start: last.start, end };
    } else {
      joined.push({ start, end });
    }
  }
  return joined;
}

/** The word of the query that a passage answers with `found`. */
export function askedFor(found: string, related: readonly RelatedWord[]): string | undefined {
  return related.find((word) => word.found === found)?.asked;
}

/** The different texts of a kind that a passage shares, in order of place. */
export function sharedTexts(
  { text, shared }: Pick<SimilarPassage, 'text' | 'shared'>,
  kind: SharedStretch['kind'],
): string[] {
  const texts = shared
    .filter((stretch) => stretch.kind === kind)
    .map(({ start, end }) => text.slice(start, end));
  return [...new Set(texts)];
}

/** What was found, by speech: the speech of the best hit first, its hits best first. */
export function groupBySpeech<T extends PassagePlace>(hits: readonly T[]): SpeechHits<T>[] {
  const groups = new Map<string, { first: T; hits: T[] }>();
  for (const hit of hits) {
    const group = groups.get(hit.speechId);
    if (group === undefined) {
      groups.set(hit.speechId, { first: hit, hits: [hit] });
    } else {
      group.hits.push(hit);
    }
  }
  return [...groups.values()];
}

/**
 * The hits that a library still has where they were found, with their copies; `textOf` gives a speech's text as it
 * is now, undefined when it is gone.
 */
export function stillThere(
  hits: readonly SimilarPassage[],
  textOf: (speechId: string) => string | undefined,
): SimilarPassage[] {
  const isThere = ({ speechId, start, end, text }: FoundPassage): boolean =>
    textOf(speechId)?.slice(start, end) === text;
  return hits.filter(isThere).map((hit) => ({ ...hit, copies: hit.copies.filter(isThere) }));
}

function cut(text: string, shared: readonly SharedStretch[], most: number, focus: number): Span {
  const densest = shared.reduce(
    (best, { start }) => {
      const weight = weightWithin(shared, { start, end: start + focus - LEAD });
      return weight > best.weight ? { start, weight } : best;
    },
    { start: 0, weight: 0 },
  );
  // With less behind it than there is room for, more of what stands before it is shown.
  const latest = Math.max(0, text.length - focus);
  let start = Math.min(leadOf(text, densest.start), latest);
  if (isTrail(text.charAt(start)) && isLead(text.charAt(start - 1))) {
    start--;
  }
  let end = Math.min(text.length, start + most);
  if (isTrail(text.charAt(end)) && isLead(text.charAt(end - 1))) {
    end--;
  }
  return { start, end };
}

/** The beginning of the clause that holds `offset` when it is near, else a few units before it. */
function leadOf(text: string, offset: number): number {
  const from = Math.max(0, offset - LEAD);
  for (let i = offset; i > from; i--) {
    const unit = text.charAt(i - 1);
    if (isClauseEnd(unit) || isSentenceEnd(unit) || unit === '\n') {
      return i;
    }
  }
  const start = offset - Math.floor(LEAD / 2);
  return from === 0 ? 0 : isChinesePunctuation(text.charAt(start)) ? start + 1 : start;
}

/** Phrases count double: they say more of why a passage was found. */
function weightWithin(shared: readonly SharedStretch[], within: Span): number {
  return shared.reduce((sum, { start, end, kind }) => {
    const units = Math.min(end, within.end) - Math.max(start, within.start);
    return sum + Math.max(0, units) * (kind === 'phrase' ? 2 : 1);
  }, 0);
}
