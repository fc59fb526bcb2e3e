import type * as vscode from 'vscode';
import type { AnswerTo, Library, LibraryQueries } from '../core/library';

/** One building of the library, from its start to its end. */
export interface RunningLibrary extends vscode.Disposable {
  readonly isReady: boolean;
  readonly hasEnded: boolean;
  /** Whether questions of this kind are answered at once; some are before it is ready. */
  canAnswer(name: keyof LibraryQueries): boolean;
  /** Resolves when it is ready, or when it never will be. */
  readonly settled: Promise<void>;
  /** Undefined when there is no answer, when the question was cancelled, and when it has ended. */
  ask<Name extends keyof LibraryQueries>(
    name: Name,
    question: Parameters<LibraryQueries[Name]>[0],
    signal: AbortSignal | undefined,
  ): Promise<AnswerTo<Name> | undefined>;
}

/**
 * The library that features hold for good. Behind it one running library gives way to another: the old one
 * answers until the new one is ready, and a question that was under way then is asked again.
 */
export class LibrarySwitch implements Library, vscode.Disposable {
  #current: RunningLibrary;
  /** Being built while the current one answers. */
  #next: RunningLibrary | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(first: RunningLibrary) {
    this.#current = first;
  }

  get isReady(): boolean {
    return this.#current.isReady;
  }

  get hasEnded(): boolean {
    return this.#current.hasEnded;
  }

  canAnswer(name: keyof LibraryQueries): boolean {
    return this.#current.canAnswer(name);
  }

  readonly complete: Library['complete'] = (question, signal) =>
    this.#ask('complete', question, signal);
  readonly continuation: Library['continuation'] = (question, signal) =>
    this.#ask('continuation', question, signal);
  readonly example: Library['example'] = (question, signal) =>
    this.#ask('example', question, signal);
  readonly provenance: Library['provenance'] = (question, signal) =>
    this.#ask('provenance', question, signal);
  readonly stretch: Library['stretch'] = (question, signal) =>
    this.#ask('stretch', question, signal);
  readonly uses: Library['uses'] = (question, signal) => this.#ask('uses', question, signal);
  readonly phraseCard: Library['phraseCard'] = (question, signal) =>
    this.#ask('phraseCard', question, signal);
  readonly similar: Library['similar'] = (question, signal) =>
    this.#ask('similar', question, signal);
  readonly filterChoices: Library['filterChoices'] = (question, signal) =>
    this.#ask('filterChoices', question, signal);
  readonly reuse: Library['reuse'] = (question, signal) => this.#ask('reuse', question, signal);
  readonly searchLibrary: Library['searchLibrary'] = (question, signal) =>
    this.#ask('searchLibrary', question, signal);
  readonly outline: Library['outline'] = (question, signal) =>
    this.#ask('outline', question, signal);
  readonly speeches: Library['speeches'] = (question, signal) =>
    this.#ask('speeches', question, signal);
  readonly speech: Library['speech'] = (question, signal) => this.#ask('speech', question, signal);

  /** Calls the listener whenever another library has taken the place of the current one. */
  onDidSwap(listener: () => void): vscode.Disposable {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Takes `next` in the place of the current library, at once when that cannot answer, else when it is ready. */
  async use(next: RunningLibrary): Promise<void> {
    this.#next?.dispose();
    this.#next = next;
    if (this.#current.isReady) {
      await next.settled;
    }
    // Meanwhile another may have been taken instead; and one that failed replaces none that answers.
    if (this.#next === next) {
      this.#next = undefined;
      if (!next.hasEnded || !this.#current.isReady) {
        const old = this.#current;
        this.#current = next;
        old.dispose();
        for (const listener of this.#listeners) {
          listener();
        }
      }
    }
  }

  dispose(): void {
    this.#next?.dispose();
    this.#next = undefined;
    this.#current.dispose();
  }

  async #ask<Name extends keyof LibraryQueries>(
    name: Name,
    question: Parameters<LibraryQueries[Name]>[0],
    signal: AbortSignal | undefined,
  ): Promise<AnswerTo<Name> | undefined> {
    for (;;) {
      const asked = this.#current;
      const answer = await asked.ask(name, question, signal);
      if (answer !== undefined || asked === this.#current || signal?.aborted) {
        return answer;
      }
    }
  }
}
