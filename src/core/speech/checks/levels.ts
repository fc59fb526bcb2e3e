/**
 * skippedLevel: GB/T 9704-2012 7.3.3 numbers 一、 （一） 1. （1） in this order; ① below them is practice. 一、
 * straight to 1. is usual in texts of two levels, and a slip only where the same draft has （一） under 一、.
 */
import { NUMBERINGS } from '../numbering';
import type { Section } from '../sections';
import { convertSeries } from '../structure-edits';
import type { Finding, MessageKey } from './finding';
import { type CheckedDraft, markerText, type PointSeries } from './point-series';

const LADDER = NUMBERINGS.filter(({ ownParagraphs }) => ownParagraphs);
const BRACKETED = LADDER.findIndex(({ family }) => family === 'chinese-bracketed');

/** Series of paragraphs that are numbered more than one level below the section they stand in. */
export function checkLevels({ text, series }: CheckedDraft): Finding[] {
  const inner = series.filter(
    ({ points, parent }) =>
      parent?.marker.opensLine === true &&
      levelOf(parent) >= 0 &&
      points.every(({ marker }) => marker.opensLine),
  );
  const hasSecondLevel = inner.some(
    ({ points, parent }) => levelOf(points[0]) === BRACKETED && levelOf(parent) === BRACKETED - 1,
  );
  return inner.flatMap((one) => {
    const level = levelOf(one.points[0]);
    const wanted = levelOf(one.parent) + 1;
    if (level <= wanted) {
      return [];
    }
    const isTwoLevels = wanted === BRACKETED && level === BRACKETED + 1;
    if (isTwoLevels && !hasSecondLevel) {
      return [];
    }
    return toFinding(text, one, isTwoLevels ? 'unevenLevel' : 'skippedLevel');
  });
}

function toFinding(text: string, { points, parent }: PointSeries, message: MessageKey): Finding[] {
  const target = LADDER[levelOf(parent) + 1];
  const edits = target && convertSeries(text, points, target);
  if (parent === undefined || target === undefined) {
    return [];
  }
  const { marker } = points[0];
  return [
    {
      rule: 'skippedLevel',
      span: { start: marker.start, end: marker.end },
      message,
      args: [markerText(text, parent.marker), markerText(text, marker), target.form],
      fixes: edits === undefined ? [] : [{ title: 'convert', args: [target.form], edits }],
    },
  ];
}

function levelOf(section: Section | undefined): number {
  return LADDER.findIndex(({ family }) => family === section?.marker.family);
}
