/**
 * The search for similar passages in 100,000 passages beside the other engines, and alone in 1,000,000: real news
 * items first, then passages put together of their sentences. Each engine runs in a process of its own.
 *   npm run bench -- retrieval-scale [--engines ours,flexsearch] [--sizes 100000,1000000] [--minutes 15]
 * News and reports are not part of the project: ../shared/scale, ../shared/library.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createSegmenter } from '../src/worker/segmenter';
import { readTexts } from './phrase-bars/bed';
import { type Outcome, runChild, tellParent } from './retrieval/child';
import { describeCost } from './retrieval/cost';
import { toLibrary } from './retrieval/engine';
import { engineMakers, pickNames } from './retrieval/engines';
import { runUnderNewerNode } from './retrieval/newer-node';
import { readScaleLibrary } from './retrieval/scale';
import { runAtScale, type ScaleResult, startWarm, type WarmStart } from './retrieval/scale-run';
import { createTokenizers } from './retrieval/tokens';

const root = process.cwd();
const shared = path.join(root, '..', 'shared');
const news = path.join(shared, 'scale');
const tokenizers = createTokenizers(
  () => createSegmenter(path.join(root, 'dist', 'jieba')).segmenter,
);
const makers = engineMakers(tokenizers);
/** fuse.js takes half a minute for a paragraph here; the others are slower than another configuration and no better. */
const LEFT_OUT = ['fuse-default', 'fuse-words', 'minisearch-both', 'orama-words'];
const STARTS = 5;
const WARM_QUERY =
  '要把改革发展的成果更多更公平地惠及人民群众，着力解决就业、教育、医疗、住房等方面的突出问题。';

const { values: options } = parseArgs({
  options: {
    engines: { type: 'string', default: '' },
    sizes: { type: 'string', default: '100000,1000000' },
    minutes: { type: 'string', default: '15' },
    run: { type: 'string' },
    warm: { type: 'string' },
    size: { type: 'string', default: '' },
    file: { type: 'string', default: '' },
  },
});

type Results = ReadonlyMap<string, ScaleResult>;

