/**
 * Builds the bundled library and asks it, with fuse.js alone and a plain scan as baselines in the same run.
 *   npm run bench -- library
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import Fuse from 'fuse.js';
import { findPassages } from '../src/core/corpus/passages';
import { LibraryIndex } from '../src/core/library-index';
import { minePhrases } from '../src/core/phrases/mining';
import { findTypedPiece } from '../src/core/phrases/typed-piece';
import { OccurrenceIndex } from '../src/core/retrieval/occurrence-index';
import { createFallbackSegmenter, type Segmenter } from '../src/core/text/segmenter';
import { readSpeeches } from '../src/worker/read-speeches';
import { createSegmenter } from '../src/worker/segmenter';
import { printTiming, timeEach } from './measure';

const root = process.cwd();
const { speeches } = readSpeeches(path.join(root, 'corpus'));

function megabytes(): number {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  return process.memoryUsage().rss / 1e6;
}

function build(segmenter: Segmenter): LibraryIndex {
  const started = performance.now();
  const index = new LibraryIndex(speeches, segmenter);
  const ms = Math.round(performance.now() - started);
  console.log(`index with ${segmenter.name}: ${ms} ms`, JSON.stringify(index.summary()));
  return index;
}

const before = megabytes();
const started = performance.now();
const { segmenter, failure } = createSegmenter(path.join(root, 'dist', 'jieba'));
console.log(
  `segmenter ${segmenter.name} loaded in ${Math.round(performance.now() - started)} ms`,
  failure ?? '',
);
const loaded = megabytes();
const index = build(segmenter);
build(createFallbackSegmenter());
console.log(
  `memory: ${(loaded - before).toFixed(0)} MB segmenter, ${(megabytes() - loaded).toFixed(0)} MB two indexes`,
);

const phrases = minePhrases(speeches, segmenter, new OccurrenceIndex(speeches));
const sample = phrases.filter((_, position) => position % 40 === 0);
const lines = sample.map((phrase) => `各级党组织要${phrase.text.slice(0, 2)}`);
const fuse = new Fuse(
  phrases.map((phrase) => phrase.text),
  { threshold: 0.4 },
);
const fuseTiming = timeEach(sample, (phrase) =>
  fuse.search(phrase.text.slice(0, 2), { limit: 50 }),
);
printTiming('completion, two Han: fuse.js alone (baseline)', fuseTiming);
const complete = (line: string): unknown => {
  const piece = findTypedPiece(line);
  const question = { piece, before: line, after: '', limit: 50, explicit: true, accepted: [] };
  return index.complete(question);
};
printTiming('completion, two Han', timeEach(lines, complete), fuseTiming);
printTiming(
  'completion, pinyin initials',
  timeEach(['要bwcx', '，gzl', '要qmcy', '把zzjs'], complete),
  fuseTiming,
);
printTiming(
  'completion, one wrong character',
  timeEach(['要不忘出心', '坚持以仁民'], complete),
  fuseTiming,
);

const scan = timeEach(sample, (phrase) =>
  speeches.map((speech) => speech.text.split(phrase.text).length),
);
printTiming('occurrences: plain split (baseline)', scan);
printTiming(
  'hover on a mined phrase',
  timeEach(sample, (phrase) =>
    index.provenance({ text: `我们要${phrase.text}。`, offset: 4, limit: 3 }),
  ),
  scan,
);

const passages = speeches.flatMap((speech) =>
  findPassages(speech).map((passage) => speech.text.slice(passage.start, passage.end)),
);
const queries = passages.filter((_, position) => position % 25 === 0);
const passageFuse = new Fuse(passages, { ignoreLocation: true });
const passageBaseline = timeEach(
  queries.slice(0, 3),
  (query) => passageFuse.search(query, { limit: 10 }),
  1,
);
printTiming('similar, paragraph: fuse.js alone (baseline)', passageBaseline);
printTiming(
  `similar, paragraph of ${passages.length}`,
  timeEach(queries, (query) => index.similar({ text: query, limit: 10 })),
  passageBaseline,
);

const dist = path.join(root, 'dist');
for (const file of existsSync(dist) ? readdirSync(dist) : []) {
  if (/\.(?:vsix|js)$/.test(file)) {
    console.log(`${file.padEnd(46)} ${(statSync(path.join(dist, file)).size / 1e6).toFixed(2)} MB`);
  }
}
