import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { FoundPassage, PassagePlace } from '../core/retrieval/similar';
import { citeSource, withSourceNote } from '../core/speech/source-note';
import { CompareDocuments } from './compare-documents';
import { nameOf } from './hit-words';
import { isShownByUs } from './languages';
import { insertIntoDraft } from './last-draft';
import { tellEnded } from './library-ended';
import { plainMessage } from './markdown';
import type { Reasons } from './shared-marks';
import type { Query } from './similar-search';
import type { SpeechDocuments } from './speech-documents';

/** ms that a message of the status bar stays. */
const TOLD = 4000;

/** A passage that something is done with; why a near-copy was found is not known. */
export type Chosen = FoundPassage & Partial<Reasons>;

/** What can be done with a passage that was found, from the list and from the view. */
export class PassageActions implements vscode.Disposable {
  readonly #library: Library;
  readonly #documents: SpeechDocuments;
  readonly #compare = new CompareDocuments();

  constructor(library: Library, documents: SpeechDocuments) {
    this.#library = library;
    this.#documents = documents;
  }

  dispose(): void {
    this.#compare.dispose();
  }

  /** Shows a passage beside what has the focus, which it keeps. */
  async preview(place: Chosen): Promise<void> {
    await this.#show(place, { viewColumn: columnBeside(), preserveFocus: true, preview: true });
  }

  /** Closes the previews. */
  async closePreviews(): Promise<void> {
    await this.#documents.closePreviews();
  }

  /** Goes to a passage, beside the draft. */
  async open(place: Chosen): Promise<void> {
    await this.#show(place, { viewColumn: columnBeside(), preview: false });
  }

  /** Inserts the passage at the draft's caret; when it cannot, the text is on the clipboard and the user is told. */
  async insert(
    place: Chosen,
    draft: vscode.TextEditor | undefined,
    isWithSource: boolean,
  ): Promise<void> {
    const { text } = place;
    await insertIntoDraft(draft, (editor) => (isWithSource ? withNote(text, place, editor) : text));
  }

  /** Copies the passage, and a line that says where it stands: ——《title》，speaker，date. */
  async copy(place: Chosen): Promise<void> {
    await vscode.env.clipboard.writeText(`${place.text}\n——${citeSource(place)}`);
    const message = vscode.l10n.t('已复制，并注明出处。 Copied with its source.');
    vscode.window.setStatusBarMessage(message, TOLD);
  }

  /** Shows the passage beside what was asked, in all the width there is. */
  async compare(place: Chosen, query: Query): Promise<void> {
    await this.#documents.closePreviews();
    await this.#compare.show(
      { name: query.name, text: query.text },
      { name: nameOf(place), text: place.text },
    );
  }

  async #show(
    place: Chosen,
    options: { viewColumn: vscode.ViewColumn; preserveFocus?: boolean; preview: boolean },
  ): Promise<void> {
    const { shared = [], related = [] } = place;
    const shown = await this.#documents.show(place, place, {
      ...options,
      why: { shared, related },
    });
    if (shown === undefined) {
      this.#tellGone(place);
    }
  }

  #tellGone(place: PassagePlace): void {
    if (this.#library.hasEnded) {
      tellEnded();
      return;
    }
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '素材库中已没有这篇讲话：{0}。 The library no longer has this speech.',
        plainMessage(place.title),
      ),
    );
  }
}

/** Beside the draft; what stands beside it already gives way. */
export function columnBeside(): vscode.ViewColumn {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return vscode.ViewColumn.Active;
  }
  return (isShownByUs(editor.document) && editor.viewColumn) || vscode.ViewColumn.Beside;
}

function withNote(
  text: string,
  place: PassagePlace,
  editor: vscode.TextEditor | undefined,
): string {
  if (editor === undefined) {
    return withSourceNote(text, place, { isMarkdown: false, isLineLeft: false });
  }
  const { document, selection } = editor;
  const behind = document.lineAt(selection.active.line).text.slice(selection.active.character);
  return withSourceNote(text, place, {
    isMarkdown: document.languageId === 'markdown',
    isLineLeft: behind !== '',
  });
}
