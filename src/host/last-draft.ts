import * as vscode from 'vscode';
import { isDraft, isShownByUs } from './languages';
import type { SpeechDocuments } from './speech-documents';

/** Knows the draft that the writer was in last, whatever has the focus now. */
export class LastDraft implements vscode.Disposable {
  readonly #registration: vscode.Disposable;
  #editor: vscode.TextEditor | undefined;
  /** The user's own files in which they were shown a passage, until they write there. */
  readonly #shown = new Set<vscode.TextDocument>();

  constructor(documents: SpeechDocuments) {
    this.#take(vscode.window.activeTextEditor);
    this.#registration = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#take(editor)),
      documents.onWillShowFile((document) => {
        if (document !== this.#editor?.document) {
          this.#shown.add(document);
        }
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#shown.delete(document)) {
          this.#take(vscode.window.activeTextEditor);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#shown.delete(document)),
    );
  }

  dispose(): void {
    this.#registration.dispose();
  }

  /** The editor that it was in: a draft may be open in several. Undefined when there has been none. */
  get editor(): vscode.TextEditor | undefined {
    // Which tab is active is known later than which editor is.
    this.#take(vscode.window.activeTextEditor);
    return this.#editor;
  }

  #take(editor: vscode.TextEditor | undefined): void {
    if (editor !== undefined && isWrittenIn(editor) && !this.#shown.has(editor.document)) {
      this.#editor = editor;
    }
  }
}

/** Output panels and peeked editors have no column; an older version that Git shows cannot be written in. */
function isWrittenIn({ document, viewColumn }: vscode.TextEditor): boolean {
  return (
    (viewColumn !== undefined || isCompared(document)) &&
    isDraft(document) &&
    !isShownByUs(document) &&
    vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== false
  );
}

/** Whether the active tab compares it with something older; neither side has a column. */
function isCompared({ uri }: vscode.TextDocument): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString();
}

/**
 * Goes to a draft where the writer was in it, else where it is open, with the caret where it was left.
 *
 * @returns undefined when it has been closed
 */
async function showDraft(draft: vscode.TextEditor): Promise<vscode.TextEditor | undefined> {
  const { document, viewColumn } = draft;
  const visible = vscode.window.visibleTextEditors;
  if (viewColumn === undefined && visible.includes(draft)) {
    return draft;
  }
  const address = document.uri.toString();
  const columns = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address)
    .map(({ group }) => group.viewColumn);
  const column = columns.find((one) => one === viewColumn) ?? columns[0];
  return column === undefined
    ? // In a comparison, perhaps.
      visible.find((editor) => editor.document === document)
    : vscode.window.showTextDocument(document, { viewColumn: column });
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
  draft: vscode.TextEditor | undefined,
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
  draft: vscode.TextEditor | undefined,
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
