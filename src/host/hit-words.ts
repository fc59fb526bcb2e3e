import * as vscode from 'vscode';
import type { PassageKind } from '../core/corpus/passage-kind';
import { shorten } from '../core/provenance/excerpt';
import { scoreBar, sharedTexts } from '../core/retrieval/hits';
import type { PassageFilter, PassagePlace, SimilarPassage } from '../core/retrieval/similar';
import { citeTitle } from '../core/speech/speech';
import { headOf } from '../core/text/characters';
import type { Found } from './similar-search';

/** Blocks of a score's bar. */
const BAR = 5;
const LONGEST_TITLE = 24;
const LONGEST_HEADING = 40;
const LONGEST_QUERY = 24;
const MOST_COMPANY = 5;

/** What readers are told of hits; nothing here is escaped for Markdown. */

/** 《在全县大会上的讲话》第 3 段 */
export function nameOf(place: PassagePlace): string {
  return `${titleOf(place)} ${vscode.l10n.t('第 {0} 段', place.paragraph)}`;
}

/** 《在全县大会上的讲话》; a long title is cut inside its brackets. */
export function titleOf({ title }: { readonly title: string }): string {
  const [open, inner, close] = [title.slice(0, 1), title.slice(1, -1), title.slice(-1)];
  return citeTitle(title) === title
    ? open + shorten(inner, LONGEST_TITLE) + close
    : citeTitle(shorten(title, LONGEST_TITLE));
}

/** ▰▰▰▱▱ */
export function barOf({ score }: SimilarPassage): string {
  return scoreBar(score, BAR);
}

/** 62%: the bar for those who hear the row. */
export function percentOf({ score }: SimilarPassage): string {
  return `${Math.round(score * 100)}%`;
}

/** What is known of who spoke and when; empty when nothing is. */
export function whoAndWhen({ speaker, date }: PassagePlace): string[] {
  return [speaker && shorten(speaker, LONGEST_HEADING), date].filter((part) => part !== undefined);
}

/** 措施: what a passage does in its speech. */
export function kindName(kind: PassageKind): string {
  switch (kind) {
    case 'opening':
      return vscode.l10n.t('开头');
    case 'achievements':
      return vscode.l10n.t('成绩');
    case 'problems':
      return vscode.l10n.t('问题');
    case 'measures':
      return vscode.l10n.t('措施');
    case 'closing':
      return vscode.l10n.t('结尾');
    case 'other':
      return vscode.l10n.t('其他');
  }
}

/** The headings above a passage: 二、重点任务 › （一）抓基层. */
export function headingPath({ headings }: SimilarPassage): string {
  return headings.map((heading) => shorten(heading, LONGEST_HEADING)).join(' › ');
}

/** Why it was found: the phrases and words that it shares and those that it has instead of others. */
export function whyFound(passage: SimilarPassage): string[] {
  const phrases = sharedTexts(passage, 'phrase');
  const words = sharedTexts(passage, 'word');
  const related = passage.related.map(({ asked, found }) => `${asked}→${found}`);
  return [
    phrases.length > 0 && vscode.l10n.t('共有词句 phrases：{0}', phrases.join('、')),
    words.length > 0 && vscode.l10n.t('共有的词 words：{0}', words.join('、')),
    related.length > 0 && vscode.l10n.t('近义 related：{0}', related.join('、')),
  ].filter((part) => part !== false);
}

/** How many passages say nearly the same; undefined when none does. */
export function copiesWords({ copies }: SimilarPassage): string | undefined {
  return copies.length === 0 ? undefined : vscode.l10n.t('另有近同 {0} 段', copies.length);
}

/** A filter in one line, 体裁 主持词；年份 2018–2020; undefined when nothing is narrowed. */
export function filterWords(filter: PassageFilter): string | undefined {
  const { speakers, bodies, places, genres, fromYear, toYear, kinds } = filter;
  const facets: readonly [string, readonly string[] | undefined][] = [
    [vscode.l10n.t('讲话人'), speakers],
    [vscode.l10n.t('单位'), bodies],
    [vscode.l10n.t('地点'), places],
    [vscode.l10n.t('体裁'), genres],
    [vscode.l10n.t('年份'), yearWords(fromYear, toYear)],
    [vscode.l10n.t('类别'), kinds?.map(kindName)],
  ];
  const parts = facets.flatMap(([name, values]) =>
    values === undefined
      ? []
      : [`${name} ${values.map((value) => shorten(value, LONGEST_HEADING)).join('、')}`],
  );
  return parts.length === 0 ? undefined : parts.join('；');
}

function yearWords(from: number | undefined, to: number | undefined): string[] | undefined {
  if (from === undefined && to === undefined) {
    return undefined;
  }
  return [from === to ? `${from}` : `${from ?? ''}–${to ?? ''}`];
}

/** What was searched, for what and what else, how narrowed, with how many hits, and how long it took. */
export function searchedWords(found: Found): string {
  const { query, filter, passages, searched, company, milliseconds } = found;
  const what = vscode.l10n.t(
    '在 {0} 篇 {1} 段中查找“{2}”，得 {3} 段，{4} 毫秒',
    searched.speeches,
    searched.passages,
    headOfQuery(query.text, LONGEST_QUERY),
    passages.length,
    Math.round(milliseconds),
  );
  const narrowed = filterWords(filter);
  return [
    what,
    company.length > 0 && companyWords(company),
    narrowed !== undefined && vscode.l10n.t('筛选：{0}', narrowed),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}

function companyWords(company: readonly string[]): string {
  const named = company.slice(0, MOST_COMPANY).join('、');
  return company.length > MOST_COMPANY
    ? vscode.l10n.t('一并查找：{0}等 {1} 词', named, company.length)
    : vscode.l10n.t('一并查找：{0}', named);
}

/** A query's beginning on one line. */
export function headOfQuery(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${headOf(line, most)}…`;
}

/** VS Code draws an icon for $(name) in a row: a backslash leaves somebody else's text as it is. */
export function plainRow(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
