import * as vscode from 'vscode';
import type { LibraryHit } from '../core/retrieval/library-search';
import type { Span } from '../core/text/spans';
import { insertIntoDraft, LastDraft } from '../host/last-draft';
import type { LibrarySwitch } from '../host/library-switch';
import type { Logger } from '../host/log';
import { columnBeside } from '../host/passage-actions';
import { type Choice, SearchPicker } from '../host/search-picker';
import type { SearchAction } from '../host/search-rows';
import { PHRASE_CARD } from '../host/source-links';
import type { ShowOptions, SpeechDocuments } from '../host/speech-documents';

/** Also for other extensions and tests: `{ text, limit, quiet: true }` returns the hits and shows nothing. */
const SEARCH = 'jianggao.searchLibrary';

const FIND_SIMILAR = 'jianggao.findSimilarPassages';

const ACTIONS: readonly SearchAction[] = ['open', 'insert', 'card', 'passages'];

const DEFAULT_LIMIT = 10;
const HIGHEST_LIMIT = 1000;

/** The command 检索素材: titles, headings and phrases of the library by keywords. */
export function registerSearchLibrary(
  library: LibrarySwitch,
  documents: SpeechDocuments,
  log: Logger,
): vscode.Disposable {
  const show = (hit: LibraryHit, options: ShowOptions): Promise<unknown> =>
    hit.kind === 'phrase' ? Promise.resolve() : documents.show(hit.speech, placeOf(hit), options);
  const picker = new SearchPicker(library, log, async (hit) => {
    await show(hit, { viewColumn: columnBeside(), preserveFocus: true, preview: true });
  });
  const draft = new LastDraft(documents);
  /** What was typed last, for as long as the window is open. */
  let last = '';

  async function search(argument: unknown): Promise<readonly LibraryHit[] | undefined> {
    const { text, limit, quiet } = readArgument(argument);
    if (quiet) {
      return (await library.searchLibrary({ text: text ?? '', limit }))?.hits ?? [];
    }
    const { query, choice } = await picker.show(text ?? last);
    last = query;
    await carryOut(choice);
    return undefined;
  }

  async function carryOut(choice: Choice | undefined): Promise<void> {
    if (choice?.action === 'open' && choice.hit !== undefined) {
      await show(choice.hit, { viewColumn: columnBeside(), preview: false });
    }
    // The previews were ours; what was opened to stay is none.
    await documents.closePreviews();
    if (choice?.action === 'insert') {
      const { words } = choice;
      await insertIntoDraft(draft.editor, () => words);
    } else if (choice?.action === 'card') {
      await vscode.commands.executeCommand(PHRASE_CARD, { text: choice.words });
    } else if (choice?.action === 'passages') {
      await vscode.commands.executeCommand(FIND_SIMILAR, { text: choice.words });
    }
  }

  return vscode.Disposable.from(
    picker,
    draft,
    vscode.commands.registerCommand(SEARCH, search),
    ...ACTIONS.map((action) =>
      vscode.commands.registerCommand(`jianggao.searchLibrary.${action}`, () => picker.run(action)),
    ),
  );
}

/** Anything may be passed by a key binding or another extension; what makes no sense is as if left out. */
function readArgument(argument: unknown) {
  const given = (typeof argument === 'object' && argument !== null ? argument : {}) as {
    text?: unknown;
    limit?: unknown;
    quiet?: unknown;
  };
  const isLimit = typeof given.limit === 'number' && given.limit >= 1;
  return {
    text: typeof given.text === 'string' ? given.text.replace(/\s+/gu, ' ') : undefined,
    limit: isLimit ? Math.min(HIGHEST_LIMIT, Math.floor(Number(given.limit))) : DEFAULT_LIMIT,
    quiet: given.quiet === true,
  };
}

/** A heading, or the beginning of a speech. */
function placeOf(hit: LibraryHit): Span {
  return hit.kind === 'heading' ? hit.span : { start: 0, end: 0 };
}
