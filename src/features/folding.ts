import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { Section } from '../core/speech/sections';
import { toSignal } from '../host/cancellation';
import { outlineOf } from '../host/draft-sections';
import { DRAFTS } from '../host/languages';

/** Folding of sections that have more than one line. */
export function registerFolding(library: Library): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(DRAFTS, {
    async provideFoldingRanges(document, _context, token) {
      const sections = await outlineOf(document, library, toSignal(token));
      const ranges: vscode.FoldingRange[] = [];
      addRanges(document, sections ?? [], ranges);
      return ranges;
    },
  });
}

function addRanges(
  document: vscode.TextDocument,
  sections: readonly Section[],
  ranges: vscode.FoldingRange[],
): void {
  for (const section of sections) {
    const first = section.marker.line;
    const last = document.positionAt(section.end).line;
    // A point inside a paragraph folds nothing: VS Code folds whole lines.
    if (section.marker.opensLine && last > first) {
      ranges.push(new vscode.FoldingRange(first, last));
    }
    addRanges(document, section.children, ranges);
  }
}
