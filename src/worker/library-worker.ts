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

/** After so many ms of a long answer other questions have their turn. */
const SLICE = 8;

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
    const work = answer(index, request);
    const step = (): void => {
      if (waiting.has(request.id)) {
        const message = workFor(SLICE, work);
        if (message === undefined) {
          setImmediate(step);
        } else {
          waiting.delete(request.id);
          reply(message);
        }
      }
    };
    // One turn of the loop later, so that a cancellation that is already under way is seen first.
    setImmediate(step);
  });
}

/** Goes on with an answer for some ms; undefined while it is not there. */
function workFor(
  milliseconds: number,
  work: Generator<undefined, WorkerReply>,
): WorkerReply | undefined {
  const end = performance.now() + milliseconds;
  do {
    const { done, value } = work.next();
    if (done) {
      return value;
    }
  } while (performance.now() < end);
  return undefined;
}

function* answer(
  index: LibraryIndex,
  request: Extract<WorkerRequest, { type: 'ask' }>,
): Generator<undefined, WorkerReply> {
  const { id, name, question } = request;
  try {
    // The port's types pair each name with its question; a message carries the pair as it was sent.
    const ask = index[name] as (question: never) => ReturnType<LibraryQueries[typeof name]>;
    const given = ask.call(index, question as never);
    return { type: 'answer', id, answer: isLong(given) ? yield* given : given };
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { type: 'failure', id, detail };
  }
}

/** Whether an answer is given step by step. */
function isLong(answer: unknown): answer is Generator<undefined, unknown> {
  return typeof (answer as Partial<Generator> | null | undefined)?.next === 'function';
}

if (parentPort !== null) {
  serve(parentPort, workerData as WorkerOptions);
}
