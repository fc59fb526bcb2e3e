import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { isHan } from '../core/text/characters';
import { toSignal } from '../host/cancellation';
import { isInsideCode, textAround } from '../host/caret';
import { DRAFTS } from '../host/languages';
import { type PhraseHistory, RECORD_ACCEPTED } from '../host/phrase-history';
import { isOn, numberOf } from '../host/settings';

/** Somebody who asks for a continuation by key takes a guess as well. */
const ASKED_FOR = 0.3;

/**
 * The rest of a phrase as ghost text, where the library hardly ever goes on in another way. Nothing while
 * letters stand before the caret, for those may be an input method's, and nothing inside a run of text.
 */
export function registerGhostText(library: Library, history: PhraseHistory): vscode.Disposable {
  const provider: vscode.InlineCompletionItemProvider = {
    async provideInlineCompletionItems(document, position, context, token) {
      if (!library.isReady || !isOn('ghostText.enabled', document)) {
        return undefined;
      }
      const { line, before, after } = textAround(document, position);
      if (!isProse(line, after) || isInsideCode(document, position, line)) {
        return undefined;
      }
      const isAsked = context.triggerKind === vscode.InlineCompletionTriggerKind.Invoke;
      const atLeast = isAsked ? ASKED_FOR : numberOf('ghostText.threshold', 0.8, document);
      const question = { before, after, atLeast, accepted: history.entries() };
      const found = await library.continuation(question, toSignal(token));
      if (found === undefined || token.isCancellationRequested) {
        return undefined;
      }
      const range = new vscode.Range(position.translate(0, -found.typedLength), position);
      const { selectedCompletionInfo: selected } = context;
      // Beside an open list the ghost shows what its selected row would insert, or nothing.
      if (selected && !(selected.range.isEqual(range) && found.phrase.startsWith(selected.text))) {
        return undefined;
      }
      const command = { command: RECORD_ACCEPTED, title: '', arguments: [found.phrase] };
      return [new vscode.InlineCompletionItem(found.phrase, range, command)];
    },
  };
  return vscode.languages.registerInlineCompletionItemProvider(DRAFTS, provider);
}

/** Whether Chinese stands before the caret, and no word directly behind it. */
function isProse(line: string, after: string): boolean {
  const last = line.at(-1) ?? '';
  const next = after.charAt(0);
  return (isHan(last) || '，、“《'.includes(last)) && last !== '' && !/[\p{L}\p{N}]/u.test(next);
}
