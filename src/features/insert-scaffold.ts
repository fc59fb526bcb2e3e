import * as vscode from 'vscode';
import type { Scaffold } from '../core/speech/scaffolds';

/** The command that lists the scaffolds and inserts the chosen one at the caret. */
export function registerInsertScaffold(scaffolds: Promise<readonly Scaffold[]>): vscode.Disposable {
  return vscode.commands.registerCommand('jianggao.insertScaffold', async () =>
    insertScaffold(await scaffolds),
  );
}

async function insertScaffold(scaffolds: readonly Scaffold[]): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage(
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
