import { isAbsolute } from 'node:path';
import * as vscode from 'vscode';
import type { SpeechLabel, SpeechText } from '../core/library';
import { findBodyStart } from '../core/speech/front-matter';
import { headOf } from '../core/text/characters';
import { findNearest } from '../core/text/nearest';
import type { Span } from '../core/text/spans';
import type { LibrarySwitch } from './library-switch';
import { openUris } from './open-documents';
import { toRange } from './positions';
import { type Reasons, SharedMarks } from './shared-marks';

/** Scheme of the read-only documents that show the library's speeches. */
export const SPEECH_SCHEME = 'jianggao';

/** Where a speech is shown and how it is come to. */
export interface ShowOptions {
  readonly viewColumn?: vscode.ViewColumn;
  readonly preserveFocus?: boolean;
  readonly preview?: boolean;
  /** What of the place is marked by itself. */
  readonly why?: Reasons;
}

/** A document and the place in it that is shown. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

/**
 * Shows speeches of the library: as read-only documents, front matter and body as in their files, or in the
 * user's own file.
 */
export class SpeechDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #library: LibrarySwitch;
  readonly #registration: vscode.Disposable;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;
  readonly #filesToShow = new vscode.EventEmitter<vscode.TextDocument>();
  /** Before a place in one of the user's own files is shown. */
  readonly onWillShowFile = this.#filesToShow.event;
  readonly #marks = new SharedMarks();
  /** The tabs that were opened to be looked at, by `tabKey`. */
  readonly #previewed = new Set<string>();

  constructor(library: LibrarySwitch) {
    this.#library = library;
    this.#registration = vscode.Disposable.from(
      this.#changes,
      this.#filesToShow,
      vscode.workspace.registerTextDocumentContentProvider(SPEECH_SCHEME, this),
      library.onDidSwap(() => {
        for (const uri of openUris(SPEECH_SCHEME)) {
          this.#changes.fire(uri);
        }
      }),
    );
  }

  dispose(): void {
    this.#registration.dispose();
    this.#marks.dispose();
  }

  /** The speech's address: its path is the title, which is what the tab shows; its query the id. */
  static uriOf(speech: SpeechLabel): vscode.Uri {
    const title = speech.title.replace(/[\\/?#%:*"<>|]/g, ' ');
    return vscode.Uri.from({
      scheme: SPEECH_SCHEME,
      path: `/${headOf(title, 60)}.speech.md`,
      query: speech.speechId,
    });
  }

  /** The id of the speech whose address `uri` is. */
  static idOf(uri: vscode.Uri): string {
    return uri.query;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const speech = await this.#library.speech({ speechId: SpeechDocuments.idOf(uri) });
    if (speech !== undefined) {
      return speech.header + speech.text;
    }
    return this.#library.hasEnded
      ? vscode.l10n.t(
          '素材索引已停止工作，请重新加载窗口。 The index has stopped working: reload the window.',
        )
      : vscode.l10n.t('素材库中没有这篇讲话。 The library has no such speech.');
  }

  /**
   * Opens a speech with `span` (offsets into its body) in the middle of the window. Who goes to a text of their own
   * lands in the file itself, with the place selected; who only looks (`preserveFocus`), or whose file no longer has
   * the place, sees the read-only document, with the place marked.
   *
   * @returns the editor, or undefined when the library has no such speech
   */
  async show(
    speech: SpeechLabel,
    span: Span,
    { why, ...options }: ShowOptions,
  ): Promise<vscode.TextEditor | undefined> {
    const found = await this.#library.speech({ speechId: speech.speechId });
    if (found === undefined) {
      return undefined;
    }
    const inFile = options.preserveFocus ? undefined : await findInFile(found, span);
    if (inFile !== undefined) {
      this.#filesToShow.fire(inFile.document);
    }
    const { document, range } = inFile ?? (await findInCopy(speech, found, span));
    // A selection would lie over the marks of one that is only looked at.
    const selection = options.preserveFocus ? new vscode.Range(range.start, range.start) : range;
    const before = new Set(speechTabs().map(tabKey));
    const editor = await vscode.window.showTextDocument(document, { ...options, selection });
    const key = keyOf(document.uri, editor.viewColumn);
    if (options.preserveFocus && !before.has(key)) {
      this.#previewed.add(key);
    }
    if (inFile === undefined) {
      this.#marks.mark(editor, range, why);
    }
    editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
    return editor;
  }

  /** Closes what was only looked at, but not a speech that the user has kept open or had open before. */
  async closePreviews(): Promise<void> {
    const previews = speechTabs().filter(
      (tab) => tab.isPreview && this.#previewed.has(tabKey(tab)),
    );
    this.#previewed.clear();
    await vscode.window.tabGroups.close(previews);
  }
}

interface SpeechTab extends vscode.Tab {
  readonly input: vscode.TabInputText;
}

function speechTabs(): SpeechTab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      (tab): tab is SpeechTab =>
        tab.input instanceof vscode.TabInputText && tab.input.uri.scheme === SPEECH_SCHEME,
    );
}

/** The same for a tab and its editor: VS Code makes the objects of its tabs anew. */
function tabKey({ input, group }: SpeechTab): string {
  return keyOf(input.uri, group.viewColumn);
}

function keyOf(uri: vscode.Uri, column: vscode.ViewColumn | undefined): string {
  return `${column} ${uri}`;
}

async function findInCopy(speech: SpeechLabel, found: SpeechText, span: Span): Promise<Place> {
  const document = await vscode.workspace.openTextDocument(SpeechDocuments.uriOf(speech));
  const bodyStart = found.header.length;
  const range = toRange(document, { start: bodyStart + span.start, end: bodyStart + span.end });
  return { document, range };
}

/** In the user's own file, which may have been edited since it was read; undefined when it is not there. */
async function findInFile(found: SpeechText, span: Span): Promise<Place | undefined> {
  // Only a file of the user's own has its path for id.
  if (!isAbsolute(found.speechId)) {
    return undefined;
  }
  const part = found.text.slice(span.start, span.end);
  return placeInFile(vscode.Uri.file(found.speechId), part, span.start);
}

/** The place nearest to an offset (into the body, LF newlines) where a file has some text; undefined when it is not there. */
export async function placeInFile(
  uri: vscode.Uri,
  part: string,
  near: number,
): Promise<Place | undefined> {
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    // Offsets are into a text with LF newlines.
    const text = document.getText().replace(/\r\n/gu, '\n');
    const start = findNearest(text, part, findBodyStart(text) + near);
    if (start === undefined) {
      return undefined;
    }
    const end = start + part.length;
    return {
      document,
      range: new vscode.Range(positionAt(text, start), positionAt(text, end)),
    };
  } catch {
    // Gone, or no longer a text that VS Code opens: the copy in the library is what there is.
    return undefined;
  }
}

function positionAt(text: string, offset: number): vscode.Position {
  const before = text.slice(0, offset).split('\n');
  return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
}
