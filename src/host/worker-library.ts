import { Worker } from 'node:worker_threads';
import type * as vscode from 'vscode';
import type { Library, LibraryProblem, LibraryQueries, LibrarySummary } from '../core/library';
import type { WorkerOptions, WorkerReply, WorkerRequest } from '../core/library-messages';
import type { Logger } from './log';

/** What the host is told while the library starts. */
export interface LibraryEvents {
  onReady(summary: LibrarySummary, milliseconds: number): void;
  /** All files that could not be read, once, when the index is ready; not called when there are none. */
  onProblems(problems: readonly LibraryProblem[]): void;
  onSegmenterFailed(detail: string): void;
  /** The thread ended by itself; every question from now on is answered with undefined. */
  onFailure(error: Error): void;
}

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The library across a worker thread. */
export class WorkerLibrary implements Library, vscode.Disposable {
  readonly #worker: Worker;
  readonly #log: Logger;
  readonly #events: LibraryEvents;
  readonly #pending = new Map<number, Pending>();
  readonly #problems: LibraryProblem[] = [];
  #nextId = 1;
  #isReady = false;
  #hasEnded = false;

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

  readonly complete: Library['complete'] = (question, signal) =>
    this.#ask('complete', question, signal);
  readonly example: Library['example'] = (question, signal) =>
    this.#ask('example', question, signal);
  readonly provenance: Library['provenance'] = (question, signal) =>
    this.#ask('provenance', question, signal);
  readonly similar: Library['similar'] = (question, signal) =>
    this.#ask('similar', question, signal);
  readonly outline: Library['outline'] = (question, signal) =>
    this.#ask('outline', question, signal);
  readonly speeches: Library['speeches'] = (question, signal) =>
    this.#ask('speeches', question, signal);
  readonly speech: Library['speech'] = (question, signal) => this.#ask('speech', question, signal);

  dispose(): void {
    this.#hasEnded = true;
    this.#settleAll();
    this.#worker.terminate().catch((error: unknown) => this.#log.error(String(error)));
  }

  /** Undefined when the question was cancelled or the thread has ended. */
  #ask<Name extends keyof LibraryQueries>(
    name: Name,
    question: Parameters<LibraryQueries[Name]>[0],
    signal: AbortSignal | undefined,
  ): Promise<ReturnType<LibraryQueries[Name]> | undefined> {
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
    switch (reply.type) {
      case 'problem':
        this.#problems.push(reply.problem);
        break;
      case 'segmenter-failed':
        this.#events.onSegmenterFailed(reply.detail);
        break;
      case 'ready':
        this.#isReady = true;
        this.#events.onReady(reply.summary, reply.milliseconds);
        if (this.#problems.length > 0) {
          this.#events.onProblems(this.#problems);
        }
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
    for (const pending of this.#pending.values()) {
      pending.resolve(undefined);
    }
    this.#pending.clear();
  }
}
