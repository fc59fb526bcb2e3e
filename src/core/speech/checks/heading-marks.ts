/**
 * arabicComma: 1、 where GB/T 9704-2012 7.3.3 and GB/T 15834 have 1.; headingFullStop: by custom a heading that
 * stands alone on its line ends without 。, while one that the text follows on the same line ends with it.
 */
import { LAYOUT_RANKS, type Marker } from '../markers';
import type { Section } from '../sections';
import type { Finding } from './finding';
import { type CheckedDraft, markerText, type PointSeries } from './point-series';

/** Series that are numbered 1、2、3、. */
export function checkArabicComma({ text, series }: CheckedDraft): Finding[] {
  return series.flatMap(({ points }): Finding[] => {
    const wrong = points
      .map(({ marker }) => marker)
      .filter((marker) => isArabicComma(text, marker));
    const [first] = wrong;
    // 7、8月份 at the beginning of a paragraph is no number of a point.
    const isNumber = points.some(({ marker }) => /\d/u.test(text.charAt(marker.end)));
    if (first === undefined || isNumber || points[0].marker.ordinal !== 1) {
      return [];
    }
    const edits = wrong.map(({ end }) => ({ start: end - 1, end, text: '.' }));
    return [
      {
        rule: 'arabicComma',
        span: { start: first.start, end: first.end },
        message: 'arabicComma',
        args: [markerText(text, first), markerText(text, first).replace('、', '.')],
        fixes: [{ title: 'arabicPoint', args: [], edits }],
      },
    ];
  });
}

function isArabicComma(text: string, marker: Marker): boolean {
  return marker.family === 'arabic' && text.charAt(marker.end - 1) === '、';
}

/** A line that is longer is a paragraph, not a heading. */
const LONGEST_HEADING = 40;
/** A single point shows its kind less surely: only a short line is a heading. */
const LONGEST_SINGLE = 24;

/** Headings of layout levels that stand alone and end with 。. */
export function checkHeadingFullStop({ text, series }: CheckedDraft): Finding[] {
  return series.flatMap((one) =>
    one.points.flatMap((point, index): Finding[] => {
      const stop = fullStopOf(text, point);
      if (stop === undefined || !isHeading(text, one, index)) {
        return [];
      }
      const span = { start: stop, end: stop + 1 };
      return [
        {
          rule: 'headingFullStop',
          span,
          message: 'headingFullStop',
          args: [],
          fixes: [{ title: 'deleteFullStop', args: [], edits: [{ ...span, text: '' }] }],
        },
      ];
    }),
  );
}

/** 重点抓好以下三项工作。 leads to what follows; 首先，请某同志述职。 is what a host says. */
const LEADS_ON = /以下|如下|下面|[点项条件]工作。|^(?:首先|现在|接下来|请)/u;

/** Offset of the 。 that ends a one-sentence line with a layout marker. */
function fullStopOf(text: string, { marker }: Section): number | undefined {
  const isLayout = marker.opensLine && LAYOUT_RANKS[marker.family] !== undefined;
  if (!isLayout || marker.lineEnd - marker.start > LONGEST_HEADING + 10) {
    return undefined;
  }
  const line = text.slice(marker.end, marker.lineEnd);
  const heading = line.replace(/[\s*_]+$/u, '');
  const isOneSentence = /^[^。！？；：]{2,40}。$/u.test(heading);
  return isOneSentence && !LEADS_ON.test(heading) ? marker.end + heading.length - 1 : undefined;
}

/**
 * Whether a point has its text under it rather than on its line. The text under the last one may belong to
 * what its series stands in, so that it takes another point of the kind to tell.
 */
function isHeading(text: string, { points }: PointSeries, index: number): boolean {
  const point = points[index];
  if (point === undefined || !hasTextUnder(text, point)) {
    return false;
  }
  if (points.length === 1) {
    return point.marker.lineEnd - point.marker.end <= LONGEST_SINGLE;
  }
  return index < points.length - 1 || points.slice(0, -1).some((one) => hasTextUnder(text, one));
}

function hasTextUnder(text: string, { marker, end }: Section): boolean {
  return end > marker.lineEnd && /\S/u.test(text.slice(marker.lineEnd, end));
}
