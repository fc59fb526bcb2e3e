import type * as vscode from 'vscode';

/** Languages in which people draft speeches; `speech` is our own. */
const DRAFT_LANGUAGES = ['markdown', 'plaintext', 'speech'] as const;

/** Selector of every draft, saved or not, and of the library's own documents. */
export const DRAFTS: vscode.DocumentSelector = DRAFT_LANGUAGES.map((language) => ({ language }));

/** Whether a document is one that people draft speeches in. */
export function isDraft(document: vscode.TextDocument): boolean {
  return DRAFT_LANGUAGES.some((language) => language === document.languageId);
}

/** Whether a document is one that we show and nobody writes in: all our schemes begin alike. */
export function isShownByUs({ uri }: { readonly uri: vscode.Uri }): boolean {
  return uri.scheme === 'jianggao' || uri.scheme.startsWith('jianggao-');
}