function main(): void {
  if (!existsSync(news)) {
    console.log(`no ${news}: nothing to search at scale`);
    return;
  }
  const scratch = mkdtempSync(path.join(tmpdir(), 'jianggao-scale-'));
  try {
    let previous: Results = new Map();
    for (const [i, size] of options.sizes.split(',').map(Number).entries()) {
      const results = measure(size, i === 0 ? namesAsked() : ['ours'], scratch);
      printGrowth(previous, results);
      previous = results;
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function namesAsked(): string[] {
  const wanted = options.engines.split(',').filter(Boolean);
  const names = pickNames(makers, wanted);
  return wanted.length > 0 ? names : names.filter((name) => !LEFT_OUT.includes(name));
}

function measure(size: number, names: readonly string[], scratch: string): Results {
  const results = new Map<string, ScaleResult>();
  for (const name of names) {
    const file = path.join(scratch, name);
    const args = ['--run', name, '--size', `${size}`, '--file', file];
    const limits = { minutes: Number(options.minutes), heap: size > 200_000 ? 14_000 : 8000 };
    const outcome = runChild<ScaleResult>(args, limits);
    if ('failure' in outcome) {
      console.log(`${name}: ${outcome.failure}`);
      continue;
    }
    const { result } = outcome;
    if (results.size === 0) {
      const { real, passages } = result;
      console.log(
        `\n=== ${passages} passages: ${real} real (${((100 * real) / passages).toFixed(1)} %), ${passages - real} generated`,
      );
    }
    results.set(name, result);
    print(result);
    warmStarts(name, file);
    rmSync(file, { force: true });
  }
  printRatio(results);
  return results;
}

function print({ cost, passages, paragraph, piece }: ScaleResult): void {
  console.log(describeCost(cost));
  const each = (bytes: number): string => `${(bytes / passages).toFixed(0)} bytes`;
  console.log(`    a passage: resident ${each(cost.rss)}, heap and buffers ${each(cost.heap)}`);
  for (const [what, { p50, p95, cpu, mrr, queries }] of [
    ['paragraph', paragraph],
    ['piece of 35 字', piece],
  ] as const) {
    console.log(
      `    ${what}: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms (of processor ${cpu.p50.toFixed(2)}, ${cpu.p95.toFixed(2)}),` +
        ` known-item MRR ${mrr.toFixed(3)} (${queries} queries)`,
    );
  }
}

function warmStarts(name: string, file: string): void {
  const engine = makers.get(name)?.();
  if (engine?.load === undefined) {
    return;
  }
  const starts: WarmStart[] = [];
  for (let i = 0; i < STARTS; i++) {
    const args = ['--warm', name, '--file', file];
    const outcome: Outcome<WarmStart> = runChild(args, { minutes: 5, heap: 8000 });
    if ('failure' in outcome) {
      console.log(`    warm start: ${outcome.failure}`);
      return;
    }
    starts.push(outcome.result);
  }
  const median = (pick: (start: WarmStart) => number): number =>
    starts.map(pick).sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0;
  console.log(
    `    warm start: loaded after ${median(({ loadMs }) => loadMs).toFixed(0)} ms, answered after ` +
      `${median(({ answeredMs }) => answeredMs).toFixed(0)} ms, ${(median(({ rss }) => rss) / 1e6).toFixed(0)} MB`,
  );
}

/** Ours against the fastest library; the plain BM25 is nobody's library. */
function printRatio(results: Results): void {
  const ours = results.get('ours');
  const libraries = [...results]
    .filter(([name]) => !name.startsWith('ours') && !name.startsWith('bm25'))
    .sort(([, a], [, b]) => a.paragraph.p95 - b.paragraph.p95);
  const [fastest] = libraries;
  if (ours !== undefined && fastest !== undefined) {
    const [, { cost, paragraph }] = fastest;
    console.log(
      `\nparagraph, p95: ours ${ours.paragraph.p95.toFixed(2)} ms, the fastest library's ${paragraph.p95.toFixed(2)} ms ` +
        `(${cost.name}): × ${(ours.paragraph.p95 / paragraph.p95).toFixed(3)}`,
    );
  }
}

function printGrowth(small: Results, large: Results): void {
  const before = small.get('ours');
  const after = large.get('ours');
  if (before === undefined || after === undefined) {
    return;
  }
  const factor = (pick: (result: ScaleResult) => number): string =>
    (pick(after) / pick(before)).toFixed(1);
  console.log(
    `\nours, × ${factor(({ passages }) => passages)} passages: build × ${factor(({ cost }) => cost.buildMs)}, ` +
      `resident × ${factor(({ cost }) => cost.rss)}, heap and buffers × ${factor(({ cost }) => cost.heap)}, ` +
      `file × ${factor(({ cost }) => Number(cost.file))}, paragraph p50 × ${factor(({ paragraph }) => paragraph.p50)}, ` +
      `p95 × ${factor(({ paragraph }) => paragraph.p95)}`,
  );
}

async function run(name: string): Promise<void> {
  const engine = makers.get(name)?.();
  const library = readScaleLibrary(news, Number(options.size));
  if (engine === undefined) {
    return;
  }
  // The dictionary is loaded before anything is weighed: the extension has it anyway.
  tokenizers.words('词');
  const reports = toLibrary(readTexts(path.join(shared, 'library')));
  const strange = reports.passages.map(({ text }) => text);
  tellParent(await runAtScale(engine, library, { strange, file: options.file }));
}

function warm(name: string): void {
  const engine = makers.get(name)?.();
  if (engine !== undefined) {
    tellParent(startWarm(engine, options.file, WARM_QUERY));
  }
}

function fail(error: unknown): void {
  console.error(error);
  process.exitCode = 1;
}

if (options.run !== undefined) {
  run(options.run).catch(fail);
} else if (options.warm !== undefined) {
  warm(options.warm);
} else if (!runUnderNewerNode()) {
  main();
}
