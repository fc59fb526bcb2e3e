/**
 * Judges the search for similar passages by queries written by hand and generated ones, beside fuse.js, MiniSearch,
 * FlexSearch, Orama, SQLite FTS5 and a plain BM25 over the same passages in the same run; then what each index costs.
 *   npm run bench -- retrieval [--sets speeches,reports,held-speeches,held-reports,generated,costs]
 *     [--engines ours,bm25] [--list]
 * --engines takes beginnings of the names in retrieval/engines.ts; --list prints every query's outcome, save those
 * of the sets kept aside while tuning. Reports are not part of the project: ../shared/library.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Speech } from '../src/core/speech/speech';
import { readSpeeches } from '../src/worker/read-speeches';
import { createSegmenter } from '../src/worker/segmenter';
import { readTexts } from './phrase-bars/bed';
import { runChild, tellParent } from './retrieval/child';
import { buildAndWeigh, type Cost, describeCost } from './retrieval/cost';
import { type BenchLibrary, type Engine, toLibrary } from './retrieval/engine';
import { engineMakers, pickNames } from './retrieval/engines';
import { generateQueries } from './retrieval/generated-queries';
import { type Query, readQueries } from './retrieval/gold';
import { runUnderNewerNode } from './retrieval/newer-node';
import {
  printAnswers,
  printDifferences,
  printKinds,
  printQuality,
  printTimings,
} from './retrieval/report';
import { ask, buildAll, joinRuns, type Run, timeTogether } from './retrieval/runs';
import { createTokenizers } from './retrieval/tokens';

const root = process.cwd();
const gold = path.join(root, 'bench', 'gold', 'retrieval');
const jieba = path.join(root, 'dist', 'jieba');
const tokenizers = createTokenizers(() => createSegmenter(jieba).segmenter);
const makers = engineMakers(tokenizers);
const libraries = new Map<string, () => readonly Speech[]>([
  ['speeches', () => readSpeeches(path.join(root, 'corpus')).speeches],
]);
const reports = path.join(root, '..', 'shared', 'library');
if (existsSync(reports)) {
  libraries.set('reports', () => readTexts(reports));
}
/** Passages up to which fuse.js, at seconds a query, is asked hundreds of generated queries. */
const FEW = 500;

const { values: options } = parseArgs({
  options: {
    sets: {
      type: 'string',
      default: 'speeches,reports,held-speeches,held-reports,generated,costs',
    },
    engines: { type: 'string', default: '' },
    list: { type: 'boolean', default: false },
    weigh: { type: 'string' },
    library: { type: 'string', default: 'speeches' },
    file: { type: 'string', default: '' },
  },
});
const sets = options.sets.split(',');
const names = pickNames(makers, options.engines.split(',').filter(Boolean));

async function main(): Promise<void> {
  const handWritten = new Map<string, Run[]>();
  for (const [name, read] of libraries) {
    const asked = sets.filter((set) => set === name || set === `held-${name}`);
    if (asked.length === 0 && !sets.includes('generated')) {
      continue;
    }
    const library = toLibrary(read());
    console.log(`\n${name}: ${library.passages.length} passages`);
    const engines = names.flatMap((engine) => makers.get(engine)?.() ?? []);
    await buildAll(engines, library);
    const timed: Query[] = [];
    for (const set of asked) {
      const queries = readQueries(fileOf(set, name), library);
      timed.push(...queries);
      handWritten.set(set, judge(set, engines, queries));
    }
    printTimes(name, engines, timed);
    if (sets.includes('generated')) {
      judgeGenerated(name, engines, library);
    }
  }
  if (!libraries.has('reports')) {
    console.log(`\nno ${reports}: judged over the nine speeches only`);
  }
  compare(handWritten);
  if (sets.includes('costs')) {
    weighAll();
  }
}

function fileOf(set: string, name: string): string {
  return path.join(gold, set.startsWith('held-') ? 'held-out' : '', `${name}.tsv`);
}

function judge(set: string, engines: readonly Engine[], queries: readonly Query[]): Run[] {
  const runs = engines.map((engine) => ask(engine, queries));
  printQuality(set, runs, set.startsWith('held-'));
  if (options.list && !set.startsWith('held-')) {
    printAnswers(runs);
  }
  return runs;
}

function printTimes(name: string, engines: readonly Engine[], queries: readonly Query[]): void {
  const isLong = ({ form }: Query): boolean => form.endsWith('paragraph');
  for (const [what, part] of [
    ['paragraphs', queries.filter(isLong)],
    ['sentences and keywords', queries.filter((query) => !isLong(query))],
  ] as const) {
    if (part.length > 0) {
      const texts = part.map(({ text }) => text);
      printTimings(`${name}: ${what}`, timeTogether(engines, texts));
    }
  }
}

function judgeGenerated(name: string, engines: readonly Engine[], library: BenchLibrary): void {
  const { segmenter } = createSegmenter(jieba);
  const dictionary = path.join(jieba, 'dict.txt');
  const each = library.passages.length > FEW ? 120 : 40;
  const queries = generateQueries(library, each, { segmenter, dictionary });
  const asked = engines.filter(({ isSlow }) => isSlow !== true || library.passages.length <= FEW);
  const left = engines.filter((engine) => !asked.includes(engine)).map((engine) => engine.name);
  printKinds(
    `${name}: generated queries`,
    asked.map((engine) => ask(engine, queries)),
  );
  if (left.length > 0) {
    console.log(`not asked, at seconds a query: ${left.join(', ')}`);
  }
}

function compare(handWritten: ReadonlyMap<string, readonly Run[]>): void {
  const isHeld = (set: string): boolean => set.startsWith('held-');
  const tuned = [...handWritten.keys()].filter((set) => !isHeld(set));
  const held = [...handWritten.keys()].filter(isHeld);
  const groups: [string, string[]][] = [
    ['queries known while tuning', tuned],
    ['queries kept aside', held],
  ];
  if (tuned.length > 0 && held.length > 0) {
    groups.push(['all hand-written queries', [...tuned, ...held]]);
  }
  for (const [title, group] of groups) {
    printDifferences(title, joinRuns(group.map((set) => handWritten.get(set) ?? [])));
  }
}

function weighAll(): void {
  const scratch = mkdtempSync(path.join(tmpdir(), 'jianggao-index-'));
  process.once('exit', () => rmSync(scratch, { recursive: true }));
  for (const library of libraries.keys()) {
    console.log(`\n--- ${library}: each index in a process of its own`);
    for (const name of names) {
      const args = ['--weigh', name, '--library', library, '--file', path.join(scratch, name)];
      const outcome = runChild<Cost>(args, { minutes: 5, heap: 4000 });
      console.log(
        'result' in outcome ? describeCost(outcome.result) : `${name}: ${outcome.failure}`,
      );
    }
  }
}

async function weigh(name: string): Promise<void> {
  const engine = makers.get(name)?.();
  const library = toLibrary(libraries.get(options.library)?.() ?? []);
  if (engine !== undefined) {
    // The dictionary is loaded before anything is weighed: the extension has it anyway.
    tokenizers.words('词');
    tellParent(await buildAndWeigh(engine, library, options.file));
  }
}

function fail(error: unknown): void {
  console.error(error);
  process.exitCode = 1;
}

if (options.weigh !== undefined) {
  weigh(options.weigh).catch(fail);
} else if (!runUnderNewerNode()) {
  main().catch(fail);
}
