import * as vscode from 'vscode';
import type { Library, PhraseCompletion, SpeechLabel } from '../core/library';
import { findTypedPiece, type TypedPiece } from '../core/phrases/typed-piece';
import { matchScaffolds, type Scaffold, type ScaffoldMatch } from '../core/speech/scaffolds';
import { citeTitle } from '../core/speech/speech';
import { toSignal } from '../host/cancellation';
import { DRAFTS } from '../host/languages';
import { escapeMarkdown } from '../host/markdown';
import { isOn } from '../host/settings';

/** More rows than that nobody reads, and the widget takes longer to open. */
const MOST_ROWS = 50;

/** No phrase reaches farther past the caret. */
const LONGEST_OVERLAP = 64;

/**
 * VS Code asks by itself only at the end of what it takes for a word, which for Chinese is the end of a
 * whole run of characters. As trigger characters they make it ask in the middle of a run too. 。，； are
 * left out: a list that opened there would take the Enter that ends the paragraph. (20,992 characters are
 * registered in about 10 ms.)
 */
function typingTriggers(): string[] {
  const characters = ['、'];
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    characters.push(String.fromCharCode(code));
  }
  for (let code = 0x61; code <= 0x7a; code++) {
    characters.push(String.fromCharCode(code));
  }
  return characters;
}

class PhraseItem extends vscode.CompletionItem {
  readonly phrase: string;

  constructor(phrase: string, description: string) {
    super({ label: phrase, description }, vscode.CompletionItemKind.Text);
    this.phrase = phrase;
  }
}

/**
 * Completion of stock phrases, and of scaffolds, as one types Chinese or pinyin letters after it.
 *
 * One provider for both: while a list is open VS Code asks again only those that had something to offer
 * when it opened, so that scaffolds of their own would never join a list that phrases opened.
 */
export function registerCompletion(
  library: Library,
  scaffolds: Promise<readonly Scaffold[]>,
): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, token) {
      const line = document.lineAt(position.line).text;
      const piece = findTypedPiece(line.slice(0, position.character));
      if (piece === undefined || !isWanted(piece, document, position)) {
        return undefined;
      }
      const after = line.slice(position.character, position.character + LONGEST_OVERLAP);
      const [phrases, matches] = await Promise.all([
        library.isReady
          ? library.complete({ piece, after, limit: MOST_ROWS }, toSignal(token))
          : undefined,
        scaffoldsFor(document, piece, scaffolds),
      ]);
      if (token.isCancellationRequested) {
        return undefined;
      }
      const items = [
        ...(phrases ?? []).map((completion, rank) => toPhraseItem(completion, rank, position)),
        ...matches.map((match) => toScaffoldItem(match, position)),
      ];
      // Incomplete: after the next character another phrase may begin, with no pause in between.
      return new vscode.CompletionList(items, true);
    },
    async resolveCompletionItem(item, token) {
      const source =
        item instanceof PhraseItem
          ? await library.example({ text: item.phrase }, toSignal(token))
          : undefined;
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

/**
 * In our own language the contributed snippets open everywhere, for its words are single characters. In
 * Markdown and plain text they never open inside a run of Han characters; there we offer them, and they
 * are not contributed to those languages, so that no row stands twice.
 */
async function scaffoldsFor(
  document: vscode.TextDocument,
  piece: TypedPiece,
  scaffolds: Promise<readonly Scaffold[]>,
): Promise<ScaffoldMatch[]> {
  return document.languageId === 'speech' ? [] : matchScaffolds(await scaffolds, piece);
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

function toPhraseItem(
  completion: PhraseCompletion,
  rank: number,
  position: vscode.Position,
): PhraseItem {
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

function toScaffoldItem(match: ScaffoldMatch, position: vscode.Position): vscode.CompletionItem {
  const { scaffold, prefix, typedLength } = match;
  const item = new vscode.CompletionItem(scaffold.name, vscode.CompletionItemKind.Snippet);
  item.insertText = new vscode.SnippetString(scaffold.body);
  item.range = new vscode.Range(position.translate(0, -typedLength), position);
  item.filterText = prefix;
  item.detail = scaffold.description;
  // Behind the phrases, for a scaffold is wanted once a speech, unless its whole prefix was typed.
  item.sortText = `${typedLength === prefix.length ? '!' : '~'}${scaffold.name}`;
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
