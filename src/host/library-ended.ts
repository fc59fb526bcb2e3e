import * as vscode from 'vscode';

/** Tells the user that the library's thread has ended and how to have it again. */
export function tellEnded(): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      '素材索引已停止工作，请重新加载窗口。 The index has stopped working: reload the window.',
    ),
  );
}
