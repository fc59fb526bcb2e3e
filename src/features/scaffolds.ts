import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { findTypedPiece } from '../core/phrases/typed-piece';
import {
  matchScaffolds,
  parseScaffolds,
  type Scaffold,
  type ScaffoldMatch,
} from '../core/speech/scaffolds';
import type { Logger } from '../host/log';
import { isOn } from '../host/settings';
import { typingTriggers } from '../host/trigger-characters';

/** Lists the scaffolds and inserts the chosen one at the caret. */
const INSERT_SCAFFOLD = 'jianggao.insertScaffold';

/**
 * In our own language the contributed snippets open everywhere, for its words are single characters. In
 * Markdown and plain text they never open inside a run of Han characters; there this provider offers
 * them in every place, and they are not contributed to those languages, so that no row stands twice.
 */
const WITHOUT_CONTRIBUTED: vscode.DocumentSelector = [
  { language: 'markdown' },
  { language: 'plaintext' },
];

/** Completion of speech scaffolds by Chinese name or pinyin initials, and the command that lists them. */
export function registerScaffolds(file: string, log: Logger): vscode.Disposable {
  // Read once; a file that cannot be read leaves the rest of the extension as it is.
  const scaffolds = readFile(file, 'utf8')
    .then(parseScaffolds)
    .catch((error: unknown): Scaffold[] => {
      log.error(`scaffolds not read: ${String(error)}`);
      return [];
    });
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position) {
      const line = document.lineAt(position.line).text.slice(0, position.character);
      const piece = findTypedPiece(line);
      if (piece === undefined || !isOn('completion.enabled', document)) {
        return undefined;
      }
      const items = matchScaffolds(await scaffolds, piece).map((match) => toItem(match, position));
      return new vscode.CompletionList(items, true);
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      WITHOUT_CONTRIBUTED,
      provider,
      ...typingTriggers(),
    ),
    vscode.commands.registerCommand(INSERT_SCAFFOLD, async () => insertScaffold(await scaffolds)),
  );
}

function toItem(match: ScaffoldMatch, position: vscode.Position): vscode.CompletionItem {
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

async function insertScaffold(scaffolds: readonly Scaffold[]): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t(
        '请先打开或新建一个文档，再插入框架。 Open or create a document first, then insert a scaffold.',
      ),
    );
    return;
  }
  const items = scaffolds.map((scaffold) => ({
    label: scaffold.name,
    description: scaffold.prefixes.join(' '),
    detail: scaffold.description,
    body: scaffold.body,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('讲话框架 Speech scaffolds'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen !== undefined) {
    await editor.insertSnippet(new vscode.SnippetString(chosen.body));
  }
}
