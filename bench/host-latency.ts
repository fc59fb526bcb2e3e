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
import { minePhrases } from '../src/core/phrases/mining';
import { OccurrenceIndex } from '../src/core/retrieval/occurrence-index';
import { readSpeeches } from '../src/worker/read-speeches';
import { createSegmenter } from '../src/worker/segmenter';
import { runInServer } from '../test/support/host/in-server';
import { hostCache, packagedExtension, repository, workspaceFixture } from '../test/support/paths';
import { EventLog } from '../test/support/test-events';
import type { Measured } from './in-host/latency';
import { printTiming, type Timing } from './measure';
import { generateLibrary } from './phrase-bars/generated';

/** Phrases of a library that somebody has filled with folders of his own. */
const LARGE = 100_000;

async function main(): Promise<void> {
  const vsix = packagedExtension();
  if (!existsSync(vsix)) {
    console.log(`host-latency: ${vsix} does not exist: run npm run package first`);
    return;
  }
  await measure('bundled corpus');
  const corpus = path.join(repository, 'corpus');
  const { segmenter } = createSegmenter(path.join(repository, 'dist', 'jieba'));
  const { speeches } = readSpeeches(corpus);
  const real = minePhrases(speeches, segmenter, new OccurrenceIndex(speeches));
  const generated = generateLibrary(real, LARGE, segmenter);
  const folder = mkdtempSync(path.join(tmpdir(), 'jianggao-texts-'));
  try {
    for (const { id, text } of generated.speeches) {
      writeFileSync(path.join(folder, `${id}.md`), text);
    }
    await measure(`with ${LARGE} generated phrases`, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(name: string, folder?: string): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'jianggao-bench-'));
  try {
    const workspace = path.join(scratch, 'workspace');
    const developmentExtension = path.join(scratch, 'shell');
    cpSync(workspaceFixture, workspace, { recursive: true });
    if (folder !== undefined) {
      const settings = JSON.stringify({ 'jianggao.library.folders': [folder] });
      mkdirSync(path.join(workspace, '.vscode'), { recursive: true });
      writeFileSync(path.join(workspace, '.vscode', 'settings.json'), settings);
    }
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
        vsix: packagedExtension(),
        scratch,
        results: scratch,
        workspace,
        developmentExtension,
        entry: path.join(repository, 'out', 'bench', 'in-host', 'latency.js'),
        events,
        settings: {},
        timeout: 600_000,
      },
      hostCache,
      new EventLog(events, () => undefined),
    );
    const { index, timings } = JSON.parse(readFileSync(`${events}.json`, 'utf8')) as Measured;
    console.log(`--- ${name}: ${JSON.stringify(index)}`);
    print(timings);
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
