/**
 * The thread that owns the indexes and answers for the library. Nothing here runs on the extension host's
 * main thread, so that building and asking never hold up typing.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { LibraryIndex } from '../core/library-index';
import type { WorkerOptions, WorkerReply, WorkerStart } from '../core/library-messages';
import { answerOn } from './answering';
import { type EarlyStart, serveEarly, startEarly } from './early';
import { findStore, getPassages } from './library-passages';
import { readOwnSpeeches } from './own-speeches';
import type { PassageStore } from './passage-store';
import { readSpeeches } from './read-speeches';
import { readThesaurus } from './read-thesaurus';
import { createSegmenter } from './segmenter';

type Reply = (message: WorkerReply) => void;

function buildIndex(
  options: WorkerOptions,
  store: PassageStore | undefined,
  reply: Reply,
): { index: LibraryIndex; keep: () => Promise<void> } {
  const started = performance.now();
  const bundled = readSpeeches(options.corpusFolder);
  const own = readOwnSpeeches(options.ownFolders);
  const { thesaurus, problems: thesaurusProblems } = readThesaurus(options.corpusFolder);
  const read = performance.now();
  const { segmenter, failure } = createSegmenter(options.segmenterFolder);
  if (failure !== undefined) {
    reply({ type: 'segmenter-failed', detail: failure });
  }
  const loaded = performance.now();
  const speeches = [...bundled.speeches, ...own.speeches];
  const note = (detail: string): void => reply({ type: 'note', detail });
  const { passages, keep } = getPassages(speeches, store, options.anew, note);
  const found = performance.now();
  const index = new LibraryIndex(speeches, segmenter, thesaurus, passages);
  const times = {
    reading: Math.round(read - started),
    segmenter: Math.round(loaded - read),
    passages: Math.round(found - loaded),
    indexing: Math.round(performance.now() - found),
  };
  const problems = [...bundled.problems, ...own.problems, ...thesaurusProblems];
  reply({ type: 'ready', report: { summary: index.summary(), problems, times } });
  return { index, keep };
}

function serve(port: MessagePort, { options, early }: WorkerStart<MessagePort>): void {
  const reply: Reply = (message) => port.postMessage(message);
  const store = findStore(options, (detail) => reply({ type: 'note', detail }));
  const isStored = store?.exists === true && !options.anew;
  const endEarly = isStored
    ? startEarly(__filename, { early, stored: store.place, corpusFolder: options.corpusFolder })
    : () => early.close();
  const { index, keep } = buildIndex(options, store, reply);
  answerOn(port, index);
  endEarly();
  void keep();
}

const start = workerData as EarlyStart | WorkerStart<MessagePort>;
if ('stored' in start) {
  serveEarly(start);
} else if (parentPort !== null) {
  serve(parentPort, start);
}
