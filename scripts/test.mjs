// npm test: installs, checks, builds and tests everything. `--only a,b` runs just those stages.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser, ensureDependencies } from './ensure-tools.mjs';
import { Interruption, root, runNode, StageError, target, tools } from './toolchain.mjs';

const results = path.join(root, 'test-results');

/** Coverage of src/core, through the source maps of what is compiled from it. */
const COVERAGE = [
  '--reporter=text-summary',
  '--all',
  '--include=out/src/core/**',
  '--check-coverage',
  '--lines=85',
];

/**
 * The stages in order. A stage that others rest on ends the run when it fails; a suite does not,
 * so that one run tells about every suite.
 *
 * @type {{name: string, suite?: boolean, work: () => Promise<unknown>}[]}
 */
const stages = [
  { name: 'install', work: ensureDependencies },
  { name: 'tools', work: ensureBrowser },
  {
    name: 'compile',
    // What was compiled from a file that is gone would still be run.
    work: () => {
      rmSync(path.join(root, 'out'), { recursive: true, force: true });
      return runNode(tools.tsc, ['-p', '.']);
    },
  },
  { name: 'lint', work: () => runNode(tools.biome, ['check']) },
  { name: 'knip', work: () => runNode(tools.knip) },
  { name: 'probes', work: () => runNode('scripts/probes.mjs') },
  { name: 'corpus', work: () => runNode('scripts/build-corpus.mjs', ['--check']) },
  {
    name: 'unit',
    suite: true,
    work: () => runNode(tools.c8, [...COVERAGE, 'node', 'out/test/support/run-unit.js']),
  },
  { name: 'build', work: () => runNode('scripts/build.mjs') },
  { name: 'package', work: () => runNode('scripts/package.mjs', ['--target', target]) },
  { name: 'contents', work: () => runNode('scripts/check-package.mjs') },
  { name: 'host', suite: true, work: () => runSuite('out/test/support/host/run-host.js') },
  { name: 'ui', suite: true, work: () => runSuite('out/test/support/ui/run-ui.js') },
];

/** Both suites drive a browser; which one, only this script decides. */
async function runSuite(program) {
  await runNode(program, [], { env: { CHROMIUM: await ensureBrowser() } });
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
process.exitCode = await main(chosen(values.only));

async function main(wanted) {
  mkdirSync(results, { recursive: true });
  for (const { name, suite } of wanted) if (suite) rmSync(eventFile(name), { force: true });
  const rows = [];
  for (const stage of wanted) {
    const row = await runStage(stage);
    rows.push(row);
    if (row.interrupted) return 130;
    if (row.failure && !stage.suite) break;
  }
  return report(rows, wanted.length);
}

async function runStage(stage) {
  console.log(`\n=== ${stage.name} ===`);
  const began = Date.now();
  let failure;
  try {
    await stage.work();
  } catch (error) {
    if (error instanceof Interruption) return { interrupted: true };
    failure = error instanceof StageError ? error.message : error.stack;
    console.error(`${stage.name} failed: ${failure}`);
  }
  const counts = stage.suite ? readCounts(stage.name) : { passed: 0, failed: 0 };
  // A stage that fails outside its tests still has to show in the last line.
  if (failure && counts.failed === 0) counts.failed = 1;
  return { ...stage, ...counts, failure, seconds: (Date.now() - began) / 1000 };
}

/** Prints the table and the totals; the totals are the last line of all. */
function report(rows, planned) {
  console.log('\nstage        tests   failed   seconds');
  for (const { name, suite, passed, failed, failure, seconds } of rows) {
    const cells = [
      name.padEnd(10),
      (suite ? String(passed + failed) : '').padStart(7),
      (suite || failed ? String(failed) : '').padStart(8),
      seconds.toFixed(1).padStart(9),
    ];
    console.log(`${cells.join(' ')}${failure ? '   FAILED' : ''}`);
  }
  if (rows.length < planned) console.log(`stopped after ${rows.at(-1)?.name}: the rest needs it`);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return rows.some(({ failure, failed }) => failure || failed > 0) ? 1 : 0;
}

/** Counts a suite's events; the same file is what its printer read. */
function readCounts(name) {
  const counts = { passed: 0, failed: 0 };
  if (!existsSync(eventFile(name))) return counts;
  for (const line of readFileSync(eventFile(name), 'utf8').split('\n').filter(Boolean)) {
    const { kind } = JSON.parse(line);
    if (kind === 'pass') counts.passed += 1;
    if (kind === 'fail' || kind === 'broken') counts.failed += 1;
  }
  return counts;
}

function eventFile(suite) {
  return path.join(results, `${suite}.ndjson`);
}

function chosen(only) {
  if (only === undefined) return stages;
  const names = only.split(',');
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(
      `no such stage: ${unknown.join(', ')}; there are ${stages.map((stage) => stage.name).join(', ')}`,
    );
    process.exit(2);
  }
  return stages.filter((stage) => names.includes(stage.name));
}
