import * as vscode from 'vscode';
import { shorten } from '../core/provenance/excerpt';
import type { ReuseSource } from '../core/reuse/reuse';
import { citeTitle } from '../core/speech/speech';
import type { CheckedDrafts } from './checked-drafts';
import { escapeMarkdown } from './markdown';
import { toRange } from './positions';
import { REUSE_COMPARE, REUSE_OPEN, type ReuseLink } from './reuse-links';
import { degreeLabel, markDifferences } from './reuse-text';
import { commandTarget } from './source-links';

/** A hover is capped at half the window: more sources are in the report. */
const MOST_SOURCES = 3;
const LONGEST_WORDING = 200;
const LONGEST_NAME = 40;

/** What a stretch of a checked draft shares with which sources; undefined where there is none. */
export function toReuseHover(
  drafts: CheckedDrafts,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const stretch = drafts.stretchAt(document, document.offsetAt(position));
  const text = drafts.get(document)?.text;
  if (stretch === undefined || text === undefined) {
    return undefined;
  }
  const { degree, length, stock, sources, sourceCount, index } = stretch;
  const head = [
    `**${vscode.l10n.t('雷同 Reuse')}：${degreeLabel(degree)}**`,
    vscode.l10n.t('{0} 字', length),
  ];
  if (stock > 0) {
    head.push(vscode.l10n.t('其中套话 {0} 字 ({0} of it stock)', stock));
  }
  if (sourceCount > 1) {
    head.push(vscode.l10n.t('见于 {0} 篇 (in {0} texts)', sourceCount));
  }
  const draft = document.uri.toString();
  const rows = sources.slice(0, MOST_SOURCES).flatMap((source, number) => {
    const words = text.slice(source.inDraft.start, source.inDraft.end);
    return [
      titleOf(source, { draft, stretch: index, source: number }),
      `> ${wordingOf(words, source)}`,
    ];
  });
  const markdown = new vscode.MarkdownString([head.join(' · '), ...rows].join('\n\n'));
  // Links to these commands and no other, whatever stands in a source.
  markdown.isTrusted = { enabledCommands: [REUSE_OPEN, REUSE_COMPARE] };
  return new vscode.Hover(markdown, toRange(document, stretch));
}

function titleOf(source: ReuseSource, link: ReuseLink): string {
  const title = escapeMarkdown(citeTitle(shorten(source.title, LONGEST_NAME)));
  const about = [source.speaker, source.date].flatMap((part) =>
    part === undefined ? [] : escapeMarkdown(shorten(part, LONGEST_NAME)),
  );
  const compare = `[${vscode.l10n.t('对照 Compare')}](${commandTarget(REUSE_COMPARE, link)})`;
  return [`[${title}](${commandTarget(REUSE_OPEN, link)})`, ...about, compare].join(' · ');
}

function wordingOf(draft: string, source: ReuseSource): string {
  return source.text.length > LONGEST_WORDING
    ? escapeMarkdown(shorten(source.text, LONGEST_WORDING))
    : markDifferences(draft, source, escapeMarkdown);
}
