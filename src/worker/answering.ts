import type { MessagePort } from 'node:worker_threads';
import type { LibraryQueries } from '../core/library';
import type { WorkerAnswer, WorkerRequest } from '../core/library-messages';

type Ask = Extract<WorkerRequest, { type: 'ask' }>;

/** After so many ms of a long answer other questions have their turn. */
const SLICE = 8;

/** Answers the questions that come over a port; only those may come that `queries` has. */
export function answerOn(port: MessagePort, queries: Partial<LibraryQueries>): void {
  const waiting = new Map<number, Ask>();
  port.on('message', (request: WorkerRequest) => {
    if (request.type === 'cancel') {
      waiting.delete(request.id);
      return;
    }
    waiting.set(request.id, request);
    const work = answer(queries, request);
    const step = (): void => {
      if (waiting.has(request.id)) {
        const message = workFor(SLICE, work);
        if (message === undefined) {
          setImmediate(step);
        } else {
          waiting.delete(request.id);
          port.postMessage(message);
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
  work: Generator<undefined, WorkerAnswer>,
): WorkerAnswer | undefined {
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
  queries: Partial<LibraryQueries>,
  { id, name, question }: Ask,
): Generator<undefined, WorkerAnswer> {
  try {
    // The port's types pair each name with its question; a message carries the pair as it was sent.
    const ask = queries[name] as (question: never) => ReturnType<LibraryQueries[typeof name]>;
    const given = ask.call(queries, question as never);
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
