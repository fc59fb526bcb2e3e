import { LAYOUT_RANKS } from './markers';
import type { Section } from './sections';

/** A point of a draft with what is needed to edit it. */
export interface PointAt {
  readonly point: Section;
  /** The members of its series, in order, itself included. */
  readonly points: readonly Section[];
  readonly index: number;
  /** The nearest layout section (一、 （一） 1. …) round the series. */
  readonly layoutParent: Section | undefined;
}

/** The sections that hold `offset`, outermost first. A section holds its end too, where one types on. */
export function sectionPath(sections: readonly Section[], offset: number): Section[] {
  const path: Section[] = [];
  let level: readonly Section[] = sections;
  for (;;) {
    // Of two neighbours that touch, the one that begins there holds the offset.
    const inside = findLast(level, (section) => section.start <= offset && offset <= section.end);
    if (inside === undefined) {
      return path;
    }
    path.push(inside);
    level = inside.children;
  }
}

/** The innermost numbered point at `offset`; Markdown headings are no points. */
export function pointAt(sections: readonly Section[], offset: number): PointAt | undefined {
  const path = sectionPath(sections, offset);
  const depth = findLastIndex(path, (section) => section.marker.family !== 'heading');
  const point = path[depth];
  if (point === undefined) {
    return undefined;
  }
  const siblings = path[depth - 1]?.children ?? sections;
  const points = siblings.filter((section) => section.series === point.series);
  const layoutParent = findLast(path.slice(0, depth), (section) => {
    return section.marker.family !== 'heading' && LAYOUT_RANKS[section.marker.family] !== undefined;
  });
  return { point, points, index: points.indexOf(point), layoutParent };
}

function findLast<T>(items: readonly T[], isWanted: (item: T) => boolean): T | undefined {
  return items[findLastIndex(items, isWanted)];
}

function findLastIndex<T>(items: readonly T[], isWanted: (item: T) => boolean): number {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item !== undefined && isWanted(item)) {
      return i;
    }
  }
  return -1;
}
