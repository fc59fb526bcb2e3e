/**
 * Judges completion against phrases that readers marked (bench/gold/phrases/<speech>.tsv: start, end, phrase),
 * by what it does to prose that the library does not hold, and by its cost at two sizes beside fuse.js alone
 * and MiniSearch in the same run. Reports and news are not part of the project.
 *   npm run bench -- phrases [folder of reports] [news .jsonl] [folder of gold] [--list]
 */
import path from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { Completer } from '../src/core/phrases/completer';
import type { Phrase } from '../src/core/phrases/phrase';
import { findTypedPiece } from '../src/core/phrases/typed-piece';
import { OccurrenceIndex } from '../src/core/retrieval/occurrence-index';
import { pinyinKeys } from '../src/core/text/pinyin';
import { readSpeeches } from '../src/worker/read-speeches';
import { createSegmenter } from '../src/worker/segmenter';
import { printTiming, timeEach } from './measure';
import { judge, Tally } from './phrase-bars/bars';
import { buildBed, readTexts } from './phrase-bars/bed';
import { generateLibrary } from './phrase-bars/generated';
import { readGold } from './phrase-bars/gold';
import { measureNoise, readNews } from './phrase-bars/noise';

const root = process.cwd();
const args = process.argv.slice(2).filter((arg) => arg !== '--list');
const list = process.argv.includes('--list');
const shared = path.join(root, '..', 'shared');
const reportFolder = args[0] ?? path.join(shared, 'library');
const newsFile = args[1] ?? path.join(shared, 'scale', 'xwlb-2018.jsonl');
const goldFolder = args[2] ?? path.join(root, 'bench', 'gold', 'phrases');

const { segmenter } = createSegmenter(path.join(root, 'dist', 'jieba'));
const bundledSpeeches = readSpeeches(path.join(root, 'corpus')).speeches;
const reports = readTexts(reportFolder);
const bundled = buildBed('bundled', bundledSpeeches, segmenter);

const gold = [...readGold(goldFolder)];
const bundledIds = new Set(bundledSpeeches.map(({ id }) => id));
const ofBundled = gold.filter(([id]) => bundledIds.has(id));
const ofReports = gold.filter(([id]) => reports.some((report) => report.id === id));
printBars('corpus', ofBundled, bundled);
if (ofReports.length > 0) {
  const whole = buildBed('bundled and reports', [...bundledSpeeches, ...reports], segmenter);
  printBars('reports', ofReports, whole);
}

const strange = reports.filter(({ id }) => id.endsWith('2010')).map(({ text }) => text);
for (const [name, texts] of [
  ['a report of 2010', strange],
  ['news of 2018', readNews(newsFile, 80, 25)],
] as const) {
  if (texts.length > 0) {
    measureNoise(name, texts, bundled, segmenter);
  }
}

printCost('bundled', bundled.phrases, bundled.completer);
const generated = generateLibrary(bundled.phrases, 100_000, segmenter);
const before = megabytes();
const started = performance.now();
const { speeches } = generated;
const concordance = new OccurrenceIndex(speeches);
const large = new Completer(
  { phrases: generated.phrases, frames: [] },
  { speeches, concordance },
  segmenter,
);
console.log(
  `100,000 generated phrases: index ${Math.round(performance.now() - started)} ms,` +
    ` ${(megabytes() - before).toFixed(0)} MB beside phrases and texts`,
);
printCost('100,000', generated.phrases, large);

function printBars(name: string, files: typeof gold, bed: typeof bundled): void {
  const tally = new Tally();
  for (const [id, phrases] of files) {
    judge(id, phrases, bed, { tally, list });
  }
  if (files.length > 0) {
    console.log(`--- ${name}: ${files.map(([id]) => id).join(' ')}`);
    tally.print();
  }
}

/** Builds an index over the phrases' texts, and prints what that cost. */
function built<T>(what: string, build: () => T): T {
  const before = megabytes();
  const started = performance.now();
  const index = build();
  const ms = Math.round(performance.now() - started);
  console.log(`${what}: index ${ms} ms, ${(megabytes() - before).toFixed(0)} MB`);
  return index;
}

function printCost(name: string, phrases: readonly Phrase[], completer: Completer): void {
  const each = Math.ceil(phrases.length / 100);
  const sample = phrases.filter((_, i) => i % each === 0).map(({ text }) => text);
  const texts = phrases.map(({ text }) => text);
  const fuse = built(`${name}: fuse.js alone`, () => new Fuse(texts, { threshold: 0.4 }));
  const ask = (before: string): unknown =>
    completer.complete({ piece: findTypedPiece(before), before, explicit: true, limit: 50 });
  const context = '各级党组织要提高政治站位，强化责任担当，坚持问题导向，';
  const few = sample.slice(0, phrases.length > 50_000 ? 10 : 50);
  const alone = timeEach(few, (text) => fuse.search(text.slice(0, 2), { limit: 50 }), 1);
  printTiming(`${name}: fuse.js alone, two Han (baseline)`, alone);
  const mini = built(`${name}: MiniSearch`, () => {
    const index = new MiniSearch<{ id: number; text: string }>({
      fields: ['text'],
      tokenize: (text) => [text],
    });
    index.addAll(texts.map((text, id) => ({ id, text })));
    return index;
  });
  const suggest = (text: string): unknown => mini.autoSuggest(text.slice(0, 2));
  printTiming(`${name}: MiniSearch autoSuggest, two Han`, timeEach(sample, suggest), alone);
  for (const [what, typed] of [
    ['two Han', (text: string) => text.slice(0, 2)],
    ['one Han, asked for', (text: string) => text.slice(0, 1)],
    ['one letter, asked for', (text: string) => pinyinKeys(text).initials.slice(0, 1)],
    ['four initials', (text: string) => pinyinKeys(text).initials.slice(0, 4)],
    ['syllables', (text: string) => pinyinKeys(text).full.slice(0, 7)],
    ['a Han and letters', (text: string) => text.charAt(0) + pinyinKeys(text).initials.slice(1, 4)],
    ['a wrong character', (text: string) => `${text.slice(0, 2)}龘${text.slice(3, 4)}`],
    [
      'a wrong letter',
      (text: string) =>
        `${pinyinKeys(text).initials.slice(0, 2)}v${pinyinKeys(text).initials.slice(3, 4)}`,
    ],
    ['nothing typed, asked for', () => ''],
  ] as const) {
    const lines = sample.map((text) => context + typed(text));
    printTiming(`${name}: ${what}`, timeEach(lines, ask), alone);
  }
  const ghost = (text: string): unknown =>
    completer.continuation({ before: context + text.slice(0, 3), atLeast: 0.8 });
  printTiming(`${name}: ghost text`, timeEach(sample, ghost), alone);
}

function megabytes(): number {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
