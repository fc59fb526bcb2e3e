import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { SimilarPassage } from '../core/retrieval/similar';
import { toSignal } from '../host/cancellation';
import { tellEnded } from '../host/library-ended';
import { SimilarPicker } from '../host/similar-picker';
import type { SpeechDocuments } from '../host/speech-documents';

/** Also for other extensions and tests: `{ text, limit, quiet: true }` returns the hits and shows nothing. */
const FIND_SIMILAR = 'jianggao.findSimilarPassages';

const DEFAULT_LIMIT = 10;
const HIGHEST_LIMIT = 1000;

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

interface Question {
  readonly text: string;
  readonly limit: number;
  readonly quiet: boolean;
}

/** The command 查找相似段落 for the selection, or else the paragraph at the caret. */
export function registerSimilarPassages(
  library: Library,
  documents: SpeechDocuments,
): vscode.Disposable {
  const picker = new SimilarPicker(documents);
  const command = vscode.commands.registerCommand(FIND_SIMILAR, async (argument: unknown) => {
    // Asked for now: while the index is being built the writer may turn to another draft.
    const editor = vscode.window.activeTextEditor;
    const question = readQuestion(argument, editor);
    if (question.text.trim() === '') {
      if (!question.quiet) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t(
            '没有可查找的文字：请选中一段文字，或把光标放在一个段落里，再执行一次。 Nothing to search for: select some text or put the caret in a paragraph.',
          ),
        );
      }
      return [];
    }
    const found = question.quiet
      ? (await library.similar({ text: question.text, limit: question.limit }))?.passages
      : await findWithProgress(library, question);
    if (!question.quiet && found !== undefined) {
      await showFound(found, () => picker.show(found, question.text, editor));
    }
    if (!question.quiet && found === undefined && library.hasEnded) {
      tellEnded();
    }
    return (found ?? []).map(toHit);
  });
  return vscode.Disposable.from(command, picker);
}

/** Anything may be passed by a key binding or another extension; what makes no sense is as if left out. */
function readQuestion(argument: unknown, editor: vscode.TextEditor | undefined): Question {
  const given = (typeof argument === 'object' && argument !== null ? argument : {}) as {
    text?: unknown;
    limit?: unknown;
    quiet?: unknown;
  };
  const quiet = given.quiet === true;
  const limit =
    typeof given.limit === 'number' && given.limit >= 1
      ? Math.min(HIGHEST_LIMIT, Math.floor(given.limit))
      : DEFAULT_LIMIT;
  if (typeof given.text === 'string') {
    return { text: given.text, limit, quiet };
  }
  return { text: quiet || editor === undefined ? '' : textAtCaret(editor), limit, quiet };
}

function textAtCaret(editor: vscode.TextEditor): string {
  const { document, selection } = editor;
  return selection.isEmpty
    ? document.lineAt(selection.active.line).text
    : document.getText(selection);
}

/** Waits for the index when it is still being built; the user can give up. */
async function findWithProgress(
  library: Library,
  question: Question,
): Promise<readonly SimilarPassage[] | undefined> {
  const ask = async (signal?: AbortSignal) =>
    (await library.similar({ text: question.text, limit: question.limit }, signal))?.passages;
  if (library.isReady) {
    return ask();
  }
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('讲稿：正在建立素材索引… Jianggao: building the index…'),
      cancellable: true,
    },
    (_progress, token) => ask(toSignal(token)),
  );
}

async function showFound(
  found: readonly SimilarPassage[],
  show: () => Promise<void>,
): Promise<void> {
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('素材库中没有相似的段落。 The library has no similar passage.'),
    );
    return;
  }
  await show();
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
