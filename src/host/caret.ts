import type * as vscode from 'vscode';
import { isInCode, isInLink } from '../core/text/code';

/** What stands before the caret in the same paragraph and the one before: enough to rank by. */
const REACH_BEFORE = 160;

/** No phrase reaches farther past the caret. */
const REACH_AFTER = 64;

/** The text round a place of a document, as the library is asked about it. */
export interface CaretText {
  /** The caret's line up to the caret. */
  readonly line: string;
  /** At most 160 UTF-16 units before the caret, earlier lines included, line ends as \n. */
  readonly before: string;
  /** The rest of the caret's line, at most 64 units. */
  readonly after: string;
}

/** Reads the text round a place. */
export function textAround(document: vscode.TextDocument, position: vscode.Position): CaretText {
  const whole = document.lineAt(position.line).text;
  const line = whole.slice(0, position.character);
  let before = line;
  for (let i = position.line - 1; i >= 0 && before.length < REACH_BEFORE; i--) {
    before = `${document.lineAt(i).text}\n${before}`;
  }
  const after = whole.slice(position.character, position.character + REACH_AFTER);
  return { line, before: before.slice(-REACH_BEFORE), after };
}

/** Whether a place is no prose: code and front matter in Markdown, a link's address anywhere. */
export function isInsideCode(
  document: vscode.TextDocument,
  position: vscode.Position,
  line: string,
): boolean {
  return document.languageId === 'plaintext'
    ? isInLink(line)
    : isInCode((at) => document.lineAt(at).text, position.line, line);
}
