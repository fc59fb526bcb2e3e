import type { TestEvent } from './test-events';

/** Writes a run's events as an indented list, and its failures in full at the end. */
export class EventPrinter {
  readonly #write: (line: string) => void;
  readonly #failures: string[] = [];

  /** `write` takes one line without its end. */
  constructor(write: (line: string) => void = (line) => void process.stdout.write(`${line}\n`)) {
    this.#write = write;
  }

  print(event: TestEvent): void {
    switch (event.kind) {
      case 'suite':
        this.#write(`${indent(event.depth)}${event.title}`);
        break;
      case 'pass':
        this.#write(`${indent(event.depth)}✔ ${event.title} (${event.ms} ms)`);
        break;
      case 'fail':
        this.#failures.push(`${event.path.join(' › ')}\n${shift(event.stack)}`);
        this.#write(`${indent(event.depth)}✘ ${this.#failures.length}) ${event.title}`);
        break;
      case 'note':
        this.#write(`    ${event.text}`);
        break;
      case 'broken':
        this.#write(`the run broke off:\n${shift(event.stack)}`);
        break;
      case 'end':
        this.#end(event);
        break;
    }
  }

  #end(event: Extract<TestEvent, { kind: 'end' }>): void {
    this.#write('');
    this.#write(
      `  ${event.passed} passing, ${event.failed} failing (${(event.ms / 1000).toFixed(1)} s)`,
    );
    for (const [index, failure] of this.#failures.entries()) {
      this.#write('');
      this.#write(`  ${index + 1}) ${failure}`);
    }
    this.#write('');
  }
}

function indent(depth: number): string {
  return '  '.repeat(Math.max(depth, 1));
}

function shift(text: string): string {
  return text
    .split('\n')
    .map((line) => `     ${line}`)
    .join('\n');
}
