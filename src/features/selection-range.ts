import * as vscode from 'vscode';
import { selectionSpans } from '../core/speech/selection-spans';
import { outlineOf } from '../host/draft-sections';
import { DRAFTS } from '../host/languages';
import { toRange } from '../host/positions';

/** Expand and shrink selection by clause, sentence, paragraph, point and section. */
export function registerSelectionRange(): vscode.Disposable {
  return vscode.languages.registerSelectionRangeProvider(DRAFTS, {
    provideSelectionRanges(document, positions) {
      const text = document.getText();
      const sections = outlineOf(document);
      return positions.map((position) => {
        const spans = selectionSpans(text, sections, document.offsetAt(position));
        // Each range names the larger one as its parent, so they are built from the largest down.
        const innermost = spans.reduceRight<vscode.SelectionRange | undefined>(
          (parent, span) => new vscode.SelectionRange(toRange(document, span), parent),
          undefined,
        );
        return innermost ?? new vscode.SelectionRange(new vscode.Range(position, position));
      });
    },
  });
}
