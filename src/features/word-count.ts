import * as vscode from 'vscode';
import { countDraft, countWords } from '../core/speech/word-count';
import { isDraft } from '../host/languages';
import { isOn, onSettingsChanged } from '../host/settings';

/** Counting waits until the writer pauses that many ms. */
const PAUSE = 200;

/** 字数 of the draft and of the selection in the status bar. */
export function registerWordCount(): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'jianggao.wordCount',
    vscode.StatusBarAlignment.Right,
    101,
  );
  item.name = vscode.l10n.t('讲稿：字数 Jianggao: characters');
  let timer: NodeJS.Timeout | undefined;
  const update = (): void => show(item, vscode.window.activeTextEditor);
  const updateSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(update, PAUSE);
  };
  // Not at once: opening the editor comes first.
  updateSoon();
  return vscode.Disposable.from(
    item,
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(updateSoon),
    vscode.workspace.onDidChangeTextDocument(updateSoon),
    onSettingsChanged(update),
  );
}

function show(item: vscode.StatusBarItem, editor: vscode.TextEditor | undefined): void {
  if (
    editor === undefined ||
    !isDraft(editor.document) ||
    !isOn('wordCount.enabled', editor.document)
  ) {
    item.hide();
    return;
  }
  const all = countDraft(editor.document.getText());
  const selected = countWords(
    editor.selections.map((selection) => editor.document.getText(selection)).join('\n'),
  );
  item.text = vscode.l10n.t('字数 {0}', grouped(all.words));
  if (selected.words > 0) {
    item.text += vscode.l10n.t('（选中 {0}）', grouped(selected.words));
  }
  item.tooltip = vscode.l10n.t(
    '字数 {0}，其中汉字 {1}；文件头不计。 {0} characters as Word counts them, {1} Han; front matter apart.',
    grouped(all.words),
    grouped(all.han),
  );
  item.show();
}

/** 1234567 → 1,234,567; the platform's own formatter takes 50 ms to load, and activation would wait for it. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
