import * as vscode from 'vscode';
import type { SpeechLabel } from '../core/library';
import { shorten } from '../core/provenance/excerpt';
import { drawBar, groupYears, type UseSummary } from '../core/provenance/uses';

/** What readers are told of uses, in words that hover and card share; nothing here is escaped. */

/** 出现 8 次，见于 5 篇 */
export function countsOf(summary: UseSummary): string {
  return vscode.l10n.t(
    '出现 {0} 次，见于 {1} 篇 ({0} occurrences in {1} speeches)',
    summary.occurrences,
    summary.speeches,
  );
}

/** A row for each year or span of years, at most `rows`: 2018 ▇▇ 3. The undated ones come last, with no bar. */
export function yearRows(summary: UseSummary, rows: number, width: number): string[] {
  const groups = groupYears(summary.years, rows);
  const most = groups.reduce((highest, group) => Math.max(highest, group.occurrences), 0);
  const bars = groups.map(({ year, lastYear, occurrences }) => {
    const label = year === lastYear ? `${year}` : `${year}–${lastYear}`;
    return `${label} ${drawBar(occurrences, most, width)} ${occurrences}`;
  });
  return summary.undated === 0
    ? bars
    : [...bars, `${vscode.l10n.t('日期未注明 date not stated')} ${summary.undated}`];
}

/**
 * The speakers, most uses first, at most `most` of them, their names cut at `longest` UTF-16 units; the rest and the
 * unknown ones are counted apart.
 */
export function speakerParts(summary: UseSummary, most: number, longest: number): string[] {
  const named = summary.speakers.slice(0, most);
  const parts = named.map(
    ({ speaker, occurrences }) => `${shorten(speaker, longest)} ${occurrences}`,
  );
  const rest = summary.speakerCount - named.length;
  if (rest > 0) {
    parts.push(vscode.l10n.t('另有 {0} 人 (and {0} more)', rest));
  }
  if (summary.unattributed > 0) {
    parts.push(`${vscode.l10n.t('讲话人未注明 speaker not stated')} ${summary.unattributed}`);
  }
  return parts;
}

/** Speaker, the name cut at `longest` UTF-16 units, date and how often, as far as they are known. */
export function aboutSource(
  source: SpeechLabel & { readonly occurrences: number },
  longest: number,
): string[] {
  const parts = whoAndWhen(source, longest);
  return source.occurrences > 1 ? [...parts, vscode.l10n.t('{0} 次', source.occurrences)] : parts;
}

function whoAndWhen({ speaker, date }: SpeechLabel, longest: number): string[] {
  if (speaker === undefined && date === undefined) {
    // A user's own texts say neither as a rule, and a line of the hover has no room to say so twice.
    return [vscode.l10n.t('讲话人、日期未注明 speaker and date not stated')];
  }
  return [
    speaker === undefined
      ? vscode.l10n.t('讲话人未注明 speaker not stated')
      : shorten(speaker, longest),
    date ?? vscode.l10n.t('日期未注明 date not stated'),
  ];
}

/** 最早, and whether a use with less of a date may be older. */
export function firstLabel(isSure: boolean): string {
  return isSure ? vscode.l10n.t('最早 First') : vscode.l10n.t('最早（或有更早） First known');
}

/** 最近, and whether a use with less of a date may be younger. */
export function lastLabel(isSure: boolean): string {
  return isSure ? vscode.l10n.t('最近 Last') : vscode.l10n.t('最近（或有更近） Last known');
}
