import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { AnswerTo, LibraryQueries } from '../core/library';
import type {
  BuildReport,
  EarlyReply,
  WorkerOptions,
  WorkerReply,
  WorkerRequest,
  WorkerStart,
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
  readonly request: Extract<WorkerRequest, { type: 'ask' }>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A library across a worker thread. Every question goes there; those that a stored index answers meanwhile go there too, and the
 * answer that comes first counts.
 */
export class WorkerLibrary implements RunningLibrary {
  readonly #worker: Worker;
  readonly #early: MessagePort;
  #earlyNames: readonly string[] = [];
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
    const { port1, port2 } = new MessageChannel();
    this.#early = port1;
    port1.on('message', (reply: EarlyReply) => this.#receiveEarly(reply));
    const start: WorkerStart<MessagePort> = { options, early: port2 };
    this.#worker = new Worker(scriptPath, { workerData: start, transferList: [port2] });
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

  canAnswer(name: keyof LibraryQueries): boolean {
    return this.#isReady || this.#earlyNames.includes(name);
  }

  dispose(): void {
    this.#end();
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
    const request = { type: 'ask', id, name, question } as const;
    this.#worker.postMessage(request);
    this.#askEarly(request);
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { request, resolve: resolve as Pending['resolve'], reject });
      signal?.addEventListener('abort', () => this.#cancel(id), { once: true });
    });
  }

  #cancel(id: number): void {
    const pending = this.#pending.get(id);
    if (pending) {
      this.#settleOne(id);
      pending.resolve(undefined);
    }
  }

  /** Nobody need answer this any more. */
  #settleOne(id: number): void {
    this.#pending.delete(id);
    const request: WorkerRequest = { type: 'cancel', id };
    this.#worker.postMessage(request);
    this.#early.postMessage(request);
  }

  #askEarly(request: Pending['request']): void {
    if (this.#earlyNames.includes(request.name)) {
      this.#early.postMessage(request);
    }
  }

  #receiveEarly(reply: EarlyReply): void {
    if (this.#hasEnded || this.#isReady) {
      return;
    }
    if (reply.type === 'early') {
      this.#earlyNames = reply.names;
      for (const { request } of this.#pending.values()) {
        this.#askEarly(request);
      }
    } else if (reply.type === 'answer') {
      this.#pending.get(reply.id)?.resolve(reply.answer);
      this.#settleOne(reply.id);
    } else {
      this.#log.warn(`the stored index fails: ${reply.detail}`);
      this.#endEarly();
    }
  }

  #endEarly(): void {
    this.#earlyNames = [];
    this.#early.close();
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
      case 'note':
        this.#log.info(reply.detail);
        break;
      case 'ready':
        this.#isReady = true;
        this.#endEarly();
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
      this.#end();
      this.#events.onFailure(error);
    }
  }

  #end(): void {
    this.#hasEnded = true;
    this.#isReady = false;
    this.#endEarly();
    this.#settle();
    for (const pending of this.#pending.values()) {
      pending.resolve(undefined);
    }
    this.#pending.clear();
  }
}
