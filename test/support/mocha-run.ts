import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import Mocha from 'mocha';
import { AdviceError } from './advice';
import type { TestEvent } from './test-events';

export interface MochaRun {
  /** The folder whose compiled *.test.js files are run, the ones in its folders included. */
  readonly folder: string;
  /** The file that takes the events; begun anew. */
  readonly events: string;
  /** Milliseconds for one test or hook. */
  readonly timeout: number;
  readonly hooks?: Mocha.RootHookObject;
  /** Told every event as it is written. */
  readonly onEvent?: (event: TestEvent) => void;
}

/**
 * Runs mocha over a folder of compiled tests in this process.
 * JIANGGAO_GREP, a regular expression, picks tests by their full title; JIANGGAO_BAIL stops at a failure.
 *
 * @returns the number of failures.
 * @throws AdviceError when there is nothing to run: an empty suite is a mistake, not a success.
 */
export async function runMocha(run: MochaRun): Promise<number> {
  const write = eventWriter(run);
  const began = Date.now();
  try {
    const files = await testFiles(run.folder);
    const mocha = new Mocha({
      ui: 'tdd',
      timeout: run.timeout,
      forbidOnly: true,
      forbidPending: true,
      bail: Boolean(process.env.JIANGGAO_BAIL),
      reporter: reportTo(write),
      ...(run.hooks && { rootHooks: run.hooks }),
      ...(process.env.JIANGGAO_GREP && { grep: new RegExp(process.env.JIANGGAO_GREP, 'u') }),
    });
    for (const file of files) mocha.addFile(file);
    const counts = await new Promise<Mocha.Stats>((resolve) => {
      const runner = mocha.run(() => resolve(runner.stats as Mocha.Stats));
    });
    if (counts.passes + counts.failures === 0) {
      throw new AdviceError(`no test was run from ${run.folder}`);
    }
    write({
      kind: 'end',
      passed: counts.passes,
      failed: counts.failures,
      ms: Date.now() - began,
    });
    return counts.failures;
  } catch (error) {
    write({ kind: 'broken', stack: stackOf(error) });
    throw error;
  }
}

async function testFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.test.js')).sort();
  if (files.length === 0) throw new AdviceError(`no compiled test in ${folder}`);
  return files.map((name) => path.join(folder, name));
}

/** Appends synchronously: the extension host is ended without a flush as soon as the run is over. */
function eventWriter(run: MochaRun): (event: TestEvent) => void {
  mkdirSync(path.dirname(run.events), { recursive: true });
  rmSync(run.events, { force: true });
  return (event) => {
    appendFileSync(run.events, `${JSON.stringify(event)}\n`);
    run.onEvent?.(event);
  };
}

/** A mocha reporter that hands on events; made per run, since mocha constructs reporters itself. */
function reportTo(write: (event: TestEvent) => void): Mocha.ReporterConstructor {
  return class EventReporter extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      let depth = 0;
      runner.on('suite', (suite) => {
        if (!suite.root) write({ kind: 'suite', depth, title: suite.title });
        depth += 1;
      });
      runner.on('suite end', () => {
        depth -= 1;
      });
      runner.on('pass', (test) => {
        write({ kind: 'pass', depth, title: test.title, ms: test.duration ?? 0 });
      });
      runner.on('fail', (test, error: unknown) => {
        const stack = stackOf(error);
        write({ kind: 'fail', depth, title: test.title, path: test.titlePath(), stack });
      });
    }
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
