import * as vscode from 'vscode';
import { type AcceptedPhrases, addAccepted, readAccepted } from '../core/phrases/accepted';

/** Run by VS Code after an item was taken; not in the palette. */
export const RECORD_ACCEPTED = 'jianggao.completion.accepted';

const CLEAR = 'jianggao.clearCompletionHistory';
const STORED = 'acceptedPhrases';

/**
 * The phrases of the library that the writer took, on this machine only and without a word of the draft. They
 * rise in the lists.
 */
export class PhraseHistory implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #registrations: vscode.Disposable;
  #accepted: AcceptedPhrases;

  constructor(state: vscode.Memento) {
    this.#state = state;
    this.#accepted = readAccepted(state.get(STORED));
    this.#registrations = vscode.Disposable.from(
      vscode.commands.registerCommand(RECORD_ACCEPTED, (phrase: unknown) => {
        if (typeof phrase === 'string') {
          this.#store(addAccepted(this.#accepted, phrase));
        }
      }),
      vscode.commands.registerCommand(CLEAR, () => {
        this.#store([]);
        void vscode.window.showInformationMessage(
          vscode.l10n.t('补全记录已清除。 The completion history is cleared.'),
        );
      }),
    );
  }

  /** The phrases with how often they were taken. */
  entries(): AcceptedPhrases {
    return this.#accepted;
  }

  dispose(): void {
    this.#registrations.dispose();
  }

  #store(accepted: AcceptedPhrases): void {
    this.#accepted = accepted;
    void this.#state.update(STORED, accepted.length > 0 ? accepted : undefined);
  }
}
