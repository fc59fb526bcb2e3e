import type { LibraryProblem, LibraryQueries, LibrarySummary } from './library';

/** What the worker thread is given when it starts. */
export interface WorkerOptions {
  /** Folder of the bundled corpus: one .md file a speech. */
  readonly corpusFolder: string;
  /** Absolute paths of the folders of the user's own texts. */
  readonly ownFolders: readonly string[];
  /** Folder of jieba's binary and dictionary. */
  readonly segmenterFolder: string;
  /** Folder for what can be built again; undefined when nothing is to be kept. */
  readonly cacheFolder: string | undefined;
  /** Whether what is kept there is passed over. */
  readonly anew: boolean;
}

/**
 * The worker's data. `Port` is a message port, over which questions are asked and answered before the library is ready:
 * those that the first message names, if one comes. It is closed when there is nothing to answer from.
 */
export interface WorkerStart<Port> {
  readonly options: WorkerOptions;
  readonly early: Port;
}

/** The questions that a stored index answers. */
export type EarlyQuestion = 'similar' | 'filterChoices' | 'speech';

/** What the worker tells when the index is built. */
export interface BuildReport {
  readonly summary: LibrarySummary;
  /** What of the library could not be read. */
  readonly problems: readonly LibraryProblem[];
  /** What each step took, in ms. */
  readonly times: {
    readonly reading: number;
    readonly segmenter: number;
    readonly passages: number;
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
  /** For the log. */
  | { readonly type: 'note'; readonly detail: string }
  | { readonly type: 'ready'; readonly report: BuildReport }
  | WorkerAnswer;

/** What came of a question. */
export type WorkerAnswer =
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly detail: string };

/** From a stored index to the host. */
export type EarlyReply =
  | { readonly type: 'early'; readonly names: readonly EarlyQuestion[] }
  | WorkerAnswer;
