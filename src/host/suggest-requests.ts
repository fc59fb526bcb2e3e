import * as vscode from 'vscode';

/** Asks for suggestions on a key of our own: Ctrl+Space switches input methods on Windows. */
const SUGGEST = 'jianggao.suggest';

/** VS Code asks so many ms after a keystroke at the latest, its own setting apart. */
const KEYSTROKE_REACH = 300;

/**
 * Tells a list that somebody asked for from one that opens by itself. VS Code reports both as invoked: what
 * does not follow a keystroke at once was asked for, and so is what our own command opens.
 */
export class SuggestRequests implements vscode.Disposable {
  readonly #registrations: vscode.Disposable;
  #lastChange = Number.NEGATIVE_INFINITY;
  #isForced = false;
  #wasExplicit = false;

  constructor() {
    this.#registrations = vscode.Disposable.from(
      vscode.commands.registerCommand(SUGGEST, async () => {
        this.#isForced = true;
        await vscode.commands.executeCommand('editor.action.triggerSuggest');
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document === vscode.window.activeTextEditor?.document) {
          this.#lastChange = performance.now();
        }
      }),
    );
  }

  /** Whether a list was asked for; one that goes on as it is typed into stays what it was. */
  isExplicit(document: vscode.TextDocument, context: vscode.CompletionContext): boolean {
    if (context.triggerKind === vscode.CompletionTriggerKind.TriggerForIncompleteCompletions) {
      return this.#wasExplicit;
    }
    const isForced = this.#isForced;
    this.#isForced = false;
    const delay = vscode.workspace
      .getConfiguration('editor', document)
      .get<number>('quickSuggestionsDelay', 10);
    const followsKeystroke = performance.now() - this.#lastChange < delay + KEYSTROKE_REACH;
    const isInvoked = context.triggerKind === vscode.CompletionTriggerKind.Invoke;
    this.#wasExplicit = isForced || (isInvoked && !followsKeystroke);
    return this.#wasExplicit;
  }

  dispose(): void {
    this.#registrations.dispose();
  }
}
