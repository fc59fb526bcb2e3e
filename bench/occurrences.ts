/**
 * Look-up of pieces of text: counts against String.split over real reports, then times against a plain scan over
 * libraries of growing size, and what building the index takes.
 *   npm run bench -- occurrences [folder of .txt reports [folder of .jsonl news]]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { minePhrases } from '../src/core/phrases/mining';
import { ProvenanceIndex } from '../src/core/provenance/provenance-index';
import { OccurrenceIndex } from '../src/core/retrieval/occurrence-index';
import { parseSpeech, type Speech } from '../src/core/speech/speech';
import { readSpeeches } from '../src/worker/read-speeches';
import { createSegmenter } from '../src/worker/segmenter';
import { printTiming, timeEach } from './measure';

const root = process.cwd();
const [reports = path.join(root, '..', 'shared', 'library'), news] = process.argv.slice(2);
const scale = news ?? path.join(reports, '..', 'scale');

function readReports(): Speech[] {
  return filesIn(reports, '.txt').map((file) =>
    parseSpeech(path.basename(file), readFileSync(file)),
  );
}

function readNews(): Speech[] {
  return filesIn(scale, '.jsonl').flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { id: string; text: string })
      .map(({ id, text }) => parseSpeech(id, Buffer.from(text))),
  );
}

function filesIn(folder: string, ending: string): string[] {
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith(ending))
    .map((file) => path.join(folder, file));
}

/** Always the same numbers in [0, 1). */
function createRandom(): () => number {
  let state = 20_200_326;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Pieces of `shortest` to `longest` UTF-16 units from anywhere in the speeches, marks and line ends included. */
function piecesOf(speeches: readonly Speech[], number: number, lengths: [number, number]) {
  const random = createRandom();
  const [shortest, longest] = lengths;
  return Array.from({ length: number }, () => {
    const text = speeches[Math.floor(random() * speeches.length)]?.text ?? '';
    const start = Math.floor(random() * text.length);
    return text.slice(start, start + shortest + Math.floor(random() * (longest - shortest + 1)));
  }).filter((piece) => piece !== '');
}

/** Places that do not overlap, as split finds them, and all that a scan from each next unit finds. */
function countBySplit(speeches: readonly Speech[], piece: string): number {
  return speeches.reduce((sum, { text }) => sum + text.split(piece).length - 1, 0);
}

function countByScan(speeches: readonly Speech[], piece: string): number {
  let count = 0;
  for (const { text } of speeches) {
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
      count++;
    }
  }
  return count;
}

/** Split counts 好好 in 好好好 once: where a piece can overlap itself only the scan says what is right. */
function checkCounts(speeches: readonly Speech[]): void {
  const index = new OccurrenceIndex(speeches);
  const pieces = [...new Set(piecesOf(speeches, 5000, [1, 24]))];
  const absent = pieces.map((piece) => `${piece.slice(1)}${piece.charAt(0)}`);
  let [bySplit, byScan, places] = [0, 0, 0];
  for (const piece of [...pieces, ...absent]) {
    const count = index.count(piece);
    const scanned = countByScan(speeches, piece);
    bySplit += count === countBySplit(speeches, piece) ? 1 : 0;
    byScan += count === scanned ? 1 : 0;
    places += index.find(piece).length === scanned ? 1 : 0;
  }
  const all = pieces.length + absent.length;
  console.log(
    `${all} pieces: count equals split for ${bySplit}, a scan with overlaps for ${byScan}; places listed ${places}`,
  );
}

/** What the hover says of every tenth mined phrase, against a scan. */
function checkHovers(speeches: readonly Speech[]): void {
  const { segmenter } = createSegmenter(path.join(root, 'dist', 'jieba'));
  const occurrences = new OccurrenceIndex(speeches);
  const phrases = minePhrases(speeches, segmenter, occurrences);
  const index = new ProvenanceIndex({ speeches, phrases, occurrences, segmenter });
  const sample = phrases.filter((_, position) => position % 10 === 0);
  const right = sample.filter(({ text }) => {
    const hover = index.around({ text, offset: 0, limit: 3 });
    return hover?.text === text && hover.summary.occurrences === countByScan(speeches, text);
  });
  console.log(`hovers on ${sample.length} of ${phrases.length} phrases: right for ${right.length}`);
}

function build(name: string, speeches: readonly Speech[]): OccurrenceIndex {
  const characters = speeches.reduce((sum, { text }) => sum + text.length, 0);
  const before = process.cpuUsage();
  const started = performance.now();
  const index = new OccurrenceIndex(speeches);
  const ms = performance.now() - started;
  const cpu = process.cpuUsage(before).user / 1000;
  console.log(
    `\n${name}: ${speeches.length} texts, ${characters} characters; built in ${ms.toFixed(0)} ms (${cpu.toFixed(0)} ms of a core), ${((characters * 6) / 1e6).toFixed(1)} MB`,
  );
  return index;
}

function measure(name: string, speeches: readonly Speech[]): void {
  const index = build(name, speeches);
  const characters = speeches.reduce((sum, { text }) => sum + text.length, 0);
  const number = Math.max(20, Math.min(300, Math.floor(1e8 / Math.max(1, characters))));
  for (const length of [4, 8, 16, 30]) {
    const pieces = piecesOf(speeches, number, [length, length]);
    const scan = timeEach(pieces, (piece) => countByScan(speeches, piece), 2);
    printTiming(`${length} characters: scan (baseline)`, scan);
    printTiming(
      `${length} characters: count`,
      timeEach(pieces, (piece) => index.count(piece)),
      scan,
    );
    printTiming(
      `${length} characters: find`,
      timeEach(pieces, (piece) => index.find(piece)),
      scan,
    );
  }
  const windows = piecesOf(speeches, number, [60, 60]).map(
    (piece) => `${piece.slice(0, 20)}鱻${piece.slice(21, 45)}龘${piece.slice(46)}`,
  );
  printTiming(
    'longest stretch round a caret in 60 characters',
    timeEach(windows, (text) => index.longestAround(text, { start: 0, end: text.length }, 30)),
  );
}

const bundled = readSpeeches(path.join(root, 'corpus')).speeches;
const real = readReports();
if (real.length === 0) {
  console.log(`no .txt in ${reports}: counts of the bundled corpus only`);
}
checkCounts(real.length > 0 ? real : bundled);
checkHovers(real.length > 0 ? real : bundled);
measure('bundled corpus', bundled);
for (const [name, speeches] of [
  ['reports', real],
  ['news', readNews()],
] as const) {
  if (speeches.length > 0) {
    measure(name, speeches);
  }
}
build('one character, a million times', [
  parseSpeech('repeated', Buffer.from('甲'.repeat(1_000_000))),
]);
