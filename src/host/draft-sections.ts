import type * as vscode from 'vscode';
import { findOutline, findSections, type Section } from '../core/speech/sections';

type Reader = (text: string) => readonly Section[];

/** Reads a document once for each version, however many features ask after the same keystroke. */
function perVersion(read: Reader): (document: vscode.TextDocument) => readonly Section[] {
  const known = new WeakMap<
    vscode.TextDocument,
    { version: number; sections: readonly Section[] }
  >();
  return (document) => {
    const last = known.get(document);
    if (last?.version === document.version) {
      return last.sections;
    }
    const sections = read(document.getText());
    known.set(document, { version: document.version, sections });
    return sections;
  };
}

/** The numbered sections of a document. */
export const sectionsOf = perVersion(findSections);

/** The numbered sections of a document and, between them, its parallel openings. */
export const outlineOf = perVersion(findOutline);
