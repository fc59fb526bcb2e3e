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

  constructor(state: vscode.Memento) {
    this.#state = state;
    this.#registrations = vscode.Disposable.from(
      vscode.commands.registerCommand(RECORD_ACCEPTED, (phrase: unknown) => {
        if (typeof phrase === 'string') {
          this.#store(addAccepted(this.entries(), phrase));
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

  /** The phrases with how often they were taken; read anew, for another window may have cleared them. */
  entries(): AcceptedPhrases {
    return readAccepted(this.#state.get(STORED));
  }

  dispose(): void {
    this.#registrations.dispose();
  }

  #store(accepted: AcceptedPhrases): void {
    void this.#state.update(STORED, accepted.length > 0 ? accepted : undefined);
  }
}
