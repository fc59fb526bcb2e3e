import * as vscode from 'vscode';
import type { Library, Use } from '../core/library';
import { toSignal } from '../host/cancellation';
import { DRAFTS } from '../host/languages';
import { SpeechDocuments } from '../host/speech-documents';
import { stretchAt } from '../host/stretch';

/** More places than that nobody looks through, and the list takes seconds to draw. */
const MOST_REFERENCES = 2000;

/** Speeches that Go to Definition offers when no use is dated. */
const MOST_UNDATED = 100;

/**
 * Find All References and Peek (all uses of a stretch in the library) and Go to Definition (its earliest use).
 * A use without a date is never the earliest: when none is dated, the definitions are the first place in each
 * speech, in library order, which says nothing about time.
 */
export function registerReferences(library: Library): vscode.Disposable {
  const references = vscode.languages.registerReferenceProvider(DRAFTS, {
    async provideReferences(document, position, _context, token) {
      const signal = toSignal(token);
      const stretch = await stretchAt(library, document, position, signal);
      const uses =
        stretch && (await library.uses({ text: stretch.text, limit: MOST_REFERENCES }, signal));
      return uses?.all.map(
        (use) => new vscode.Location(SpeechDocuments.uriOf(use.speech), rangeOf(use)),
      );
    },
  });
  const definitions = vscode.languages.registerDefinitionProvider(DRAFTS, {
    async provideDefinition(document, position, token) {
      const signal = toSignal(token);
      const stretch = await stretchAt(library, document, position, signal);
      const uses =
        stretch && (await library.uses({ text: stretch.text, limit: MOST_UNDATED }, signal));
      if (stretch === undefined || uses === undefined) {
        return undefined;
      }
      const targets = uses.earliest === undefined ? uses.firsts : [uses.earliest];
      return targets.map((use) => ({
        // Without it the editor underlines the whole run of Han characters.
        originSelectionRange: stretch.range,
        targetUri: SpeechDocuments.uriOf(use.speech),
        targetRange: rangeOf(use),
        targetSelectionRange: rangeOf(use),
      }));
    },
  });
  return vscode.Disposable.from(references, definitions);
}

function rangeOf({ from, to }: Use): vscode.Range {
  return new vscode.Range(from.line, from.character, to.line, to.character);
}
