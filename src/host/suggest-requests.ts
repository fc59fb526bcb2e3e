import * as vscode from 'vscode';

/** Asks for suggestions on a key of our own: Ctrl+Space switches input methods on Windows. */
const SUGGEST = 'jianggao.suggest';

/** VS Code asks so many ms after a keystroke at the latest, its own setting apart. */
const KEYSTROKE_REACH = 300;

/** And so many ms after our command; a list that a keystroke was about to open counts as its answer. */
const COMMAND_REACH = 300;

/**
 * Tells a list that somebody asked for from one that opens by itself. VS Code reports both as invoked: what
 * does not follow a keystroke at once was asked for, and so is what our own command opens.
 */
export class SuggestRequests implements vscode.Disposable {
  readonly #registrations: vscode.Disposable;
  #lastChange = Number.NEGATIVE_INFINITY;
  #lastCommand = Number.NEGATIVE_INFINITY;
  #wasExplicit = false;

  constructor() {
    this.#registrations = vscode.Disposable.from(
      vscode.commands.registerCommand(SUGGEST, async () => {
        this.#lastCommand = performance.now();
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
    if (context.triggerKind === vscode.CompletionTriggerKind.TriggerCharacter) {
      this.#wasExplicit = false;
      return false;
    }
    const delay = vscode.workspace
      .getConfiguration('editor', document)
      .get<number>('quickSuggestionsDelay', 10);
    const now = performance.now();
    const followsCommand = now - this.#lastCommand < COMMAND_REACH;
    const followsKeystroke = now - this.#lastChange < delay + KEYSTROKE_REACH;
    this.#wasExplicit = followsCommand || !followsKeystroke;
    return this.#wasExplicit;
  }

  dispose(): void {
    this.#registrations.dispose();
  }
}
