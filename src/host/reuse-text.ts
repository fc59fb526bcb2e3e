import * as vscode from 'vscode';
import { findDifferences } from '../core/reuse/differences';
import type { ReuseAnswer, ReuseDegree, ReuseFigures, ReuseSource } from '../core/reuse/reuse';
import { boldMarkdown } from './markdown';

/** What writers are told of reuse, in words that hover, message and report share. */

/** What a check found, and the number of files that it did not read. */
export interface Outcome extends ReuseAnswer {
  readonly omitted: number;
}

/** What was not compared, and what helps. */
export function uncomparedTexts({ unread, omitted }: Outcome): string[] {
  const told: string[] = [];
  if (unread > 0) {
    told.push(
      vscode.l10n.t(
        '另有 {0} 个文件没有正文或不是 UTF-8，未比对：可另存为 UTF-8 再查。 Files without a text or not UTF-8 were left out ({0}): save them as UTF-8.',
        unread,
      ),
    );
  }
  if (omitted > 0) {
    told.push(
      vscode.l10n.t(
        '另有 {0} 个文件太大、较旧或无法读取，未比对：可把所在文件夹列入 jianggao.library.folders。 Files too large, too old or unreadable were left out ({0}): name their folder in jianggao.library.folders.',
        omitted,
      ),
    );
  }
  return told;
}

/** 原文, 近似, 引用. */
export function degreeLabel(degree: ReuseDegree): string {
  switch (degree) {
    case 'verbatim':
      return vscode.l10n.t('原文 verbatim');
    case 'near':
      return vscode.l10n.t('近似 near');
    case 'quoted':
      return vscode.l10n.t('引用 quoted');
  }
}

/** A part of a whole as a percentage with one digit: 12.3%. */
export function shareOf(part: number, total: number): string {
  return `${((100 * part) / Math.max(1, total)).toFixed(1)}%`;
}

/** 雷同 12.3%（原文 8.0%，近似 4.3%），引用 1.0%，套话 20.1%. */
export function figuresText(figures: ReuseFigures): string {
  const { total, verbatim, near, quoted, stock } = figures;
  return vscode.l10n.t(
    '雷同 {0}（原文 {1}，近似 {2}），引用 {3}，套话 {4}',
    shareOf(verbatim + near, total),
    shareOf(verbatim, total),
    shareOf(near, total),
    shareOf(quoted, total),
    shareOf(stock, total),
  );
}

/**
 * A source's wording, what the draft has otherwise set off: in bold what only the source has, struck out what only the
 * draft has. Marks and blanks are not compared.
 *
 * @param toSafe makes text safe where it is shown
 */
export function markDifferences(
  draft: string,
  source: ReuseSource,
  toSafe: (text: string) => string,
): string {
  const parts = source.changes === 0 ? undefined : findDifferences(draft, source.text);
  if (parts === undefined) {
    return toSafe(source.text);
  }
  return parts
    .map(({ kind, text }) => {
      if (kind === 'same') {
        return toSafe(text);
      }
      return kind === 'second' ? boldMarkdown(text, toSafe) : struckOut(text, toSafe);
    })
    .join('');
}

/** Beside a mark ~~ strikes nothing out in Markdown, and marks are not compared: they are left out. */
function struckOut(text: string, toSafe: (text: string) => string): string {
  const inner = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return inner === '' ? '' : `~~${toSafe(inner)}~~`;
}
