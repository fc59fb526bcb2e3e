import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { SimilarPassage } from '../core/retrieval/similar';
import { paragraphAt } from '../core/text/paragraph';
import { nameOf } from '../host/hit-words';
import { LastDraft } from '../host/last-draft';
import type { LibrarySwitch } from '../host/library-switch';
import { type Chosen, PassageActions } from '../host/passage-actions';
import { chooseFilter } from '../host/passage-filter-picker';
import {
  type ListAction,
  type PassageAction,
  SimilarPicker,
  tellNothing,
} from '../host/similar-picker';
import { type Found, type Query, SimilarSearch } from '../host/similar-search';
import { PREVIEW, SimilarView } from '../host/similar-view';
import { isSourceLink } from '../host/source-links';
import type { SpeechDocuments } from '../host/speech-documents';

/** Also for other extensions and tests: `{ text, limit, quiet: true }` returns the hits and shows nothing. */
const FIND_SIMILAR = 'jianggao.findSimilarPassages';

/** For a text that the user types. */
const FIND_FOR_THOUGHT = 'jianggao.findPassagesForThought';

const QUIET_LIMIT = 10;
const LIMIT = 20;
const HIGHEST_LIMIT = 100;

/** ms in which a row that a key acts on may say that it was selected: that asks for no preview. */
const SELECTING = 400;

const PASSAGE_ACTIONS: readonly PassageAction[] = [
  'openBeside',
  'insert',
  'insertWithSource',
  'copy',
  'compare',
  'moreLikeThis',
];

const LIST_ACTIONS: readonly ListAction[] = ['back', 'filter', 'keep'];

/** What the command returns: one passage, offsets into the speech's body. */
interface SimilarHit {
  readonly speechId: string;
  readonly title: string;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly score: number;
}

