import * as vscode from 'vscode';
import type { Span } from '../core/text/spans';

/** A span of a document's text as a range. */
export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** A span inside one line, `offset` units from its beginning, as a range. */
export function toLineRange(line: number, span: Span): vscode.Range {
  return new vscode.Range(line, span.start, line, span.end);
}
