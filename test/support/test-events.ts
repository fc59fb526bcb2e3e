import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/**
 * What a mocha run tells while it runs, one JSON object a line in a file. A file, because the
 * extension host's console reaches nobody and its process ends with the run; and one form for
 * all suites, so that one printer and one count serve them.
 */
export type TestEvent =
  | { readonly kind: 'suite'; readonly depth: number; readonly title: string }
  | { readonly kind: 'pass'; readonly depth: number; readonly title: string; readonly ms: number }
  | {
      readonly kind: 'fail';
      readonly depth: number;
      readonly title: string;
      /** Titles from the outermost suite to the test. */
      readonly path: readonly string[];
      readonly stack: string;
    }
  /** A line for the reader, for example where a picture was saved. */
  | { readonly kind: 'note'; readonly text: string }
  /** The run could not begin or go on: a test file that does not load, for example. */
  | { readonly kind: 'broken'; readonly stack: string }
  | { readonly kind: 'end'; readonly passed: number; readonly failed: number; readonly ms: number };

/** How a run ended, as far as its events tell. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** False when the run stopped before its end, or never began. */
  readonly finished: boolean;
}

/** The environment variable that names the event file to the process under test. */
export const EVENTS_VARIABLE = 'JIANGGAO_TEST_EVENTS';

/** Collects events, passes each to `onEvent`, and counts. */
export class EventLog {
  readonly #file: string;
  readonly #onEvent: (event: TestEvent) => void;
  #position = 0;
  #rest = Buffer.alloc(0);
  #passed = 0;
  #failed = 0;
  #finished = false;

  /** Reads `file`, which need not exist yet. */
  constructor(file: string, onEvent: (event: TestEvent) => void) {
    this.#file = file;
    this.#onEvent = onEvent;
  }

  /** Takes up whatever was appended since the last call. */
  drain(): void {
    if (!existsSync(this.#file)) return;
    const descriptor = openSync(this.#file, 'r');
    const chunk = Buffer.alloc(1 << 16);
    try {
      for (;;) {
        const read = readSync(descriptor, chunk, 0, chunk.length, this.#position);
        if (read === 0) break;
        this.#position += read;
        this.#take(Buffer.concat([this.#rest, chunk.subarray(0, read)]));
      }
    } finally {
      closeSync(descriptor);
    }
  }

  /** The count so far. A broken run counts as one failure, so that it is never green. */
  tally(): Tally {
    return { passed: this.#passed, failed: this.#failed, finished: this.#finished };
  }

  /** Splits at line ends in bytes: a chunk may end within a character. */
  #take(data: Buffer): void {
    let rest = data;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      this.#count(JSON.parse(rest.subarray(0, end).toString('utf8')) as TestEvent);
      rest = rest.subarray(end + 1);
    }
    this.#rest = Buffer.from(rest);
  }

  #count(event: TestEvent): void {
    if (event.kind === 'pass') this.#passed += 1;
    if (event.kind === 'fail' || event.kind === 'broken') this.#failed += 1;
    if (event.kind === 'end') this.#finished = true;
    this.#onEvent(event);
  }
}
