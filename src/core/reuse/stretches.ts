import type { Span } from '../text/spans';
import type { MarkedDraft } from './marked-draft';
import type { ReuseDegree } from './reuse';
import { countEdits, type Match } from './text-matcher';

/** A match and the number of the text that has it. */
export interface TextMatch extends Match {
  readonly text: number;
}

/** A stretch of the draft with the matches that have most of it; in units of its projection. */
export interface FoundStretch extends Span {
  readonly degree: ReuseDegree;
  /** The best first, one of each text, at most `MOST_SOURCES`. */
  readonly matches: readonly TextMatch[];
  /** Number of texts that have most of it. */
  readonly texts: number;
}

const MOST_SOURCES = 5;

interface Growing extends Span {
  readonly degree: ReuseDegree;
  readonly matches: TextMatch[];
  readonly texts: Set<number>;
}

/**
 * Which stretches a draft consists of, given all that it shares with any text: the longest and least changed match
 * first; of what overlaps it only a remainder that is long enough by itself is another stretch, and all are further
 * sources of what they have most of.
 *
 * @param minimum 字 beyond stock phrases
 * @returns in the order of the draft; no two overlap
 */
export function chooseStretches(
  draft: MarkedDraft,
  matches: readonly TextMatch[],
  minimum: number,
): FoundStretch[] {
  const chosen: Growing[] = [];
  /** The number of the stretch that each unit belongs to, and one more. */
  const owners = new Uint32Array(draft.projection.length);
  const ranked = matches
    .map((match) => ({
      match,
      worth: draft.count('beyondStock', match.inDraft) - 2 * match.edits.length,
    }))
    .sort((a, b) => b.worth - a.worth || a.match.text - b.match.text);
  for (const { match } of ranked) {
    addSource(chosen, owners, match);
    for (const free of freeParts(owners, match.inDraft)) {
      const edits = countEdits(match, free);
      if (draft.count('beyondStock', free) - edits >= minimum) {
        const degree = degreeOf(draft, free, edits, minimum);
        chosen.push({ ...free, degree, matches: [match], texts: new Set([match.text]) });
        owners.fill(chosen.length, free.start, free.end);
      }
    }
  }
  return chosen
    .map((stretch) => ({ ...stretch, texts: stretch.texts.size }))
    .sort((a, b) => a.start - b.start);
}

/** The parts of a span that no stretch has. */
function freeParts(owners: Uint32Array, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let unit = start; unit <= end; unit++) {
    if (unit === end || owners[unit] !== 0) {
      if (unit > from) {
        parts.push({ start: from, end: unit });
      }
      from = unit + 1;
    }
  }
  return parts;
}

/** Makes a match a source of the stretch of which it has most, if that is at least a half. */
function addSource(chosen: readonly Growing[], owners: Uint32Array, match: TextMatch): void {
  const { start, end } = match.inDraft;
  for (let unit = start; unit < end; ) {
    const stretch = chosen[(owners[unit] ?? 0) - 1];
    if (stretch === undefined) {
      unit++;
      continue;
    }
    const shared = Math.min(end, stretch.end) - Math.max(start, stretch.start);
    if (2 * shared >= stretch.end - stretch.start && !stretch.texts.has(match.text)) {
      stretch.texts.add(match.text);
      if (stretch.matches.length < MOST_SOURCES) {
        stretch.matches.push(match);
      }
    }
    unit = Math.max(unit + 1, stretch.end);
  }
}

function degreeOf(draft: MarkedDraft, span: Span, edits: number, minimum: number): ReuseDegree {
  if (draft.count('unquoted', span) - edits < minimum) {
    return 'quoted';
  }
  return edits === 0 ? 'verbatim' : 'near';
}
