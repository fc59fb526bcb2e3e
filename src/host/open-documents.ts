import * as vscode from 'vscode';

/** The addresses of the open documents of a scheme. */
export function openUris(scheme: string): vscode.Uri[] {
  return vscode.workspace.textDocuments
    .map(({ uri }) => uri)
    .filter((uri) => uri.scheme === scheme);
}
