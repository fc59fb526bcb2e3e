import * as vscode from 'vscode';
import { isShownByUs } from './languages';

/** Knows the draft that the writer was in last, whatever has the focus now. */
export class LastDraft implements vscode.Disposable {
  readonly #registration: vscode.Disposable;
  #document: vscode.TextDocument | undefined;

  constructor() {
    this.#take(vscode.window.activeTextEditor);
    this.#registration = vscode.window.onDidChangeActiveTextEditor((editor) => this.#take(editor));
  }

  dispose(): void {
    this.#registration.dispose();
  }

  /** Undefined when there has been none; it may have been closed since. */
  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  #take(editor: vscode.TextEditor | undefined): void {
    // Output panels have no column; what we show ourselves nobody writes in.
    if (editor?.viewColumn !== undefined && !isShownByUs(editor.document)) {
      this.#document = editor.document;
    }
  }
}

/**
 * Goes to a draft where it is open, with the caret where it was left.
 *
 * @returns undefined when it has been closed
 */
async function showDraft(document: vscode.TextDocument): Promise<vscode.TextEditor | undefined> {
  const address = document.uri.toString();
  const tab = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address);
  if (tab === undefined) {
    return undefined;
  }
  return vscode.window.showTextDocument(document, { viewColumn: tab.group.viewColumn });
}

/**
 * Inserts a text at the editor's caret, as one step of undo; the caret stands behind it then.
 *
 * @returns false when the editor did not take it
 */
async function insertAtCaret(editor: vscode.TextEditor, text: string): Promise<boolean> {
  const { version } = editor.document;
  const isDone = await editor.edit((edit) => edit.insert(editor.selection.active, text));
  // A read-only editor says that it has done it.
  return isDone && editor.document.version > version;
}

/**
 * Inserts a text at the draft's caret and goes there; when it cannot, the text is on the clipboard and the user is
 * told.
 *
 * @param textFor the text, for the editor that it goes to
 */
export async function insertIntoDraft(
  draft: vscode.TextDocument | undefined,
  textFor: (editor: vscode.TextEditor | undefined) => string,
): Promise<void> {
  const editor = draft && (await showDraft(draft));
  const text = textFor(editor);
  if (editor === undefined || !(await insertAtCaret(editor, text))) {
    await vscode.env.clipboard.writeText(text);
    tellNotInserted(editor, draft);
  }
}

function tellNotInserted(
  editor: vscode.TextEditor | undefined,
  draft: vscode.TextDocument | undefined,
): void {
  if (editor !== undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '草稿是只读的，没有插入。文字已复制到剪贴板，可粘贴到别处。 The draft is read-only: the text was copied instead, paste it elsewhere.',
      ),
    );
  } else if (draft !== undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '草稿已关闭，没有插入。文字已复制到剪贴板，打开草稿即可粘贴。 The draft was closed: the text was copied instead, open the draft and paste.',
      ),
    );
  } else {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '没有打开的草稿可插入。文字已复制到剪贴板，打开草稿即可粘贴。 No draft to insert into: the text was copied instead, open a draft and paste.',
      ),
    );
  }
}
