import * as vscode from 'vscode';
import { markShared, sharedExcerpt } from '../core/retrieval/hits';
import type { SimilarPassage } from '../core/retrieval/similar';
import {
  barOf,
  copiesWords,
  filterWords,
  headingPath,
  headOfQuery,
  kindName,
  nameOf,
  percentOf,
  plainRow,
  whoAndWhen,
} from './hit-words';
import { plainMessage } from './markdown';
import type { PassageActions } from './passage-actions';
import type { Found } from './similar-search';

/** True in `when` clauses while the list is open; the keys of its actions hang on it. */
const VISIBLE = 'jianggao.similarPassagesVisible';

/** UTF-16 units of a passage that a row holds, and of those that most windows show of it. */
const EXCERPT = { most: 90, focus: 40 } as const;
const LONGEST_QUERY = 16;

/** What can be done with a row. */
export type PassageAction =
  | 'openBeside'
  | 'insert'
  | 'insertWithSource'
  | 'copy'
  | 'compare'
  | 'moreLikeThis';

/** What can be done with the list as a whole. */
export type ListAction = 'back' | 'filter' | 'keep';

/** What the user wants when the list has gone. */
export type Choice =
  | { readonly action: PassageAction; readonly passage: SimilarPassage }
  | { readonly action: ListAction; readonly passage?: undefined };

interface PassageItem extends vscode.QuickPickItem {
  readonly passage: SimilarPassage;
}

interface RowButton extends vscode.QuickInputButton {
  readonly action: PassageAction;
}

interface TitleButton extends vscode.QuickInputButton {
  readonly action: ListAction;
}

/** The list of similar passages: moving through it previews the speech beside the draft. */
export class SimilarPicker implements vscode.Disposable {
  readonly #actions: PassageActions;
  #picker: vscode.QuickPick<PassageItem> | undefined;
  #choose: ((choice: Choice) => void) | undefined;
  /** Lists come one after the other: a second one asked for closes the first and waits for its end. */
  #turn: Promise<unknown> = Promise.resolve();
  /** The previews under way: what is done with the list waits for them, or one would open after it. */
  #previews: Promise<unknown> = Promise.resolve();

  constructor(actions: PassageActions) {
    this.#actions = actions;
  }

  dispose(): void {
    this.#picker?.dispose();
  }

  get isOpen(): boolean {
    return this.#choose !== undefined;
  }

  /** Does with the row in focus what a key asks for. */
  choose(action: PassageAction): void {
    const item = this.#picker?.activeItems[0];
    if (item !== undefined) {
      this.#choose?.({ action, passage: item.passage });
    }
  }

  /** Does with the list what a key asks for. */
  leave(action: ListAction): void {
    this.#choose?.({ action });
  }

  /**
   * Shows what was found until the user chooses what to do, or puts the list away. The previews are closed then; they
   * never had the focus, which is where it was.
   */
  show(found: Found, canGoBack: boolean): Promise<Choice | undefined> {
    this.#picker?.hide();
    const shown = this.#turn.then(() => this.#showOne(found, canGoBack));
    this.#turn = shown.catch(() => undefined);
    return shown;
  }

  async #showOne(found: Found, canGoBack: boolean): Promise<Choice | undefined> {
    const picker = vscode.window.createQuickPick<PassageItem>();
    this.#picker = picker;
    picker.title = titleOfList(found);
    picker.placeholder = vscode.l10n.t(
      '↑↓ 预览，Enter 打开，Alt+I 插入，Alt+Shift+I 连出处插入，Alt+C 复制，Alt+B 比较，Alt+M 更多 (preview, open, insert, insert with source, copy, compare, more)',
    );
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.items = found.passages.map(toItem);
    picker.buttons = titleButtons(canGoBack);
    const choice = await this.#untilChosen(picker);
    picker.dispose();
    this.#picker = undefined;
    await this.#previews;
    // One that is opened may be the preview itself, or the user's own file in its place.
    if (choice?.action === 'openBeside') {
      await this.#actions.open(choice.passage);
      await this.#actions.closePreviews();
      return undefined;
    }
    await this.#actions.closePreviews();
    return choice;
  }

  #untilChosen(picker: vscode.QuickPick<PassageItem>): Promise<Choice | undefined> {
    return new Promise((resolve) => {
      this.#choose = (choice) => {
        resolve(choice);
        picker.hide();
      };
      picker.onDidChangeActive(([item]) => {
        if (item !== undefined) {
          this.#preview(item.passage);
        }
      });
      picker.onDidAccept(() => this.choose('openBeside'));
      picker.onDidTriggerButton((button) =>
        this.#choose?.({ action: (button as TitleButton).action }),
      );
      picker.onDidTriggerItemButton(({ item, button }) => {
        this.#choose?.({ action: (button as RowButton).action, passage: item.passage });
      });
      picker.onDidHide(() => {
        this.#choose = undefined;
        void vscode.commands.executeCommand('setContext', VISIBLE, false);
        resolve(undefined);
      });
      void vscode.commands.executeCommand('setContext', VISIBLE, true);
      picker.show();
    });
  }

  #preview(passage: SimilarPassage): void {
    this.#previews = this.#previews
      // Of a row that was passed over quickly nothing is shown.
      .then(() =>
        this.#picker?.activeItems[0]?.passage === passage
          ? this.#actions.preview(passage)
          : undefined,
      )
      .catch(() => undefined);
  }
}

