import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { ReuseSource } from '../core/reuse/reuse';
import { citeTitle } from '../core/speech/speech';
import { findNearest } from '../core/text/nearest';
import type { CheckedDrafts } from './checked-drafts';
import { tellEnded } from './library-ended';
import { plainMessage } from './markdown';
import { uriOfId } from './other-texts';
import type { ReuseDocuments } from './reuse-documents';
import { isReuseLink } from './reuse-links';
import { placeInFile, type SpeechDocuments } from './speech-documents';

/** What a check shows: marks in drafts, and pages. */
export interface ShownReuse {
  readonly drafts: CheckedDrafts;
  readonly pages: ReuseDocuments;
}

/** Sets the caret at the next stretch, or the one before, round the ends, and shows what it shares. */
export async function goToStretch(drafts: CheckedDrafts, step: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const standing = editor && drafts.get(editor.document)?.standing;
  if (editor === undefined || standing === undefined || standing.length === 0) {
    void vscode.window.showInformationMessage(
      standing === undefined
        ? vscode.l10n.t(
            '没有标出的雷同：请先执行“雷同检查”。 Nothing is marked: check the draft for reuse first.',
          )
        : vscode.l10n.t('已没有标出的雷同。 Nothing is marked any more.'),
    );
    return;
  }
  const caret = editor.document.offsetAt(editor.selection.active);
  const beyond =
    step > 0
      ? standing.find(({ start }) => start > caret)
      : standing.findLast(({ start }) => start < caret);
  const { start } = beyond ?? standing.at(step > 0 ? 0 : -1) ?? { start: caret };
  reveal(editor, editor.document.positionAt(start));
  await vscode.commands.executeCommand('editor.action.showHover');
}

function reveal(editor: vscode.TextEditor, position: vscode.Position): void {
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(
    new vscode.Range(position, position),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

/** The column in which a document is shown already, lest it be opened a second time. */
export function whereShown(document: vscode.TextDocument): vscode.TextDocumentShowOptions {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  return shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn };
}

/** The commands behind the links of hovers and reports. */
export class ReuseLinks {
  readonly #library: Library;
  readonly #documents: SpeechDocuments;
  readonly #shown: ShownReuse;

  constructor(library: Library, documents: SpeechDocuments, shown: ShownReuse) {
    this.#library = library;
    this.#documents = documents;
    this.#shown = shown;
  }

  /** Goes to a stretch in its draft, if it still stands there. */
  async reveal(argument: unknown): Promise<void> {
    const found = this.#find(argument);
    if (found === undefined) {
      tellToCheckAgain();
      return;
    }
    const { document, checked, link } = found;
    const place = checked.standing.find(({ index }) => index === link.stretch);
    const editor = await vscode.window.showTextDocument(document, whereShown(document));
    if (place === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('这一处已经改写。 This stretch has been rewritten.'),
      );
      return;
    }
    reveal(editor, document.positionAt(place.start));
  }

  /** Opens a source at its wording. */
  async open(argument: unknown): Promise<void> {
    const source = this.#find(argument)?.source;
    if (source === undefined) {
      // Of an earlier check, or the draft is closed.
      tellToCheckAgain();
      return;
    }
    const uri = source.isOther ? uriOfId(source.speechId) : undefined;
    const isOpened =
      uri === undefined
        ? await this.#openSpeech(source)
        : await openFile(uri, source.text, source.start);
    if (!isOpened && this.#library.hasEnded) {
      tellEnded();
    } else if (!isOpened) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          '出处已经改动或不在了：{0}。 The source has changed or is gone.',
          plainMessage(source.title),
        ),
      );
    }
  }

  /** The library may have read the speech anew since the check: its wording is looked for. */
  async #openSpeech({ start, end, ...source }: ReuseSource): Promise<boolean> {
    const found = await this.#library.speech({ speechId: source.speechId });
    const at = found && findNearest(found.text, source.text, start);
    if (at === undefined) {
      return false;
    }
    const span = { start: at, end: at + end - start };
    return (await this.#documents.show(source, span, { preview: true })) !== undefined;
  }

  /** Lays a source's wording beside the draft's. */
  async compare(argument: unknown): Promise<void> {
    const found = this.#find(argument);
    const source = found?.source;
    if (found === undefined || source === undefined) {
      tellToCheckAgain();
      return;
    }
    const words = found.checked.text.slice(source.inDraft.start, source.inDraft.end);
    await this.#shown.pages.compare(
      [citeTitle(source.title), source.text],
      [found.document.uri.path.split('/').at(-1) ?? '', words],
    );
  }

  #find(argument: unknown) {
    if (!isReuseLink(argument)) {
      return undefined;
    }
    const found = this.#shown.drafts.find(argument.draft);
    if (found === undefined) {
      return undefined;
    }
    const source = found.checked.answer.stretches[argument.stretch]?.sources[argument.source];
    return { ...found, link: argument, source };
  }
}

function tellToCheckAgain(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('请重新执行雷同检查。 Check the draft again.'),
  );
}

async function openFile(uri: vscode.Uri, text: string, near: number): Promise<boolean> {
  const place = await placeInFile(uri, text, near);
  if (place === undefined) {
    return false;
  }
  const editor = await vscode.window.showTextDocument(place.document, {
    preview: true,
    selection: place.range,
  });
  editor.revealRange(place.range, vscode.TextEditorRevealType.InCenter);
  return true;
}
