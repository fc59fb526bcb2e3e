import * as vscode from 'vscode';
import type { Library, Provenance, Source } from '../core/library';
import { columnsOf, excerptOf, shorten } from '../core/provenance/excerpt';
import { toSignal } from '../host/cancellation';
import { DRAFTS } from '../host/languages';
import { boldMarkdown, escapeMarkdown } from '../host/markdown';
import { toLineRange } from '../host/positions';
import { isOn } from '../host/settings';
import { commandTarget, OPEN_SOURCE, PHRASE_CARD, toSourceLink } from '../host/source-links';
import {
  aboutSource,
  countsOf,
  firstLabel,
  lastLabel,
  speakerParts,
  yearRows,
} from '../host/uses-text';

/**
 * A hover is capped at half the window, and the writer wants the draft behind it: a dozen lines as they are drawn.
 * One for the counts, at most two for the years, one for the speakers, two for each of three sources, one for the
 * rest, and no other that wraps: a hover is at most 750 pixels wide, which is some 100 columns.
 */
const LINE_COLUMNS = 94;
const MOST_SOURCES = 3;
const MOST_YEARS = 6;
const BAR_WIDTH = 5;
const MOST_SPEAKERS = 4;
const LONGEST_SPEAKER = 12;

/** Hover that shows where a slogan appeared, with links that open the speeches there. */
export function registerHover(library: Library): vscode.Disposable {
  return vscode.languages.registerHoverProvider(DRAFTS, {
    async provideHover(document, position, token) {
      const text = document.lineAt(position.line).text;
      if (
        !isOn('hover.enabled', document) ||
        !library.isReady ||
        position.character >= text.length
      ) {
        return undefined;
      }
      const question = { text, offset: position.character, limit: MOST_SOURCES };
      const provenance = await library.provenance(question, toSignal(token));
      if (provenance === undefined || token.isCancellationRequested) {
        return undefined;
      }
      return new vscode.Hover(toMarkdown(provenance), toLineRange(position.line, provenance.span));
    },
  });
}

function toMarkdown(provenance: Provenance): vscode.MarkdownString {
  const { text, summary, first, last, others } = provenance;
  const markdown = new vscode.MarkdownString();
  // Links to these commands and no other, whatever stands in a speech.
  markdown.isTrusted = { enabledCommands: [OPEN_SOURCE, PHRASE_CARD] };
  const counts = countsOf(summary);
  const head = [
    `**${escapeMarkdown(cutTitle(text, columnsOf(counts) + 4))}** — ${counts}`,
    escapeMarkdown(
      within(2 * LINE_COLUMNS, MOST_YEARS, (most) => yearRows(summary, most, BAR_WIDTH)),
    ),
    escapeMarkdown(
      within(LINE_COLUMNS, MOST_SPEAKERS, (most) => speakerParts(summary, most, LONGEST_SPEAKER)),
    ),
  ];
  const sources = [
    ...(first ? [sourceLines(first.use, firstLabel(first.isSure))] : []),
    ...(last ? [sourceLines(last.use, lastLabel(last.isSure))] : []),
    ...others.map((source) => sourceLines(source)),
  ];
  const rest = summary.speeches - sources.length;
  const foot = [
    ...(rest > 0 ? [vscode.l10n.t('另有 {0} 篇 (and {0} more speeches)', rest)] : []),
    `[${vscode.l10n.t('更多：提法卡片 More: phrase card')}](${commandTarget(PHRASE_CARD, { text })})`,
  ];
  // Two blanks end a line inside a paragraph: less height than a paragraph for each.
  markdown.appendMarkdown(
    [head.join('  \n'), sources.flat().join('  \n'), foot.join(' · ')].join('\n\n'),
  );
  return markdown;
}

/** 最早：[title](opens the speech there) · speaker · date · 2 次, and the sentence with the slogan in bold. */
function sourceLines(source: Source, label?: string): string[] {
  const link = commandTarget(OPEN_SOURCE, toSourceLink(source, source));
  const before = label === undefined ? '' : `${label}：`;
  const about = aboutSource(source, LONGEST_SPEAKER);
  const title = cutTitle(source.title, columnsOf(before + about.join(' · ')) + 3);
  const parts = [
    `[${escapeMarkdown(title)}](${link})`,
    ...about.map((part) => escapeMarkdown(part)),
  ];
  const excerpt = excerptOf(source, LINE_COLUMNS / 2);
  return [
    `${before}${parts.join(' · ')}`,
    `${escapeMarkdown(excerpt.before)}${boldMarkdown(excerpt.text, escapeMarkdown)}${escapeMarkdown(excerpt.after)}`,
  ];
}

/** A text cut so that it fits into a line of which `taken` columns are taken. */
function cutTitle(text: string, taken: number): string {
  return shorten(text, Math.max(8, Math.floor((LINE_COLUMNS - taken) / 2)));
}

/** The parts of `most`, or of as many fewer as fit into so many columns. */
function within(columns: number, most: number, partsOf: (most: number) => string[]): string {
  const line = partsOf(most).join(' · ');
  return columnsOf(line) <= columns || most <= 1 ? line : within(columns, most - 1, partsOf);
}
