import * as vscode from 'vscode';
import type { Library, Provenance, Source } from '../core/library';
import { toSignal } from '../host/cancellation';
import { DRAFTS } from '../host/languages';
import { escapeMarkdown } from '../host/markdown';
import { toLineRange } from '../host/positions';
import { isOn } from '../host/settings';
import type { SpeechDocuments } from '../host/speech-documents';

/** Opens a speech at a place; the hover's links run it. */
const OPEN_SOURCE = 'jianggao.openSource';

/** A hover is capped at half the window: the rest of a long list is for the search command. */
const MOST_SOURCES = 10;

/** Of a longer sentence the part round the slogan is shown. */
const LONGEST_SENTENCE = 120;

/** The argument of a hover's link. */
interface SourceLink {
  readonly speechId: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** Hover that shows where a slogan appeared, with links that open the speeches there. */
export function registerHover(library: Library, documents: SpeechDocuments): vscode.Disposable {
  const hover = vscode.languages.registerHoverProvider(DRAFTS, {
    async provideHover(document, position, token) {
      const text = document.lineAt(position.line).text;
      if (
        !isOn('hover.enabled', document) ||
        !library.isReady ||
        position.character >= text.length
      ) {
        return undefined;
      }
      const question = { text, offset: position.character };
      const provenance = await library.provenance(question, toSignal(token));
      if (provenance === undefined || token.isCancellationRequested) {
        return undefined;
      }
      return new vscode.Hover(toMarkdown(provenance), toLineRange(position.line, provenance.span));
    },
  });
  const open = vscode.commands.registerCommand(OPEN_SOURCE, async (link: unknown) => {
    if (!isSourceLink(link)) {
      return;
    }
    const label = {
      speechId: link.speechId,
      title: link.title,
      speaker: undefined,
      date: undefined,
    };
    const editor = await documents.show(label, link, { preview: true });
    if (editor === undefined) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          '素材库中已没有这篇讲话：{0}。 The library no longer has this speech.',
          link.title,
        ),
      );
    }
  });
  return vscode.Disposable.from(hover, open);
}

function toMarkdown(provenance: Provenance): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  // Links to this one command and no other, whatever stands in a speech.
  markdown.isTrusted = { enabledCommands: [OPEN_SOURCE] };
  const { occurrences, sources } = provenance;
  const counts = vscode.l10n.t(
    '出现 {0} 次，见于 {1} 篇 ({0} occurrences in {1} speeches)',
    occurrences,
    sources.length,
  );
  markdown.appendMarkdown(`**${escapeMarkdown(provenance.text)}** — ${counts}\n\n`);
  for (const source of sources.slice(0, MOST_SOURCES)) {
    markdown.appendMarkdown(
      `${headOf(source)}  \n${sentenceOf(source, provenance.text.length)}\n\n`,
    );
  }
  if (sources.length > MOST_SOURCES) {
    const rest = sources.length - MOST_SOURCES;
    markdown.appendMarkdown(vscode.l10n.t('另有 {0} 篇 (and {0} more speeches)', rest));
  }
  return markdown;
}

/** [title](opens the speech there) · speaker · date · 2 次 */
function headOf(source: Source): string {
  const link: SourceLink = {
    speechId: source.speechId,
    title: source.title,
    start: source.start,
    end: source.end,
  };
  const target = `command:${OPEN_SOURCE}?${encodeURIComponent(JSON.stringify([link]))}`;
  const parts = [
    `[${escapeMarkdown(source.title)}](${target.replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'))})`,
    source.speaker === undefined
      ? vscode.l10n.t('讲话人未注明 speaker not stated')
      : escapeMarkdown(source.speaker),
    source.date === undefined
      ? vscode.l10n.t('日期未注明 date not stated')
      : escapeMarkdown(source.date),
  ];
  if (source.occurrences > 1) {
    parts.push(vscode.l10n.t('{0} 次', source.occurrences));
  }
  return parts.join(' · ');
}

/** The sentence with the slogan in bold; of a long one the part round it. */
function sentenceOf(source: Source, length: number): string {
  const { sentence, offsetInSentence: offset } = source;
  const slack = Math.max(0, Math.floor((LONGEST_SENTENCE - length) / 2));
  const isLong = sentence.length > LONGEST_SENTENCE;
  const from = isLong ? Math.max(0, offset - slack) : 0;
  const to = isLong ? Math.min(sentence.length, offset + length + slack) : sentence.length;
  return [
    from > 0 ? '…' : '',
    escapeMarkdown(sentence.slice(from, offset)),
    inBold(sentence.slice(offset, offset + length)),
    escapeMarkdown(sentence.slice(offset + length, to)),
    to < sentence.length ? '…' : '',
  ].join('');
}

/** Between a character and a quotation mark ** is no emphasis in Markdown: marks at the edges stay outside. */
function inBold(text: string): string {
  const [, open = '', inner = '', close = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(text) ?? [];
  return inner === ''
    ? escapeMarkdown(text)
    : `${escapeMarkdown(open)}**${escapeMarkdown(inner)}**${escapeMarkdown(close)}`;
}

function isSourceLink(value: unknown): value is SourceLink {
  const link = value as Partial<SourceLink> | null | undefined;
  return (
    typeof link?.speechId === 'string' &&
    typeof link.title === 'string' &&
    typeof link.start === 'number' &&
    typeof link.end === 'number'
  );
}
