import * as vscode from 'vscode';
import type { SimilarPassage } from '../core/retrieval/similar';
import { citeTitle } from '../core/speech/speech';
import { SPEECH_SCHEME, type SpeechDocuments } from './speech-documents';

/** True in `when` clauses while the list is open; the keys of its actions hang on it. */
const VISIBLE = 'jianggao.similarPassagesVisible';

/** 字 of a passage that fit in a row. */
const LONGEST_EXCERPT = 160;

type Action = 'open' | 'insert' | 'copy';

interface PassageItem extends vscode.QuickPickItem {
  readonly passage: SimilarPassage;
}

interface ActionButton extends vscode.QuickInputButton {
  readonly action: Action;
}

/** Where the draft was when the list was opened: what is inserted goes there. */
interface Draft {
  readonly document: vscode.TextDocument;
  readonly viewColumn: vscode.ViewColumn | undefined;
  readonly position: vscode.Position;
}

/**
 * The list of similar passages. Moving through it previews the speech beside the draft; Enter opens it,
 * Alt+I inserts the passage at the caret, Alt+C copies it with its source; each row has the same as buttons.
 */
export class SimilarPicker implements vscode.Disposable {
  readonly #documents: SpeechDocuments;
  readonly #commands: vscode.Disposable;
  #picker: vscode.QuickPick<PassageItem> | undefined;
  #run: ((action: Action, item: PassageItem) => void) | undefined;
  /** Lists come one after the other: a second one asked for closes the first and waits for its end. */
  #turn: Promise<unknown> = Promise.resolve();
  /** The previews under way: what is done with the list waits for them, or one would open after it. */
  #previews: Promise<unknown> = Promise.resolve();

  constructor(documents: SpeechDocuments) {
    this.#documents = documents;
    this.#commands = vscode.Disposable.from(
      ...(['insert', 'copy'] as const).map((action) =>
        vscode.commands.registerCommand(`jianggao.similarPassages.${action}`, () =>
          this.#runOnActive(action),
        ),
      ),
    );
  }

  dispose(): void {
    this.#picker?.dispose();
    this.#commands.dispose();
  }

  /**
   * Shows the passages and returns when the list has gone and the chosen action is done.
   *
   * @param editor where the writer was when asking: what is inserted goes there
   */
  show(
    passages: readonly SimilarPassage[],
    query: string,
    editor: vscode.TextEditor | undefined,
  ): Promise<void> {
    this.#picker?.hide();
    const draft = toDraft(editor);
    const shown = this.#turn.then(() => this.#showOne(passages, query, draft));
    this.#turn = shown.catch(() => undefined);
    return shown;
  }

  async #showOne(
    passages: readonly SimilarPassage[],
    query: string,
    draft: Draft | undefined,
  ): Promise<void> {
    const picker = vscode.window.createQuickPick<PassageItem>();
    this.#picker = picker;
    picker.title = vscode.l10n.t('相似段落 Similar passages：{0}', excerpt(query, 30));
    picker.placeholder = vscode.l10n.t(
      '↑↓ 预览，Enter 打开出处，Alt+I 插入到光标处，Alt+C 复制并注明出处 (preview, open, insert, copy with source)',
    );
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.items = passages.map((passage, index) => toItem(passage, index));
    const chosen = await this.#choose(picker);
    picker.dispose();
    this.#picker = undefined;
    await this.#previews;
    await this.#carryOut(chosen, draft);
  }

  #choose(
    picker: vscode.QuickPick<PassageItem>,
  ): Promise<{ action: Action; passage: SimilarPassage } | undefined> {
    return new Promise((resolve) => {
      this.#run = (action, item) => {
        resolve({ action, passage: item.passage });
        picker.hide();
      };
      picker.onDidChangeActive(([item]) => {
        if (item !== undefined) {
          this.#preview(item.passage);
        }
      });
      picker.onDidAccept(() => this.#runOnActive('open'));
      picker.onDidTriggerItemButton(({ item, button }) => {
        this.#run?.((button as ActionButton).action, item);
      });
      picker.onDidHide(() => {
        this.#run = undefined;
        void vscode.commands.executeCommand('setContext', VISIBLE, false);
        resolve(undefined);
      });
      void vscode.commands.executeCommand('setContext', VISIBLE, true);
      picker.show();
    });
  }

  #runOnActive(action: Action): void {
    const item = this.#picker?.activeItems[0];
    if (item !== undefined) {
      this.#run?.(action, item);
    }
  }

  #preview(passage: SimilarPassage): void {
    this.#previews = this.#previews
      // Of a row that was passed over quickly nothing is shown.
      .then(() =>
        this.#picker?.activeItems[0]?.passage === passage ? this.#show(passage) : undefined,
      )
      .catch(() => undefined);
  }

  #show(passage: SimilarPassage): Promise<unknown> {
    return this.#documents.show(passage, passage, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  async #carryOut(
    chosen: { action: Action; passage: SimilarPassage } | undefined,
    draft: Draft | undefined,
  ): Promise<void> {
    if (chosen?.action === 'open') {
      const viewColumn = draft === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
      await this.#documents.show(chosen.passage, chosen.passage, { viewColumn, preview: false });
      // Of a text of the user's own the preview was a copy, and now the file itself is open.
      await closePreviews();
      return;
    }
    await closePreviews();
    if (chosen?.action === 'copy') {
      await vscode.env.clipboard.writeText(withSource(chosen.passage));
      const message = vscode.l10n.t('已复制，并注明出处。 Copied with its source.');
      vscode.window.setStatusBarMessage(message, 4000);
    }
    await returnToDraft(draft, chosen?.action === 'insert' ? chosen.passage.text : undefined);
  }
}

