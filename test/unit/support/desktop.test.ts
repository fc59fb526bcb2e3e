import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseHost } from '../../support/host/choose-host';
import { runInDesktop } from '../../support/host/desktop';
import type { HostRun } from '../../support/host/run-plan';
import { EventLog, type TestEvent } from '../../support/test-events';

interface Call {
  readonly program: string;
  readonly args: readonly string[];
  readonly display: string | undefined;
}

/** A folder laid out like a downloaded VS Code, whose programs note how they are called. */
class StandIn {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'jianggao-stand-in-'));
  readonly executable = path.join(this.folder, 'code');
  readonly #calls = path.join(this.folder, 'calls.ndjson');

  /** `install` and `tests` are the bodies of the command line program and of the application. */
  constructor(programs: { readonly install?: string; readonly tests?: string }) {
    mkdirSync(path.join(this.folder, 'bin'));
    this.#write(path.join(this.folder, 'bin', 'code'), programs.install ?? '');
    this.#write(this.executable, programs.tests ?? '');
  }

  get run(): HostRun {
    return {
      vsix: path.join(this.folder, 'jianggao.vsix'),
      scratch: this.folder,
      results: this.folder,
      workspace: path.join(this.folder, 'workspace'),
      developmentExtension: path.join(this.folder, 'shell'),
      entry: path.join(this.folder, 'entry.js'),
      events: path.join(this.folder, 'events.ndjson'),
      settings: { 'git.enabled': false },
      timeout: 20_000,
    };
  }

  calls(): Call[] {
    const lines = readFileSync(this.#calls, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Call);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #write(file: string, body: string): void {
    const call =
      '{ program: __filename, args: process.argv.slice(2), display: process.env.DISPLAY }';
    writeFileSync(
      file,
      `#!/usr/bin/env node
const { appendFileSync } = require('node:fs');
appendFileSync(${JSON.stringify(this.#calls)}, JSON.stringify(${call}) + '\\n');
const tell = (event) => appendFileSync(process.env.JIANGGAO_TEST_EVENTS, JSON.stringify(event) + '\\n');
${body}`,
    );
    chmodSync(file, 0o755);
  }
}

const PASS = `tell({ kind: 'pass', depth: 1, title: '通过', ms: 1 });`;
const END = `tell({ kind: 'end', passed: 1, failed: 0, ms: 1 });`;

suite('desktop launcher, against a stand-in for VS Code', () => {
  const before = process.env.DISPLAY;
  suiteSetup(() => {
    // The stand-ins are scripts with a #! line.
    assert.notEqual(process.platform, 'win32', 'these tests need a POSIX system');
    process.env.DISPLAY = ':7';
  });
  suiteTeardown(() => {
    if (before === undefined) delete process.env.DISPLAY;
    else process.env.DISPLAY = before;
  });

  async function launch(programs: { install?: string; tests?: string }) {
    const standIn = new StandIn(programs);
    const events: TestEvent[] = [];
    const log = new EventLog(standIn.run.events, (event) => events.push(event));
    try {
      const code = await runInDesktop(standIn.run, standIn.executable, log);
      return { code, events, tally: log.tally(), calls: standIn.calls(), run: standIn.run };
    } finally {
      standIn.remove();
    }
  }

  test('installs the package, then starts the suites in the same profile', async () => {
    const { calls, run } = await launch({ tests: PASS + END });
    const profile = [
      `--extensions-dir=${run.scratch}/extensions`,
      `--user-data-dir=${run.scratch}/user`,
    ];
    assert.deepEqual(calls[0]?.args, [...profile, '--install-extension', run.vsix, '--force']);
    assert.match(calls[0]?.program ?? '', /bin\/code$/u);
    const args = calls[1]?.args ?? [];
    assert.equal(args[0], run.workspace);
    for (const expected of [
      ...profile,
      `--extensionDevelopmentPath=${run.developmentExtension}`,
      `--extensionTestsPath=${run.entry}`,
    ]) {
      assert.ok(args.includes(expected), `${expected} in ${args.join(' ')}`);
    }
    assert.equal(calls[1]?.display, ':7');
  });

  test('hands on the events and the code of a green run', async () => {
    const { code, events, tally } = await launch({ tests: PASS + END });
    assert.equal(code, 0);
    assert.deepEqual(tally, { passed: 1, failed: 0, finished: true });
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['pass', 'end'],
    );
  });

  test('gives the code of a red run', async () => {
    const { code } = await launch({ tests: `${PASS + END} process.exit(3);` });
    assert.equal(code, 3);
  });

  test('an end without the end of the suites is not finished', async () => {
    const { code, tally } = await launch({ tests: PASS });
    assert.equal(code, 0);
    assert.equal(tally.finished, false);
  });

  test('a death by signal is not a success', async () => {
    const { code } = await launch({ tests: `process.kill(process.pid, 'SIGKILL');` });
    assert.equal(code, 1);
  });

  test('a refused package is told with the installer’s words, and no suite starts', async () => {
    const standIn = new StandIn({
      install: `console.error('包已损坏'); process.exit(1);`,
      tests: PASS,
    });
    const log = new EventLog(standIn.run.events, () => {});
    await assert.rejects(runInDesktop(standIn.run, standIn.executable, log), /包已损坏/u);
    assert.equal(standIn.calls().length, 1);
    standIn.remove();
  });

  test('an executable that is not there is told', async () => {
    const standIn = new StandIn({});
    const log = new EventLog(standIn.run.events, () => {});
    const missing = path.join(standIn.folder, 'nowhere', 'code');
    await assert.rejects(runInDesktop(standIn.run, missing, log), { name: 'AdviceError' });
    standIn.remove();
  });

  test('suites that never end are ended', async () => {
    const standIn = new StandIn({ tests: `${PASS} setInterval(() => {}, 1000);` });
    const log = new EventLog(standIn.run.events, () => {});
    const code = await runInDesktop({ ...standIn.run, timeout: 800 }, standIn.executable, log);
    assert.notEqual(code, 0);
    assert.equal(log.tally().finished, false);
    standIn.remove();
  });
});

suite('choice of the host', () => {
  const closed = () => Promise.reject(new Error('getaddrinfo ENOTFOUND'));

  test('a closed network leads to the server', async () => {
    assert.deepEqual(await chooseHost('/cache', undefined, closed), { kind: 'server' });
  });

  test('the desktop that is asked for and cannot be had is an error that says why', async () => {
    await assert.rejects(chooseHost('/cache', 'desktop', closed), /ENOTFOUND/u);
  });

  test('the server that is asked for needs no download', async () => {
    const never = () => assert.fail('downloaded');
    assert.deepEqual(await chooseHost('/cache', 'server', never), { kind: 'server' });
  });

  test('another wish is an error', async () => {
    await assert.rejects(chooseHost('/cache', 'web', closed), /desktop or server/u);
  });
});
