import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { LibraryHit } from '../core/retrieval/library-search';
import type { Logger } from './log';
import {
  type ActionButton,
  messageRow,
  passagesButton,
  type SearchAction,
  type SearchRow,
  toRows,
} from './search-rows';

/** True in `when` clauses while the list is open; the keys of its actions hang on it. */
const VISIBLE = 'jianggao.searchLibraryVisible';

/** Hits of each kind; who does not find it among them types another word. */
const MOST_ROWS = 30;

/** ms without a key before the library is asked: a fast typist's keys come every 80. */
const PAUSE = 60;

/** What the user chose to do. */
export interface Choice {
  readonly action: SearchAction;
  readonly hit: LibraryHit | undefined;
  readonly words: string;
}

/**
 * The box for keywords, with what the library has for them below while one types. Moving through the rows previews
 * headings and speeches; Enter, the buttons and the keys choose.
 */
export class SearchPicker implements vscode.Disposable {
  readonly #library: Library;
  readonly #log: Logger;
  readonly #preview: (hit: LibraryHit) => Promise<void>;
  #picker: vscode.QuickPick<SearchRow> | undefined;
  #choose: ((choice: Choice | undefined) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #asked: AbortController | undefined;
  /** What the list was asked for: behind typed letters it is that of the query before for a moment. */
  #listed: string | undefined;
  /** The list is new: its first row was not moved to. */
  #isFresh = true;
  /** What is done with a row waits for the previews under way, or one would open after it. */
  #previews: Promise<unknown> = Promise.resolve();

  constructor(library: Library, log: Logger, preview: (hit: LibraryHit) => Promise<void>) {
    this.#library = library;
    this.#log = log;
    this.#preview = preview;
  }

  dispose(): void {
    this.#stop();
    this.#picker?.dispose();
  }

  /**
   * Shows the box until something is chosen.
   *
   * @param query what stands in it at first, selected
   * @returns what was typed at the end, and the choice, if any
   */
  async show(query: string): Promise<{ query: string; choice: Choice | undefined }> {
    this.#picker?.hide();
    const picker = vscode.window.createQuickPick<SearchRow>();
    this.#picker = picker;
    picker.title = vscode.l10n.t('检索素材 Search the library');
    picker.placeholder = vscode.l10n.t(
      '题目、标题、提法、讲话人、地点、日期；汉字、拼音都行，几个词用空格隔开 (titles, headings, phrases; characters or pinyin)',
    );
    // The order is ours; with its own, VS Code would drop the separators too. No part of the typings yet.
    Object.assign(picker, { sortByLabel: false });
    picker.buttons = [passagesButton()];
    picker.value = query;
    this.#listed = undefined;
    const choice = await new Promise<Choice | undefined>((resolve) => {
      this.#choose = resolve;
      this.#listen(picker, resolve);
      void vscode.commands.executeCommand('setContext', VISIBLE, true);
      picker.show();
      void this.#ask(picker);
    });
    const typed = picker.value;
    picker.dispose();
    if (this.#picker === picker) {
      this.#picker = undefined;
    }
    await this.#previews;
    return { query: typed, choice };
  }

  /** Does something with the row that has the focus, as its button would; without an action what Enter does. */
  async run(action?: SearchAction): Promise<void> {
    const picker = this.#picker;
    if (picker === undefined || (picker.value !== this.#listed && !(await this.#ask(picker)))) {
      return;
    }
    const row = picker.activeItems[0];
    const chosen = action ?? row?.actions[0];
    if (row !== undefined && chosen !== undefined) {
      this.#take(row, chosen);
    }
  }

  #listen(picker: vscode.QuickPick<SearchRow>, end: (choice: undefined) => void): void {
    picker.onDidChangeValue(() => {
      this.#stop();
      picker.busy = true;
      this.#timer = setTimeout(() => void this.#ask(picker), PAUSE);
    });
    picker.onDidChangeActive(([row]) => this.#follow(picker, row));
    picker.onDidAccept(() => void this.run());
    picker.onDidTriggerItemButton(({ item, button }) => {
      this.#take(item, (button as ActionButton).action);
    });
    picker.onDidTriggerButton(() => {
      const words = picker.value.trim();
      if (words !== '') {
        this.#choose?.({ action: 'passages', hit: undefined, words });
        picker.hide();
      }
    });
    picker.onDidHide(() => {
      // Asked for once more, another list is open by now.
      if (this.#picker === picker) {
        this.#stop();
        void vscode.commands.executeCommand('setContext', VISIBLE, false);
      }
      end(undefined);
    });
  }

  #take({ actions, hit, words }: SearchRow, action: SearchAction): void {
    if (words !== undefined && actions.includes(action)) {
      this.#choose?.({ action, hit, words });
      this.#picker?.hide();
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
  }

  /** @returns whether the answer is in the list: false where the list was closed or typed on */
  async #ask(picker: vscode.QuickPick<SearchRow>): Promise<boolean> {
    this.#stop();
    const asked = new AbortController();
    this.#asked = asked;
    const text = picker.value;
    picker.busy = true;
    if (!this.#library.isReady && !this.#library.hasEnded) {
      this.#list(picker, text, [
        messageRow(vscode.l10n.t('讲稿：正在建立素材索引… Jianggao: building the index…')),
      ]);
    }
    const rows = await this.#find(text, asked.signal);
    if (asked.signal.aborted) {
      return false;
    }
    picker.busy = false;
    this.#list(picker, text, rows);
    return true;
  }

  async #find(text: string, signal: AbortSignal): Promise<SearchRow[]> {
    try {
      const answer = await this.#library.searchLibrary({ text, limit: MOST_ROWS }, signal);
      if (answer !== undefined) {
        return answer.hits.length > 0 || text.trim() !== ''
          ? toRows(answer, text)
          : [messageRow(vscode.l10n.t('素材库里没有讲话。 The library has no speeches.'))];
      }
    } catch (error) {
      this.#log.error(`search: ${String(error)}`);
    }
    return [
      messageRow(
        vscode.l10n.t(
          '素材索引已停止工作，请重新加载窗口。 The index has stopped working: reload the window.',
        ),
      ),
    ];
  }

  #list(picker: vscode.QuickPick<SearchRow>, text: string, rows: readonly SearchRow[]): void {
    this.#listed = text;
    this.#isFresh = true;
    picker.items = rows;
    // A row that only says something is not what Enter is for.
    const first = rows.find(({ actions }) => actions.length > 0);
    picker.activeItems = first === undefined ? [] : [first];
  }

  #follow(picker: vscode.QuickPick<SearchRow>, row: SearchRow | undefined): void {
    const first = picker.items.find(({ actions }) => actions.length > 0);
    if (row === undefined || (this.#isFresh && row === first)) {
      return;
    }
    this.#isFresh = false;
    const { hit } = row;
    if (hit !== undefined) {
      this.#previews = this.#previews
        // Of a row that was passed over quickly nothing is shown.
        .then(() => (picker.activeItems[0] === row ? this.#preview(hit) : undefined))
        .catch(() => undefined);
    }
  }
}
