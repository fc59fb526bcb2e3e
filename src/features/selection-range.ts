import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { selectionSpans } from '../core/speech/selection-spans';
import { toSignal } from '../host/cancellation';
import { outlineOf } from '../host/draft-sections';
import { DRAFTS } from '../host/languages';
import { toRange } from '../host/positions';

/** Expand and shrink selection by clause, sentence, paragraph, point and section. */
export function registerSelectionRange(library: Library): vscode.Disposable {
  return vscode.languages.registerSelectionRangeProvider(DRAFTS, {
    async provideSelectionRanges(document, positions, token) {
      const text = document.getText();
      const sections = (await outlineOf(document, library, toSignal(token))) ?? [];
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
