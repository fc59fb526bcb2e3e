import type * as vscode from 'vscode';
import type { Library } from '../core/library';
import { findOutline, findSections, type Section } from '../core/speech/sections';
import { perVersion } from './per-version';

/** The numbered sections of a document. */
export const sectionsOf = perVersion(findSections);

/** UTF-16 units that are read within a frame (about 4 ms for 100,000); longer drafts go to the thread. */
const LONGEST_ON_MAIN_THREAD = 200_000;

const outlineOnMainThread = perVersion(findOutline);

/**
 * The numbered sections of a document and, between them, its parallel openings.
 *
 * @returns undefined when the request was cancelled
 */
export async function outlineOf(
  document: vscode.TextDocument,
  library: Library,
  signal: AbortSignal,
): Promise<readonly Section[] | undefined> {
  const text = document.getText();
  return text.length <= LONGEST_ON_MAIN_THREAD
    ? outlineOnMainThread(document)
    : library.outline({ text }, signal);
}
