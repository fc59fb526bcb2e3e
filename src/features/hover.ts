import * as vscode from 'vscode';
import type { Library, Provenance, Source } from '../core/library';
import { excerptOf, shorten } from '../core/provenance/excerpt';
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
 * A hover is capped at half the window, and the writer wants the draft behind it: a dozen rendered lines. One for
 * the counts, at most two for the years, one for the speakers, two for each source, one for the rest; the lengths
 * below keep a line from wrapping.
 */
const MOST_SOURCES = 3;
const MOST_YEARS = 6;
const BAR_WIDTH = 5;
const MOST_SPEAKERS = 3;
const LONGEST_PHRASE = 28;
const LONGEST_TITLE = 22;
const LONGEST_SENTENCE = 46;

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
  const head = [
    `**${escapeMarkdown(shorten(text, LONGEST_PHRASE))}** — ${countsOf(summary)}`,
    escapeMarkdown(yearRows(summary, MOST_YEARS, BAR_WIDTH).join(' · ')),
    escapeMarkdown(speakerParts(summary, MOST_SPEAKERS).join(' · ')),
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
  const parts = [
    `[${escapeMarkdown(shorten(source.title, LONGEST_TITLE))}](${link})`,
    ...aboutSource(source).map((part) => escapeMarkdown(part)),
  ];
  const { before, text, after } = excerptOf(source, LONGEST_SENTENCE);
  return [
    `${label === undefined ? '' : `${label}：`}${parts.join(' · ')}`,
    `${escapeMarkdown(before)}${boldMarkdown(text, escapeMarkdown)}${escapeMarkdown(after)}`,
  ];
}
