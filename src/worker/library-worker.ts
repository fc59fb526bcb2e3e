/**
 * The thread that owns the indexes and answers for the library. Nothing here runs on the extension host's
 * main thread, so that building and asking never hold up typing.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { LibraryQueries } from '../core/library';
import { LibraryIndex } from '../core/library-index';
import type { WorkerOptions, WorkerReply, WorkerRequest } from '../core/library-messages';
import { readOwnSpeeches } from './own-speeches';
import { readSpeeches } from './read-speeches';
import { readThesaurus } from './read-thesaurus';
import { createSegmenter } from './segmenter';

function buildIndex(options: WorkerOptions, reply: (message: WorkerReply) => void): LibraryIndex {
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
  const index = new LibraryIndex([...bundled.speeches, ...own.speeches], segmenter, thesaurus);
  const times = {
    reading: Math.round(read - started),
    segmenter: Math.round(loaded - read),
    indexing: Math.round(performance.now() - loaded),
  };
  const problems = [...bundled.problems, ...own.problems, ...thesaurusProblems];
  reply({ type: 'ready', report: { summary: index.summary(), problems, times } });
  return index;
}

function serve(port: MessagePort, options: WorkerOptions): void {
  const reply = (message: WorkerReply): void => port.postMessage(message);
  const index = buildIndex(options, reply);
  const waiting = new Map<number, Extract<WorkerRequest, { type: 'ask' }>>();
  port.on('message', (request: WorkerRequest) => {
    if (request.type === 'cancel') {
      waiting.delete(request.id);
      return;
    }
    waiting.set(request.id, request);
    // One turn of the loop later, so that a cancellation that is already under way is seen first.
    setImmediate(() => {
      if (waiting.delete(request.id)) {
        reply(answer(index, request));
      }
    });
  });
}

function answer(
  index: LibraryIndex,
  request: Extract<WorkerRequest, { type: 'ask' }>,
): WorkerReply {
  const { id, name, question } = request;
  try {
    // The port's types pair each name with its question; a message carries the pair as it was sent.
    const ask = index[name] as (question: never) => ReturnType<LibraryQueries[typeof name]>;
    return { type: 'answer', id, answer: ask.call(index, question as never) };
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { type: 'failure', id, detail };
  }
}

if (parentPort !== null) {
  serve(parentPort, workerData as WorkerOptions);
}
