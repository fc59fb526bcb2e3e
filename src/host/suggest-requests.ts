import * as vscode from 'vscode';
import { isDraft } from './languages';

/** Asks for suggestions on a key of our own: Ctrl+Space switches input methods on Windows. */
const SUGGEST = 'jianggao.suggest';
const TRIGGER = 'editor.action.triggerSuggest';

/** VS Code asks so many ms after a keystroke at the latest, its own setting apart. */
const KEYSTROKE_REACH = 300;

/** And so many ms after our command; a list that a keystroke was about to open counts as its answer. */
const COMMAND_REACH = 300;

/** A keystroke that VS Code has not asked about so many ms after its own delay it will not ask about. */
const PATIENCE = 150;

/** An input method commits a few words at once; longer insertions are pasted, or taken from a list. */
const LONGEST_TYPED = 8;

/**
 * Tells a list that somebody asked for from one that opens by itself. VS Code reports both as invoked: what
 * does not follow a keystroke at once was asked for, and so is what our own command opens.
 *
 * And sees to it that no keystroke is passed over: what is typed while VS Code waits for an answer that turns
 * out empty, be it another extension's, it does not ask about again before the next keystroke.
 */
export class SuggestRequests implements vscode.Disposable {
  readonly #isBeginning: (document: vscode.TextDocument, caret: vscode.Position) => boolean;
  readonly #registrations: vscode.Disposable;
  #lastChange = Number.NEGATIVE_INFINITY;
  #lastCommand = Number.NEGATIVE_INFINITY;
  #wasExplicit = false;
  #asked = 0;
  #hadRows = false;
  #isDeletion = false;
  /** Whether VS Code has asked how an open list goes on since the last change. */
  #goesOn = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param isBeginning whether something stands before the caret that a list could open for by itself */
  constructor(isBeginning: (document: vscode.TextDocument, caret: vscode.Position) => boolean) {
    this.#isBeginning = isBeginning;
    this.#registrations = vscode.Disposable.from(
      vscode.commands.registerCommand(SUGGEST, async () => {
        this.#lastCommand = performance.now();
        await vscode.commands.executeCommand(TRIGGER);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
    );
  }

  /** Takes note of a request, and tells whether it was asked for; one that goes on stays what it was. */
  take(document: vscode.TextDocument, context: vscode.CompletionContext): { explicit: boolean } {
    this.#asked++;
    // VS Code tells it only of the first request after a keystroke: a trigger character makes it ask again at
    // once, and after a deletion it asks as if anew.
    const goesOnAfterDeletion = this.#isDeletion && this.#hadRows && this.#wasExplicit;
    // Until there is an answer: a request that is cancelled gets none.
    this.#hadRows = false;
    const isTrigger = context.triggerKind === vscode.CompletionTriggerKind.TriggerCharacter;
    if (context.triggerKind === vscode.CompletionTriggerKind.TriggerForIncompleteCompletions) {
      this.#goesOn = true;
    } else if (!(isTrigger && this.#goesOn)) {
      const now = performance.now();
      const followsCommand = now - this.#lastCommand < COMMAND_REACH;
      const followsKeystroke = now - this.#lastChange < delayIn(document) + KEYSTROKE_REACH;
      this.#wasExplicit =
        !isTrigger && (followsCommand || !followsKeystroke || goesOnAfterDeletion);
    }
    return { explicit: this.#wasExplicit };
  }

  /** Takes note of what the last request was answered with. */
  answered(rows: number): void {
    this.#hadRows = rows > 0;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#registrations.dispose();
  }

  #follow({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || document !== vscode.window.activeTextEditor?.document) {
      return;
    }
    this.#lastChange = performance.now();
    clearTimeout(this.#timer);
    const [change] = contentChanges;
    this.#goesOn = false;
    this.#isDeletion = contentChanges.every(({ text }) => text === '');
    const isSingle = contentChanges.length === 1 && reason === undefined;
    if (change && isSingle && isTyped(change) && !this.#hadRows && isDraft(document)) {
      const asked = this.#asked;
      const patience = delayIn(document) + PATIENCE;
      this.#timer = setTimeout(() => {
        if (asked === this.#asked && this.#lastCommand < this.#lastChange) {
          this.#askAgain(document, change);
        }
      }, patience);
    }
  }

  /**
   * As if it opened by itself: with nothing to show it stays shut. Only where the caret stands behind the
   * change: one that was made elsewhere (by a replacement, from another editor) nobody is typing.
   */
  #askAgain(document: vscode.TextDocument, change: vscode.TextDocumentContentChangeEvent): void {
    const editor = vscode.window.activeTextEditor;
    const { start } = change.range;
    const isBehind =
      editor?.document === document &&
      editor.selections.length === 1 &&
      editor.selection.isEmpty &&
      editor.selection.active.isEqual(start.translate(0, change.text.length));
    const { other } = vscode.workspace
      .getConfiguration('editor', document)
      .get<{ other?: unknown }>('quickSuggestions', {});
    const isOn = other === 'on' || other === true;
    if (isBehind && isOn && this.#isBeginning(document, editor.selection.active)) {
      this.#lastChange = performance.now();
      void vscode.commands.executeCommand(TRIGGER, { auto: true });
    }
  }
}

/**
 * Letters that replace something are an input method's that composes: it puts all of them anew with every key, and a
 * list would take the keys that choose its candidates. Letters that are typed are inserted.
 */
function isTyped({ text, rangeLength }: vscode.TextDocumentContentChangeEvent): boolean {
  const isComposing = rangeLength > 0 && /[a-z]$/iu.test(text);
  return text !== '' && text.length <= LONGEST_TYPED && !isComposing;
}

/** How long VS Code itself waits after a keystroke, in ms. */
function delayIn(document: vscode.TextDocument): number {
  return vscode.workspace
    .getConfiguration('editor', document)
    .get<number>('quickSuggestionsDelay', 10);
}
