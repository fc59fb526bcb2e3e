/**
 * mixedFamilies: 首先…第二…第三… in one series. GB/T 15834 knows 第-, 其- and 首先-words as different sets;
 * language editors advise against mixing them, office handbooks show it. So it is advice.
 */
import type { TextEdit } from '../../text/text-edit';
import { LAST_ORDINAL } from '../markers';
import { NUMBERINGS, type Numbering } from '../numbering';
import { isSpoken } from '../series';
import { convertSeries } from '../structure-edits';
import type { Finding, Fix } from './finding';
import { type CheckedDraft, markerText, type PointSeries } from './point-series';
import { isInOrder } from './series-order';

const TARGETS = NUMBERINGS.filter(({ form }) => form === '第一，' || form === '首先，');

/** Series of 第- and 首先-words that change from one to the other; wrong numbers are mended first. */
export function checkMixedFamilies({ text, series }: CheckedDraft): Finding[] {
  return series.filter(isInOrder).flatMap((one) => {
    const { marker: first } = one.points[0];
    // 第一，第二，最后，: everybody says so.
    const stranger = one.points.find(
      ({ marker }) => marker.family !== first.family && marker.ordinal !== LAST_ORDINAL,
    );
    if (stranger === undefined || !isSpoken(first.family) || first.variant !== '') {
      return [];
    }
    const { start, end } = stranger.marker;
    return [
      {
        rule: 'mixedFamilies',
        span: { start, end },
        message: 'mixedFamilies',
        args: [markerText(text, first), markerText(text, stranger.marker)],
        fixes: TARGETS.flatMap((target) => toFix(text, one, target)),
      } satisfies Finding,
    ];
  });
}

function toFix(text: string, { points }: PointSeries, target: Numbering): Fix[] {
  const edits = convertSeries(text, points, target);
  if (edits === undefined) {
    return [];
  }
  const kept = edits.map((edit) => withoutNewComma(text, edit, target));
  return [
    {
      title: 'convert',
      args: [target.form.slice(0, -1)],
      edits: kept.filter((edit) => text.slice(edit.start, edit.end) !== edit.text),
    },
  ];
}

/** 首先是政治纪律 becomes 第一是政治纪律: a ， before 是 would part the subject from its verb. */
function withoutNewComma(text: string, edit: TextEdit, target: Numbering): TextEdit {
  const isNew = !/[，、：]$/u.test(text.slice(edit.start, edit.end));
  const joined = target.family === 'first' ? /^[是要]/u : /^是/u;
  return isNew && joined.test(text.slice(edit.end, edit.end + 1))
    ? { ...edit, text: edit.text.replace(/，$/u, '') }
    : edit;
}