function titleOfList({ query, filter, searched }: Found): string {
  const title = vscode.l10n.t(
    '相似段落 Similar passages：{0}（{1} 篇 {2} 段）',
    headOfQuery(query.text, LONGEST_QUERY),
    searched.speeches,
    searched.passages,
  );
  const narrowed = filterWords(filter);
  return narrowed === undefined ? title : `${title} · ${narrowed}`;
}

function titleButtons(canGoBack: boolean): TitleButton[] {
  const button = (action: ListAction, icon: string, tooltip: string): TitleButton => ({
    action,
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
  });
  const buttons = [
    button('filter', 'filter', vscode.l10n.t('筛选 Filter (Alt+L)')),
    button('keep', 'list-tree', vscode.l10n.t('留在视图中 Keep in the view (Alt+K)')),
  ];
  return canGoBack
    ? [
        button('back', 'arrow-left', vscode.l10n.t('上一次查找 Previous search (Alt+←)')),
        ...buttons,
      ]
    : buttons;
}

function rowButtons(): RowButton[] {
  const button = (action: PassageAction, icon: string, tooltip: string): RowButton => ({
    action,
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
  });
  return [
    button('insert', 'insert', vscode.l10n.t('插入到光标处 Insert at the caret (Alt+I)')),
    button(
      'insertWithSource',
      'references',
      vscode.l10n.t('连出处插入 Insert with its source (Alt+Shift+I)'),
    ),
    button('copy', 'copy', vscode.l10n.t('复制并注明出处 Copy with its source (Alt+C)')),
    button('compare', 'diff', vscode.l10n.t('与所查的文字比较 Compare (Alt+B)')),
    button('moreLikeThis', 'search', vscode.l10n.t('查找更多类似的 More like this (Alt+M)')),
  ];
}

/** The title first: who hears the row hears blocks last. */
function toItem(passage: SimilarPassage): PassageItem {
  const about = [
    `${barOf(passage)} ${percentOf(passage)}`,
    copiesWords(passage),
    kindName(passage.kind),
    ...whoAndWhen(passage),
    headingPath(passage),
  ];
  return {
    label: plainRow(nameOf(passage)),
    description: plainRow(about.filter((part) => part !== undefined && part !== '').join(' · ')),
    detail: plainRow(markShared(sharedExcerpt(passage, EXCERPT), passage.related)),
    passage,
    buttons: rowButtons(),
  };
}

/** What was found in a few words, for who has no view open. */
export function tellNothing(found: Found): Thenable<'thought' | 'clear' | undefined> {
  const narrowed = filterWords(found.filter);
  const thought = vscode.l10n.t('换个说法 Another wording');
  const clear = vscode.l10n.t('清除筛选 Clear the filter');
  const message =
    narrowed === undefined
      ? vscode.l10n.t('素材库中没有相似的段落。 The library has no similar passage.')
      : vscode.l10n.t(
          '在筛选（{0}）之内没有相似的段落。 No similar passage within the filter.',
          plainMessage(narrowed),
        );
  const buttons = narrowed === undefined ? [thought] : [clear, thought];
  return vscode.window
    .showInformationMessage(message, ...buttons)
    .then((button) => (button === thought ? 'thought' : button === clear ? 'clear' : undefined));
}
