import * as vscode from 'vscode';
import type { Library, SpeechLabel } from '../core/library';
import type { Span } from '../core/text/spans';
import { toRange } from './positions';

/** Scheme of the read-only documents that show the library's speeches. */
export const SPEECH_SCHEME = 'jianggao';

/** Where a speech is shown and how it is come to. */
export interface ShowOptions {
  readonly viewColumn?: vscode.ViewColumn;
  readonly preserveFocus?: boolean;
  readonly preview?: boolean;
}

/** Shows speeches of the library as read-only documents, front matter and body as in their files. */
export class SpeechDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #library: Library;
  readonly #registration: vscode.Disposable;
  readonly #mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });

  constructor(library: Library) {
    this.#library = library;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SPEECH_SCHEME, this);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#mark.dispose();
  }

  /** The speech's address; its last part is the title, which is what the tab shows. */
  static uriOf(speech: SpeechLabel): vscode.Uri {
    const title = speech.title.replace(/[\\/?#%:*"<>|]/g, ' ').slice(0, 60);
    return vscode.Uri.from({
      scheme: SPEECH_SCHEME,
      path: `/${speech.speechId}/${title}.speech.md`,
    });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const speech = await this.#library.speech({ speechId: speechIdOf(uri) });
    return speech === undefined
      ? vscode.l10n.t('素材库中没有这篇讲话。 The library has no such speech.')
      : speech.header + speech.text;
  }

  /**
   * Opens a speech with `span` (offsets into its body) selected, marked and in the middle of the window.
   *
   * @returns the editor, or undefined when the library has no such speech
   */
  async show(
    speech: SpeechLabel,
    span: Span,
    options: ShowOptions,
  ): Promise<vscode.TextEditor | undefined> {
    const found = await this.#library.speech({ speechId: speech.speechId });
    if (found === undefined) {
      return undefined;
    }
    const document = await vscode.workspace.openTextDocument(SpeechDocuments.uriOf(speech));
    const bodyStart = found.header.length;
    const range = toRange(document, { start: bodyStart + span.start, end: bodyStart + span.end });
    const editor = await vscode.window.showTextDocument(document, { ...options, selection: range });
    editor.setDecorations(this.#mark, [range]);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
    return editor;
  }
}

function speechIdOf(uri: vscode.Uri): string {
  return uri.path.split('/')[1] ?? '';
}
