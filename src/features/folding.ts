import * as vscode from 'vscode';
import type { Section } from '../core/speech/sections';
import { outlineOf } from '../host/draft-sections';
import { DRAFTS } from '../host/languages';

/** Folding of sections that have more than one line. */
export function registerFolding(): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(DRAFTS, {
    provideFoldingRanges(document) {
      const ranges: vscode.FoldingRange[] = [];
      addRanges(document, outlineOf(document), ranges);
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
