/**
 * Latencies in the real extension host, with the packaged extension installed into the VS Code server.
 *   npm run package && npm run bench -- host-latency
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInServer } from '../test/support/host/in-server';
import { hostCache, packagedExtension, repository, workspaceFixture } from '../test/support/paths';
import { EventLog } from '../test/support/test-events';
import { printTiming, type Timing } from './measure';

async function main(): Promise<void> {
  const vsix = packagedExtension();
  if (!existsSync(vsix)) {
    console.log(`host-latency: ${vsix} does not exist: run npm run package first`);
    return;
  }
  const scratch = mkdtempSync(path.join(tmpdir(), 'jianggao-bench-'));
  try {
    const workspace = path.join(scratch, 'workspace');
    const developmentExtension = path.join(scratch, 'shell');
    cpSync(workspaceFixture, workspace, { recursive: true });
    mkdirSync(developmentExtension);
    const manifest = {
      name: 'shell',
      publisher: 'bench',
      version: '0.0.0',
      engines: { vscode: '*' },
    };
    writeFileSync(path.join(developmentExtension, 'package.json'), JSON.stringify(manifest));
    const events = path.join(scratch, 'events');
    await runInServer(
      {
        vsix,
        scratch,
        results: scratch,
        workspace,
        developmentExtension,
        entry: path.join(repository, 'out', 'bench', 'in-host', 'latency.js'),
        events,
        settings: {},
        timeout: 300_000,
      },
      hostCache,
      new EventLog(events, () => undefined),
    );
    print(JSON.parse(readFileSync(`${events}.json`, 'utf8')) as Record<string, Timing>);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

function print(results: Record<string, Timing>): void {
  const baseline = Object.entries(results).find(([name]) => name.includes('baseline'))?.[1];
  for (const [name, timing] of Object.entries(results)) {
    printTiming(name, timing, timing === baseline ? undefined : baseline);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
