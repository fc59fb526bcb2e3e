import { isHan } from '../../text/characters';
import { findBodyStart } from '../front-matter';
import type { Marker, MarkerFamily } from '../markers';
import type { Section } from '../sections';

/** The points of one series, in order, and the section that they stand in. */
export interface PointSeries {
  readonly points: readonly [Section, ...Section[]];
  readonly parent: Section | undefined;
}

/** What the rules look at. */
export interface CheckedDraft {
  readonly text: string;
  readonly bodyStart: number;
  /** Every numbered series of Chinese text, in the order of the text. */
  readonly series: readonly PointSeries[];
}

/** Families whose members carry a number; a Markdown heading has none. */
const NUMBERED: ReadonlySet<MarkerFamily> = new Set([
  'chapter',
  'chinese',
  'chinese-bracketed',
  'arabic',
  'arabic-bracketed',
  'circled',
  'word',
  'ordinal',
  'first',
  'among',
]);

/** Enough of a point to tell whether it is Chinese. */
const SAMPLE = 80;

/** Groups the sections of a draft by their series. */
export function readDraft(text: string, sections: readonly Section[]): CheckedDraft {
  const bodyStart = findBodyStart(text);
  const groups: MutableSeries[] = [];
  collect(sections, undefined, groups);
  return {
    text,
    bodyStart,
    series: groups.filter(
      ({ points: [first] }) => NUMBERED.has(first.marker.family) && isChinese(text, first),
    ),
  };
}

/** A marker as it stands in the text. */
export function markerText(text: string, marker: Marker): string {
  return text.slice(marker.start, marker.end);
}

interface MutableSeries extends PointSeries {
  readonly points: [Section, ...Section[]];
}

function collect(
  siblings: readonly Section[],
  parent: Section | undefined,
  groups: MutableSeries[],
): void {
  const known = new Map<Section['series'], MutableSeries>();
  for (const section of siblings) {
    const group = known.get(section.series);
    if (group === undefined) {
      const fresh: MutableSeries = { points: [section], parent };
      known.set(section.series, fresh);
      groups.push(fresh);
    } else {
      group.points.push(section);
    }
    collect(section.children, section, groups);
  }
}

/** English lists (1. 2. 3. in a README) are none of our business. */
function isChinese(text: string, { marker }: Section): boolean {
  const end = Math.min(marker.lineEnd, marker.end + SAMPLE);
  for (let i = marker.end; i < end; i++) {
    if (isHan(text.charAt(i))) {
      return true;
    }
  }
  return false;
}
