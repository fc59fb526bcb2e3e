import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { Span } from '../core/text/spans';
import { toLineRange } from './positions';

/** A piece of a document's text. */
export interface Stretch {
  readonly text: string;
  readonly range: vscode.Range;
}

/**
 * What a person means who points at a position: the selection there, when it lies on one line, else the stretch
 * round the position that the library contains.
 */
export async function stretchAt(
  library: Library,
  document: vscode.TextDocument,
  position: vscode.Position,
  signal?: AbortSignal,
): Promise<Stretch | undefined> {
  const selected = selectionAt(document, position);
  if (selected !== undefined) {
    return { text: document.getText(selected), range: selected };
  }
  const { text } = document.lineAt(position.line);
  const span = await spanAt(library, text, position.character, signal);
  return (
    span && { text: text.slice(span.start, span.end), range: toLineRange(position.line, span) }
  );
}

/**
 * The stretch round an offset that the library contains; a caret right behind one (…高质量发展|) points at it, too.
 *
 * @param text one line
 */
export async function spanAt(
  library: Library,
  text: string,
  offset: number,
  signal?: AbortSignal,
): Promise<Span | undefined> {
  const span = await library.stretch({ text, offset }, signal);
  return span !== undefined || offset === 0 || signal?.aborted
    ? span
    : library.stretch({ text, offset: offset - 1 }, signal);
}

function selectionAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Selection | undefined {
  const active = vscode.window.activeTextEditor;
  const editors = active === undefined ? [] : [active];
  return [...editors, ...vscode.window.visibleTextEditors]
    .filter((editor) => editor.document === document)
    .map((editor) => editor.selection)
    .find(
      (selection) => selection.isSingleLine && !selection.isEmpty && selection.contains(position),
    );
}
