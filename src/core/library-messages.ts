import type { LibraryProblem, LibraryQueries, LibrarySummary } from './library';

/** What the worker thread is given when it starts. */
export interface WorkerOptions {
  /** Folder of the bundled corpus: one .md file a speech. */
  readonly corpusFolder: string;
  /** Absolute paths of the folders of the user's own texts. */
  readonly ownFolders: readonly string[];
  /** Folder of jieba's binary and dictionary. */
  readonly segmenterFolder: string;
}

/** What the worker tells when the index is built. */
export interface BuildReport {
  readonly summary: LibrarySummary;
  /** What of the library could not be read. */
  readonly problems: readonly LibraryProblem[];
  /** What each step took, in ms. */
  readonly times: {
    readonly reading: number;
    readonly segmenter: number;
    readonly indexing: number;
  };
}

/** From the host to the worker. */
export type WorkerRequest =
  | {
      readonly type: 'ask';
      readonly id: number;
      readonly name: keyof LibraryQueries;
      readonly question: unknown;
    }
  | { readonly type: 'cancel'; readonly id: number };

/** From the worker to the host. */
export type WorkerReply =
  | { readonly type: 'segmenter-failed'; readonly detail: string }
  | { readonly type: 'ready'; readonly report: BuildReport }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly detail: string };
