import { type Span, trimSpan } from '../text/spans';
import type { Marker } from './markers';
import { findParallels, type ParallelGroup } from './parallels';
import type { Section } from './sections';
import type { Series } from './series';

/** What is needed of a draft to find its parallel openings. */
export interface Paragraphs {
  readonly text: string;
  /** Offsets at which lines begin, ascending. */
  readonly lineStarts: readonly number[];
  /** 0-based number of the first of them. */
  readonly firstLine: number;
  /** Offsets of paragraphs that end the last parallel section: they turn to the audience. */
  readonly addresses: readonly number[];
}

interface Paragraph extends Span {
  readonly line: number;
}

interface Level {
  readonly owner: Section | undefined;
  readonly paragraphs: Paragraph[];
}

/**
 * The numbered tree with the unnumbered parallel openings as sections of their own (family `parallel`, a
 * marker of length 0). They stand beside the numbered sections of their level and take none of them in.
 */
export function withParallels(roots: readonly Section[], draft: Paragraphs): Section[] {
  const groups = new Map<Section | undefined, Section[]>();
  for (const level of findLevels(roots, draft)) {
    // Two paragraphs have no third sibling, but a single one may hold parallel sentences.
    const limit = level.owner?.end ?? draft.text.trimEnd().length;
    const found = findParallels(draft.text, level.paragraphs).flatMap((group) =>
      toSections(group, level, limit, draft),
    );
    if (found.length > 0) {
      groups.set(level.owner, found);
    }
  }
  return groups.size === 0 ? [...roots] : merge(roots, undefined, groups);
}

/** The unnumbered paragraphs of each section, cut off where a numbered point begins inside them. */
function findLevels(roots: readonly Section[], draft: Paragraphs): Level[] {
  const { text, lineStarts, firstLine } = draft;
  const levels = new Map<Section | undefined, Level>();
  const flat = flatten(roots);
  const open: Section[] = [];
  let next = 0;
  lineStarts.forEach((start, index) => {
    while ((flat[next]?.start ?? Number.POSITIVE_INFINITY) < start) {
      open.push(flat[next++] as Section);
    }
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= start) {
      open.pop();
    }
    const lineEnd = (lineStarts[index + 1] ?? text.length + 1) - 1;
    const numbered = flat[next]?.start ?? Number.POSITIVE_INFINITY;
    const paragraph = trimSpan(text, { start, end: Math.min(lineEnd, numbered) });
    if (paragraph.end === paragraph.start) {
      return;
    }
    const owner = open.at(-1);
    const level = levels.get(owner) ?? { owner, paragraphs: [] };
    level.paragraphs.push({ ...paragraph, line: firstLine + index });
    levels.set(owner, level);
  });
  return [...levels.values()];
}

function flatten(sections: readonly Section[]): Section[] {
  const flat: Section[] = [];
  const waiting = [...sections].reverse();
  for (let section = waiting.pop(); section !== undefined; section = waiting.pop()) {
    flat.push(section);
    for (let i = section.children.length - 1; i >= 0; i--) {
      const child = section.children[i];
      if (child !== undefined) {
        waiting.push(child);
      }
    }
  }
  return flat;
}

function toSections(
  group: ParallelGroup,
  level: Level,
  limit: number,
  draft: Paragraphs,
): Section[] {
  const { text, addresses } = draft;
  const members: Marker[] = group.openings.map((opening, index) => {
    const paragraph = level.paragraphs.find(
      (one) => one.start <= opening.start && opening.start < one.end,
    );
    return {
      family: 'parallel',
      variant: group.frame,
      ordinal: index + 1,
      start: opening.start,
      end: opening.start,
      opensLine: paragraph?.start === opening.start,
      headingDepth: 0,
      line: paragraph?.line ?? 0,
      lineEnd: paragraph?.end ?? opening.end,
    };
  });
  const series: Series = { members, around: [] };
  const isInParagraph = members.every((member) => member.line === members[0]?.line);
  return group.openings.flatMap((opening, index) => {
    const marker = members[index];
    const following = group.openings[index + 1]?.start ?? limit;
    const closing = addresses.find((offset) => offset > opening.start) ?? limit;
    const natural = isInParagraph ? (marker?.lineEnd ?? limit) : limit;
    const { end } = trimSpan(text, {
      start: opening.start,
      end: Math.min(following, closing, natural),
    });
    const heading = text.slice(opening.start, opening.end);
    return marker === undefined
      ? []
      : [
          {
            marker,
            heading,
            headingEnd: opening.end,
            start: opening.start,
            end,
            series,
            children: [],
          },
        ];
  });
}

/** Puts the parallel sections of every level between its numbered ones; those inside others become children. */
function merge(
  sections: readonly Section[],
  owner: Section | undefined,
  groups: ReadonlyMap<Section | undefined, Section[]>,
): Section[] {
  const numbered = sections.map((section) => ({
    ...section,
    children: merge(section.children, section, groups),
  }));
  const parallel = (groups.get(owner) ?? []).sort((a, b) => a.start - b.start || b.end - a.end);
  const level: (Section & { end: number; children: Section[] })[] = [];
  const all = [...numbered, ...parallel.map((one) => ({ ...one, children: [] as Section[] }))];
  for (const section of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = level.at(-1);
    const isInside = last !== undefined && section.start < last.end;
    if (isInside && section.marker.family === 'parallel' && section.end <= last.end) {
      last.children.push(section);
      continue;
    }
    if (isInside) {
      // A numbered point begins inside a parallel one: the parallel one ends there.
      last.end = section.start;
    }
    level.push(section);
  }
  return level;
}
