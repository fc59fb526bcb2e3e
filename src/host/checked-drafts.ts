import * as vscode from 'vscode';
import { type Change, followChange } from '../core/reuse/follow-edits';
import type { ReuseAnswer, ReuseStretch } from '../core/reuse/reuse';
import type { Span } from '../core/text/spans';

/** A stretch that still stands in the draft, where it is now, and its number among those that were found. */
export interface StandingStretch extends Span {
  readonly index: number;
}

/** A draft with what a check found in it. */
export interface Checked {
  /** The draft as it was checked. */
  readonly text: string;
  readonly answer: ReuseAnswer;
  /** In the order of the draft; one that was edited is no longer among them. */
  readonly standing: readonly StandingStretch[];
}

/** The drafts that were checked and are still open. Their stretches follow every edit. */
export class CheckedDrafts implements vscode.Disposable {
  readonly #checked = new Map<vscode.TextDocument, Checked>();
  readonly #changes = new vscode.EventEmitter<vscode.TextDocument>();
  /** A check's outcome has come, has gone, or has lost stretches. */
  readonly onDidChange = this.#changes.event;
  readonly #registrations: vscode.Disposable;

  constructor() {
    this.#registrations = vscode.Disposable.from(
      this.#changes,
      vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.clear(document)),
    );
  }

  dispose(): void {
    this.#registrations.dispose();
  }

  get(document: vscode.TextDocument): Checked | undefined {
    return this.#checked.get(document);
  }

  /** The checked draft of an address. */
  find(uri: string): { document: vscode.TextDocument; checked: Checked } | undefined {
    for (const [document, checked] of this.#checked) {
      if (document.uri.toString() === uri) {
        return { document, checked };
      }
    }
    return undefined;
  }

  /** Notes the changes of a draft while it is being checked, until it is disposed of. */
  watch(document: vscode.TextDocument): { readonly changes: Change[] } & vscode.Disposable {
    const changes: Change[] = [];
    const listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) {
        changes.push(...changesOf(event));
      }
    });
    return { changes, dispose: () => listener.dispose() };
  }

  /**
   * Sets what was found.
   *
   * @param text the draft as it was checked
   * @param changes what was changed in it since
   */
  set(
    document: vscode.TextDocument,
    text: string,
    answer: ReuseAnswer,
    changes: readonly Change[],
  ): void {
    const found = answer.stretches.map(({ start, end }, index) => ({ start, end, index }));
    const standing = changes.reduce(followChange<StandingStretch>, found);
    this.#checked.set(document, { text, answer, standing });
    this.#changes.fire(document);
  }

  clear(document: vscode.TextDocument): void {
    if (this.#checked.delete(document)) {
      this.#changes.fire(document);
    }
  }

  /** The stretch that covers an offset of a draft as it is now. */
  stretchAt(
    document: vscode.TextDocument,
    offset: number,
  ): (ReuseStretch & { readonly index: number }) | undefined {
    const checked = this.#checked.get(document);
    const standing = checked?.standing.find(({ start, end }) => start <= offset && offset < end);
    const stretch = standing && checked?.answer.stretches[standing.index];
    return stretch && { ...stretch, ...standing };
  }

  #follow(event: vscode.TextDocumentChangeEvent): void {
    const { document } = event;
    const checked = this.#checked.get(document);
    const changes = changesOf(event);
    if (checked === undefined || changes.length === 0) {
      return;
    }
    const standing = changes.reduce(followChange<StandingStretch>, [...checked.standing]);
    this.#checked.set(document, { ...checked, standing });
    if (standing.length < checked.standing.length) {
      this.#changes.fire(document);
    }
  }
}

/** The changes of an event one after the other: each is told as if none had been made, so that the last comes first. */
function changesOf({ contentChanges }: vscode.TextDocumentChangeEvent): Change[] {
  return [...contentChanges]
    .sort((a, b) => b.rangeOffset - a.rangeOffset)
    .map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      length: rangeLength,
      text,
    }));
}