/** The commands and the view of similar passages: for the selection, the paragraph at the caret, or a thought. */
export function registerSimilarPassages(
  library: LibrarySwitch,
  documents: SpeechDocuments,
): vscode.Disposable {
  const similar = new SimilarPassages(library, documents);
  const on = (id: string, run: (argument: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, run);
  return vscode.Disposable.from(
    similar,
    on(FIND_SIMILAR, (argument) => similar.find(argument)),
    on(FIND_FOR_THOUGHT, () => similar.findForThought()),
    on(PREVIEW, (place) => isSourceLink(place) && similar.preview(place as Chosen)),
    on('jianggao.similarPassages.clearFilter', () => similar.clearFilter()),
    on('jianggao.similarPassages.clear', () => similar.clear()),
    ...LIST_ACTIONS.map((action) =>
      on(`jianggao.similarPassages.${action}`, () => similar.actOnAll(action)),
    ),
    ...PASSAGE_ACTIONS.map((action) =>
      on(`jianggao.similarPassages.${action}`, (node) => similar.act(action, node)),
    ),
  );
}

class SimilarPassages implements vscode.Disposable {
  readonly #library: Library;
  readonly #draft: LastDraft;
  readonly #search: SimilarSearch;
  readonly #actions: PassageActions;
  readonly #picker: SimilarPicker;
  readonly #view: SimilarView;
  #lastThought = '';
  /** By `performance.now()`: until then a selected row of the view is not shown. */
  #silentUntil = 0;

  constructor(library: LibrarySwitch, documents: SpeechDocuments) {
    this.#library = library;
    this.#draft = new LastDraft(documents);
    this.#search = new SimilarSearch(library);
    this.#actions = new PassageActions(library, documents);
    this.#picker = new SimilarPicker(this.#actions);
    this.#view = new SimilarView(this.#search);
  }

  dispose(): void {
    for (const part of [this.#view, this.#picker, this.#actions, this.#search, this.#draft]) {
      part.dispose();
    }
  }

  async find(argument: unknown): Promise<SimilarHit[]> {
    const { text, limit, isQuiet } = readArgument(argument);
    if (isQuiet) {
      const isText = text !== undefined && text.trim() !== '';
      const answer = isText
        ? await this.#library.similar({ text, limit: limit ?? QUIET_LIMIT })
        : undefined;
      return (answer?.passages ?? []).map(toHit);
    }
    // Asked for now: while the index is being built the writer may turn to another draft.
    const editor = vscode.window.activeTextEditor;
    const draft = this.#draft.editor;
    const asked = text ?? (editor && textAtCaret(editor));
    if (asked === undefined || !/[\p{L}\p{N}]/u.test(asked)) {
      return (await this.findForThought())?.passages.map(toHit) ?? [];
    }
    const name = editor === undefined || text !== undefined ? thoughtName() : nameOfFile(editor);
    const found = await this.#search.ask({ text: asked, name, limit: limit ?? LIMIT });
    await this.#browse(found, draft);
    return (found?.passages ?? []).map(toHit);
  }

  async findForThought(): Promise<Found | undefined> {
    const draft = this.#draft.editor;
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('按想法查找段落 Find passages for a thought'),
      prompt: vscode.l10n.t(
        '写下想说的意思：几个词或一句话。要按草稿查找，请先选中文字或把光标放在段落里。 A few words or a sentence; to search by the draft, select text or put the caret in a paragraph first.',
      ),
      placeHolder: '压实基层党组织的主体责任',
      value: this.#lastThought,
      validateInput: (value) =>
        /[\p{L}\p{N}]/u.test(value) || value === ''
          ? undefined
          : vscode.l10n.t(
              '请写几个字，只有标点查不到。 Write some words, marks alone find nothing.',
            ),
    });
    if (text === undefined || text.trim() === '') {
      return undefined;
    }
    this.#lastThought = text;
    const found = await this.#search.ask({ text, name: thoughtName(), limit: LIMIT });
    await this.#browse(found, draft);
    return found;
  }

  /** Does something with the row in focus of the list or the view, or with a row that a menu names. */
  async act(action: PassageAction, node: unknown): Promise<void> {
    // A row that is named is one of the view, though the list may have stayed open beside it.
    if (node === undefined && this.#picker.isOpen) {
      this.#picker.choose(action);
      return;
    }
    this.#silentUntil = performance.now() + SELECTING;
    const place = await this.#view.chosen(node, action === 'openBeside');
    if (place === undefined) {
      return;
    }
    if (action === 'moreLikeThis') {
      await this.#moreLike(place);
    } else {
      await this.#carryOut(action, place, this.#draft.editor);
    }
  }

  /** Shows the passage of a row of the view. */
  async preview(place: Chosen): Promise<void> {
    if (performance.now() >= this.#silentUntil) {
      await this.#actions.preview(place);
    }
  }

  /** Does something with the list, when it is open, or with the view. */
  async actOnAll(action: ListAction): Promise<void> {
    if (this.#picker.isOpen) {
      this.#picker.leave(action);
    } else if (action === 'filter') {
      const filter = await chooseFilter(this.#library, this.#search.filter);
      await (filter && this.#search.narrow(filter));
    } else if (action === 'back') {
      this.#search.back();
    } else {
      await this.#view.reveal();
    }
  }

  async clearFilter(): Promise<void> {
    await this.#search.narrow({});
  }

  clear(): void {
    this.#search.clear();
  }

  /** The list, and what follows from it, until the user has done. */
  async #browse(first: Found | undefined, draft: vscode.TextEditor | undefined): Promise<void> {
    let found = first;
    while (found !== undefined) {
      found =
        found.passages.length === 0
          ? await this.#afterNothing(found)
          : await this.#afterList(found, draft);
    }
  }

  /** What is to be shown next. */
  async #afterList(found: Found, draft: vscode.TextEditor | undefined): Promise<Found | undefined> {
    const choice = await this.#picker.show(found, this.#search.canGoBack);
    if (choice === undefined) {
      return undefined;
    }
    switch (choice.action) {
      case 'filter': {
        const filter = await chooseFilter(this.#library, this.#search.filter);
        return filter === undefined ? found : this.#search.narrow(filter);
      }
      case 'keep':
        await this.#view.reveal();
        return undefined;
      case 'back':
        return this.#search.back();
      case 'moreLikeThis':
        return this.#moreLike(choice.passage);
      default:
        await this.#carryOut(choice.action, choice.passage, draft);
        return undefined;
    }
  }

  async #afterNothing(found: Found): Promise<Found | undefined> {
    const next = await tellNothing(found);
    if (next === 'thought') {
      await this.findForThought();
    }
    return next === 'clear' ? this.#search.narrow({}) : undefined;
  }

  #moreLike(place: Chosen): Promise<Found | undefined> {
    const { text, speechId, start, end } = place;
    const except = { speechId, start, end };
    return this.#search.ask({ text, name: nameOf(place), limit: LIMIT, except });
  }

  async #carryOut(
    action: Exclude<PassageAction, 'moreLikeThis'>,
    place: Chosen,
    draft: vscode.TextEditor | undefined,
  ): Promise<void> {
    const query: Query | undefined = this.#search.found?.query;
    switch (action) {
      case 'openBeside':
        return this.#actions.open(place);
      case 'insert':
      case 'insertWithSource':
        return this.#actions.insert(place, draft, action === 'insertWithSource');
      case 'copy':
        return this.#actions.copy(place);
      case 'compare':
        return query && this.#actions.compare(place, query);
    }
  }
}

/** Anything may be passed by a key binding or another extension; what makes no sense is as if left out. */
function readArgument(argument: unknown): {
  text: string | undefined;
  limit: number | undefined;
  isQuiet: boolean;
} {
  const given = (typeof argument === 'object' && argument !== null ? argument : {}) as {
    text?: unknown;
    limit?: unknown;
    quiet?: unknown;
  };
  return {
    text: typeof given.text === 'string' ? given.text : undefined,
    limit:
      typeof given.limit === 'number' && given.limit >= 1
        ? Math.min(HIGHEST_LIMIT, Math.floor(given.limit))
        : undefined,
    isQuiet: given.quiet === true,
  };
}

/** The selection, or else the paragraph at the caret, with line ends as the library has them. */
function textAtCaret({ document, selection }: vscode.TextEditor): string {
  if (!selection.isEmpty) {
    return document.getText(selection).replace(/\r\n?/gu, '\n');
  }
  const text = document.getText();
  const offset = document.offsetAt(selection.active);
  const span = paragraphAt(text, offset, document.languageId === 'markdown');
  return span === undefined ? '' : text.slice(span.start, span.end).replace(/\r\n?/gu, '\n');
}

function nameOfFile({ document }: vscode.TextEditor): string {
  return document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
}

function thoughtName(): string {
  return vscode.l10n.t('想法 Thought');
}

function toHit(passage: SimilarPassage): SimilarHit {
  return {
    speechId: passage.speechId,
    title: passage.title,
    speaker: passage.speaker ?? null,
    date: passage.date ?? null,
    start: passage.start,
    end: passage.end,
    text: passage.text,
    score: passage.score,
  };
}
