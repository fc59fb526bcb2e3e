import * as vscode from 'vscode';
import { stillThere } from '../core/retrieval/hits';
import type { PassageFilter, SimilarAnswer, SimilarQuestion } from '../core/retrieval/similar';
import { tellEnded } from './library-ended';
import type { LibrarySwitch } from './library-switch';
import { patiently } from './patience';

/** Searches that can be gone back to. */
const MOST_REMEMBERED = 20;

/** A text to which similar passages are wanted. */
export interface Query {
  readonly text: string;
  /** What titles call it: the draft's name, 想法, or the passage that more like it is wanted of. */
  readonly name: string;
  readonly limit: number;
  readonly except?: NonNullable<SimilarQuestion['except']>;
}

/** A query with its answer. */
export interface Found extends SimilarAnswer {
  readonly query: Query;
  readonly filter: PassageFilter;
  readonly milliseconds: number;
}

/**
 * The searches of this session: what was found last, what before it, and the filter that holds for all. A new
 * search takes the place of one that is under way.
 */
export class SimilarSearch implements vscode.Disposable {
  readonly #library: LibrarySwitch;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly #swaps: vscode.Disposable;
  /** The last is shown. */
  #found: readonly Found[] = [];
  #filter: PassageFilter = {};
  #running: AbortController | undefined;
  /** After a search was answered, narrowed, given up, gone back from, cleared or changed by another library. */
  readonly onDidChange = this.#changes.event;

  constructor(library: LibrarySwitch) {
    this.#library = library;
    this.#swaps = library.onDidSwap(() => void this.#dropGone());
  }

  dispose(): void {
    this.#running?.abort();
    this.#swaps.dispose();
    this.#changes.dispose();
  }

  get found(): Found | undefined {
    return this.#found.at(-1);
  }

  get filter(): PassageFilter {
    return this.#filter;
  }

  get canGoBack(): boolean {
    return this.#found.length > 1;
  }

  /** Undefined when it was given up, when another search took its place, or when the library has ended. */
  async ask(query: Query): Promise<Found | undefined> {
    const found = await this.#search(query, this.#filter);
    return found && this.#remember([...this.#found, found].slice(-MOST_REMEMBERED));
  }

  /**
   * The last query again, with another filter, which also holds for those to come, unless this search is given up.
   *
   * @returns what is shown then; undefined when another search took its place, or when the library has ended
   */
  async narrow(filter: PassageFilter): Promise<Found | undefined> {
    const before = this.#filter;
    this.#filter = filter;
    const last = this.found;
    if (last === undefined) {
      this.#changes.fire();
      return undefined;
    }
    const search = this.#search(last.query, filter);
    const running = this.#running;
    const found = await search;
    if (found !== undefined) {
      return this.#remember([...this.#found.slice(0, -1), found]);
    }
    const isReplaced = this.#running !== running;
    if (!isReplaced) {
      this.#filter = before;
    }
    this.#changes.fire();
    return isReplaced || this.#library.hasEnded ? undefined : this.found;
  }

  /** What was found before. */
  back(): Found | undefined {
    this.#running?.abort();
    return this.canGoBack ? this.#remember(this.#found.slice(0, -1)) : this.found;
  }

  clear(): void {
    this.#running?.abort();
    this.#remember([]);
  }

  #remember(found: readonly Found[]): Found | undefined {
    this.#found = found;
    this.#changes.fire();
    return this.found;
  }

  async #search(query: Query, filter: PassageFilter): Promise<Found | undefined> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { name: _, ...question } = query;
    const started = performance.now();
    const answer = await patiently(
      this.#library,
      running,
      this.#library.similar(isNarrow(filter) ? { ...question, filter } : question, running.signal),
    );
    if (answer === undefined) {
      if (this.#library.hasEnded && !running.signal.aborted) {
        tellEnded();
      }
      return undefined;
    }
    return { query, filter, milliseconds: performance.now() - started, ...answer };
  }

  /** Another library has taken the old one's place: what it no longer has is dropped, the rest stays. */
  async #dropGone(): Promise<void> {
    const before = new Set(this.#found);
    const hits = this.#found.flatMap(({ passages }) => passages);
    const ids = new Set(hits.flatMap((hit) => [hit, ...hit.copies]).map((hit) => hit.speechId));
    const texts = new Map<string, string | undefined>();
    for (const speechId of ids) {
      texts.set(speechId, (await this.#library.speech({ speechId }))?.text);
    }
    if (ids.size > 0 && !this.#library.hasEnded) {
      this.#remember(
        this.#found.map((found) =>
          // What was found meanwhile is the new library's.
          before.has(found)
            ? { ...found, passages: stillThere(found.passages, (id) => texts.get(id)) }
            : found,
        ),
      );
    }
  }
}

/** Whether a filter leaves anything out. */
export function isNarrow(filter: PassageFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
