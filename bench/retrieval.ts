/**
 * Judges the search for similar passages by queries written by hand and generated ones, beside fuse.js, MiniSearch,
 * FlexSearch, Orama, SQLite FTS5 and a plain BM25 over the same passages in the same run.
 *   npm run bench -- retrieval [--sets speeches,reports,held-speeches,held-reports] [--engines ours,bm25] [--list]
 * --engines takes beginnings of the names in retrieval/engines.ts; --list prints every query's outcome, save those
 * of the sets kept aside while tuning. Reports are not part of the project: ../shared/library.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readSpeeches } from '../src/worker/read-speeches';
import { createSegmenter } from '../src/worker/segmenter';
import { readTexts } from './phrase-bars/bed';
import { toLibrary } from './retrieval/engine';
import { createEngines } from './retrieval/engines';
import { readQueries } from './retrieval/gold';
import { runUnderNewerNode } from './retrieval/newer-node';
import { printAnswers, printDifferences, printQuality, printTimings } from './retrieval/report';
import { ask, buildAll, type Run, timeTogether } from './retrieval/runs';
import { createTokenizers } from './retrieval/tokens';

const root = process.cwd();
const gold = path.join(root, 'bench', 'gold', 'retrieval');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sets: { type: 'string', default: 'speeches,reports,held-speeches,held-reports' },
      engines: { type: 'string', default: '' },
      list: { type: 'boolean', default: false },
    },
  });
  const sets = values.sets.split(',');
  const wanted = values.engines.split(',').filter(Boolean);
  const { segmenter } = createSegmenter(path.join(root, 'dist', 'jieba'));
  const tokenizers = createTokenizers(segmenter);
  const bySet = new Map<string, Run[]>();
  for (const [name, read] of [
    ['speeches', () => readSpeeches(path.join(root, 'corpus')).speeches],
    ['reports', () => readTexts(path.join(root, '..', 'shared', 'library'))],
  ] as const) {
    const asked = sets.filter((set) => set.replace('held-', '') === name);
    const library = toLibrary(asked.length > 0 ? read() : []);
    if (library.passages.length === 0) {
      continue;
    }
    console.log(`\n${name}: ${library.passages.length} passages`);
    const engines = createEngines(tokenizers, wanted);
    await buildAll(engines, library);
    for (const set of asked) {
      const file = path.join(gold, set.startsWith('held-') ? 'held-out' : '', `${name}.tsv`);
      const queries = readQueries(file, library);
      const runs = engines.map((engine) => ask(engine, queries));
      bySet.set(set, runs);
      printQuality(set, runs);
      if (values.list && !set.startsWith('held-')) {
        printAnswers(runs);
      }
      const paragraphs = queries.filter(({ form }) => form.endsWith('paragraph'));
      printTimings(
        `${set}: paragraph queries`,
        timeTogether(
          engines,
          paragraphs.map(({ text }) => text),
        ),
      );
    }
  }
  for (const [title, isMeant] of [
    ['tuning queries', (set: string) => !set.startsWith('held-')],
    ['queries kept aside', (set: string) => set.startsWith('held-')],
    ['all hand-written queries', () => true],
  ] as const) {
    printDifferences(
      title,
      join([...bySet].filter(([set]) => isMeant(set)).map(([, runs]) => runs)),
    );
  }
}

/** The runs of several sets, engine by engine. */
function join(sets: readonly (readonly Run[])[]): Run[] {
  const [first = [], ...others] = sets;
  return first.map((run) => ({
    ...run,
    answers: [
      ...run.answers,
      ...others.flatMap((runs) => runs.find(({ engine }) => engine === run.engine)?.answers ?? []),
    ],
  }));
}

if (!runUnderNewerNode()) {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
