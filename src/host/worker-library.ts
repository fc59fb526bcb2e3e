import { Worker } from 'node:worker_threads';
import type { AnswerTo, LibraryQueries } from '../core/library';
import type {
  BuildReport,
  WorkerOptions,
  WorkerReply,
  WorkerRequest,
} from '../core/library-messages';
import type { RunningLibrary } from './library-switch';
import type { Logger } from './log';

/** What the host is told while the library starts. */
export interface LibraryEvents {
  onReady(report: BuildReport): void;
  onSegmenterFailed(detail: string): void;
  /** The thread ended by itself; every question from now on is answered with undefined. */
  onFailure(error: Error): void;
}

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A library across a worker thread. */
export class WorkerLibrary implements RunningLibrary {
  readonly #worker: Worker;
  readonly #log: Logger;
  readonly #events: LibraryEvents;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #isReady = false;
  #hasEnded = false;
  #settle: () => void = () => undefined;
  readonly settled = new Promise<void>((resolve) => {
    this.#settle = resolve;
  });

  constructor(
    scriptPath: string,
    options: WorkerOptions,
    context: { log: Logger; events: LibraryEvents },
  ) {
    this.#log = context.log;
    this.#events = context.events;
    this.#worker = new Worker(scriptPath, { workerData: options });
    this.#worker.on('message', (reply: WorkerReply) => this.#receive(reply));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`the library thread ended (${code})`)));
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  dispose(): void {
    this.#hasEnded = true;
    this.#isReady = false;
    this.#settleAll();
    this.#worker.terminate().catch((error: unknown) => this.#log.error(String(error)));
  }

  /** Undefined when the question was cancelled or the thread has ended. */
  ask<Name extends keyof LibraryQueries>(
    name: Name,
    question: Parameters<LibraryQueries[Name]>[0],
    signal: AbortSignal | undefined,
  ): Promise<AnswerTo<Name> | undefined> {
    if (this.#hasEnded || signal?.aborted) {
      return Promise.resolve(undefined);
    }
    const id = this.#nextId++;
    this.#post({ type: 'ask', id, name, question });
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as Pending['resolve'], reject });
      signal?.addEventListener('abort', () => this.#cancel(id), { once: true });
    });
  }

  #cancel(id: number): void {
    const pending = this.#pending.get(id);
    if (pending) {
      this.#pending.delete(id);
      this.#post({ type: 'cancel', id });
      pending.resolve(undefined);
    }
  }

  #post(request: WorkerRequest): void {
    this.#worker.postMessage(request);
  }

  #receive(reply: WorkerReply): void {
    // What was under way when it was ended still arrives.
    if (this.#hasEnded) {
      return;
    }
    switch (reply.type) {
      case 'segmenter-failed':
        this.#events.onSegmenterFailed(reply.detail);
        break;
      case 'ready':
        this.#isReady = true;
        this.#settle();
        this.#events.onReady(reply.report);
        break;
      case 'answer':
        this.#pending.get(reply.id)?.resolve(reply.answer);
        this.#pending.delete(reply.id);
        break;
      case 'failure':
        this.#pending.get(reply.id)?.reject(new Error(reply.detail));
        this.#pending.delete(reply.id);
        break;
    }
  }

  #fail(error: Error): void {
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#isReady = false;
      this.#settleAll();
      this.#events.onFailure(error);
    }
  }

  #settleAll(): void {
    this.#settle();
    for (const pending of this.#pending.values()) {
      pending.resolve(undefined);
    }
    this.#pending.clear();
  }
}
