import * as vscode from 'vscode';
import type { Library, PhraseCompletion, SpeechLabel } from '../core/library';
import { findTypedPiece, type TypedPiece } from '../core/phrases/typed-piece';
import { citeTitle } from '../core/speech/speech';
import { toSignal } from '../host/cancellation';
import { DRAFTS } from '../host/languages';
import { escapeMarkdown } from '../host/markdown';
import { isOn } from '../host/settings';
import { typingTriggers } from '../host/trigger-characters';

/** More rows than that nobody reads, and the widget takes longer to open. */
const MOST_ROWS = 50;

/** No phrase reaches farther past the caret. */
const LONGEST_OVERLAP = 64;

class PhraseItem extends vscode.CompletionItem {
  readonly phrase: string;

  constructor(phrase: string, description: string) {
    super({ label: phrase, description }, vscode.CompletionItemKind.Text);
    this.phrase = phrase;
  }
}

/** Completion of stock phrases as one types Chinese, or pinyin letters after it. */
export function registerCompletion(library: Library): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<PhraseItem> = {
    async provideCompletionItems(document, position, token) {
      const line = document.lineAt(position.line).text;
      const piece = findTypedPiece(line.slice(0, position.character));
      if (piece === undefined || !isWanted(piece, document, position)) {
        return undefined;
      }
      if (!library.isReady) {
        return new vscode.CompletionList<PhraseItem>([], true);
      }
      const after = line.slice(position.character, position.character + LONGEST_OVERLAP);
      const found = await library.complete({ piece, after, limit: MOST_ROWS }, toSignal(token));
      if (found === undefined || token.isCancellationRequested) {
        return undefined;
      }
      // Incomplete: after the next character another phrase may begin, with no pause in between.
      return new vscode.CompletionList(
        found.map((completion, rank) => toItem(completion, rank, position)),
        true,
      );
    },
    async resolveCompletionItem(item, token) {
      const source = await library.example({ text: item.phrase }, toSignal(token));
      if (source !== undefined) {
        const sentence = escapeMarkdown(source.sentence);
        item.documentation = new vscode.MarkdownString(
          `${sentence}\n\n—— ${escapeMarkdown(nameOf(source))}`,
        );
      }
      return item;
    },
  };
  return vscode.languages.registerCompletionItemProvider(DRAFTS, provider, ...typingTriggers());
}

function isWanted(
  piece: TypedPiece,
  document: vscode.TextDocument,
  position: vscode.Position,
): boolean {
  if (!isOn('completion.enabled', document)) {
    return false;
  }
  const isPinyin = piece.kind === 'letters';
  return !isPinyin || (isOn('completion.pinyin', document) && !isInCode(document, position.line));
}

/** Whether a line of Markdown stands in a fenced code block or in the front matter. */
function isInCode(document: vscode.TextDocument, line: number): boolean {
  if (document.languageId === 'plaintext') {
    return false;
  }
  let fence = '';
  for (let i = 0; i < line; i++) {
    const text = document.lineAt(i).text;
    const mark = /^\s*(```|~~~)/.exec(text)?.[1] ?? (text === '---' ? text : '');
    const canOpen = fence === '' && (mark !== '---' || i === 0);
    if (mark !== '' && (canOpen || mark === fence)) {
      fence = fence === '' ? mark : '';
    }
  }
  return fence !== '';
}

function toItem(completion: PhraseCompletion, rank: number, position: vscode.Position): PhraseItem {
  const { speechCount, occurrences } = completion;
  const counts = vscode.l10n.t('{0}篇{1}处', speechCount, occurrences);
  const item = new PhraseItem(completion.text, counts);
  item.insertText = completion.text;
  item.range = new vscode.Range(
    position.translate(0, -completion.typedLength),
    position.translate(0, completion.overlapLength),
  );
  item.filterText = completion.filterText;
  item.sortText = String(rank).padStart(3, '0');
  item.detail = `${counts}：${speechesOf(completion)}`;
  return item;
}

/** 《在全区…的讲话》（2020-03-26）、…; the row shows only how many they are. */
function speechesOf(completion: PhraseCompletion): string {
  const names = completion.speeches.map((speech) => nameOf(speech)).join('、');
  return completion.speechCount > completion.speeches.length ? `${names}…` : names;
}

function nameOf(speech: SpeechLabel): string {
  const title = citeTitle(speech.title);
  return speech.date === undefined ? title : `${title}（${speech.date}）`;
}
