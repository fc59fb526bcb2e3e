import type { LibraryProblem, LibraryQueries, LibrarySummary } from './library';

/** What the worker thread is given when it starts. */
export interface WorkerOptions {
  /** Folder of the bundled corpus: one .md file a speech. */
  readonly corpusFolder: string;
  /** Folder of jieba's binary and dictionary. */
  readonly segmenterFolder: string;
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
  | { readonly type: 'problem'; readonly problem: LibraryProblem }
  | { readonly type: 'segmenter-failed'; readonly detail: string }
  | { readonly type: 'ready'; readonly summary: LibrarySummary; readonly milliseconds: number }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly detail: string };
