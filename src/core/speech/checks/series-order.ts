/**
 * seriesGap: a number is missing (一是 二是 四是); seriesRepeat: one comes twice (三是 四是 四是). Custom, no
 * standard: whoever listens counts along.
 */

import { LAST_ORDINAL } from '../markers';
import { claimedOrdinal, withOrdinal } from '../numbering';
import type { Section } from '../sections';
import { renumber } from '../structure-edits';
import type { Finding, Fix } from './finding';
import { type CheckedDraft, markerText, type PointSeries } from './point-series';

/** Series whose members do not count 1, 2, 3 …. */
export function checkOrder({ text, series }: CheckedDraft): Finding[] {
  return series.flatMap((one) => checkSeries(text, one));
}

/** Whether the members count 1, 2, 3 … without a slip. */
export function isInOrder({ points }: PointSeries): boolean {
  return points.every(({ marker }, index) => claimedOrdinal(marker, index) === index + 1);
}

function checkSeries(text: string, { points }: PointSeries): Finding[] {
  const findings: Finding[] = [];
  const markers = points.map(({ marker }) => marker);
  let previous = markers[0]?.ordinal ?? 0;
  // Once for a series, however many slips it has.
  let fixes: readonly Fix[] | undefined;
  for (const marker of markers.slice(1)) {
    const claimed = claimedOrdinal(marker, previous);
    if (claimed !== previous + 1) {
      const rule = claimed > previous ? 'seriesGap' : 'seriesRepeat';
      const written = markerText(text, marker);
      const right =
        withOrdinal(written, marker.family, previous + 1, LAST_ORDINAL) ?? `${previous + 1}`;
      fixes ??= toFixes(text, points);
      const { start, end } = marker;
      findings.push({ rule, span: { start, end }, message: rule, args: [written, right], fixes });
    }
    previous = claimed;
  }
  return findings;
}

/**
 * Renumbering, where it can be done: 首先 其次 再次 最后 are four, and no fifth can be numbered; a draft that
 * begins with 三、 is a part of another, and its 三、 is not to become 一、.
 */
function toFixes(text: string, points: readonly Section[]): Fix[] {
  const isWhole = points[0]?.marker.ordinal === 1;
  const isRenumberable = points.every(
    ({ marker }, index) =>
      withOrdinal(markerText(text, marker), marker.family, index + 1, points.length) !== undefined,
  );
  return isWhole && isRenumberable
    ? [{ title: 'renumber', args: [], edits: renumber(text, points) }]
    : [];
}