function toDraft(editor: vscode.TextEditor | undefined): Draft | undefined {
  return (
    editor && {
      document: editor.document,
      viewColumn: editor.viewColumn,
      position: editor.selection.active,
    }
  );
}

async function returnToDraft(draft: Draft | undefined, insert: string | undefined): Promise<void> {
  if (draft === undefined) {
    return;
  }
  const column = draft.viewColumn === undefined ? {} : { viewColumn: draft.viewColumn };
  const editor = await vscode.window.showTextDocument(draft.document, column);
  if (insert !== undefined) {
    await editor.edit((edit) => edit.insert(draft.position, insert));
  }
}

/** The previews were ours; a speech that the user has kept open is no preview any more. */
async function closePreviews(): Promise<void> {
  const previews = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => {
      const input = tab.input;
      return (
        tab.isPreview && input instanceof vscode.TabInputText && input.uri.scheme === SPEECH_SCHEME
      );
    });
  await vscode.window.tabGroups.close(previews);
}

function actionButtons(): ActionButton[] {
  const button = (action: Action, icon: string, tooltip: string): ActionButton => ({
    action,
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
  });
  return [
    button('open', 'go-to-file', vscode.l10n.t('打开出处 Open the source')),
    button('insert', 'insert', vscode.l10n.t('插入到光标处 Insert at the caret')),
    button('copy', 'copy', vscode.l10n.t('复制并注明出处 Copy with its source')),
  ];
}

function toItem(passage: SimilarPassage, index: number): PassageItem {
  const place = vscode.l10n.t('第 {0} 段', passage.paragraph);
  const about = [passage.speaker, passage.date, `${Math.round(passage.score * 100)}%`];
  return {
    label: `${index + 1}. ${citeTitle(passage.title)} ${place}`,
    description: about.filter((part) => part !== undefined).join(' · '),
    detail: excerpt(passage.text, LONGEST_EXCERPT),
    passage,
    buttons: actionButtons(),
  };
}

function excerpt(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length)}…`;
}

/** The passage and a line that says where it stands: ——《title》，speaker，date. */
function withSource(passage: SimilarPassage): string {
  const about = [citeTitle(passage.title), passage.speaker, passage.date];
  return `${passage.text}\n——${about.filter((part) => part !== undefined).join('，')}`;
}
