import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AdviceError, runProgram } from '../advice';
import { EventPrinter } from '../event-printer';
import { compiledTests, hostCache, packagedExtension, results, workspaceFixture } from '../paths';
import { EventLog } from '../test-events';
import { chooseHost } from './choose-host';
import { runInDesktop } from './desktop';
import { runInServer } from './in-server';
import type { HostRun } from './run-plan';

// The host suites: mocha inside a real extension host, with the packaged extension installed.
runProgram(async () => {
  const vsix = packagedExtension();
  if (!existsSync(vsix)) throw new AdviceError(`${vsix} does not exist: run npm run package first`);
  const scratch = mkdtempSync(path.join(tmpdir(), 'jianggao-host-'));
  try {
    const run = plan(vsix, scratch);
    const printer = new EventPrinter();
    const log = new EventLog(run.events, (event) => printer.print(event));
    const host = await chooseHost(hostCache);
    const code =
      host.kind === 'desktop'
        ? await runInDesktop(run, host.executable, log)
        : await runInServer(run, hostCache, log);
    return verdict(code, log);
  } finally {
    // The host may still be writing its last lines.
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
});

function plan(vsix: string, scratch: string): HostRun {
  const workspace = path.join(scratch, 'workspace');
  cpSync(workspaceFixture, workspace, { recursive: true });
  const developmentExtension = path.join(scratch, 'test-shell');
  mkdirSync(developmentExtension);
  writeFileSync(
    path.join(developmentExtension, 'package.json'),
    JSON.stringify({
      name: 'test-shell',
      publisher: 'jianggao-tests',
      version: '0.0.0',
      engines: { vscode: '*' },
    }),
  );
  const events = path.join(results, 'host.ndjson');
  mkdirSync(results, { recursive: true });
  rmSync(events, { force: true });
  return {
    vsix,
    scratch,
    results,
    workspace,
    developmentExtension,
    entry: path.join(compiledTests, 'host', 'index.js'),
    events,
    settings: { 'git.enabled': false, 'telemetry.telemetryLevel': 'off' },
    timeout: 600_000,
  };
}

/** A host that ends well without having finished the suites is a failure too. */
function verdict(code: number, log: EventLog): number {
  const tally = log.tally();
  if (!tally.finished) {
    console.error(`the host ended (${code}) before the suites did; see test-results/`);
    return 1;
  }
  return code !== 0 || tally.failed > 0 ? 1 : 0;
}
