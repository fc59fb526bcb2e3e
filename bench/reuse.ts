/**
 * The reuse check: a draft of 10,000 字 against about 100,000 passages, with a plain search beside it; how its time
 * grows; how many planted copies it finds; and what it reports of national reports that nobody copied from the news.
 *   npm run bench -- reuse [folder of .txt reports [folder of .jsonl news]]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findPassages } from '../src/core/corpus/passages';
import { parseAbbreviations } from '../src/core/lexicon/parse-abbreviations';
import { minePhrases } from '../src/core/phrases/mining';
import { OccurrenceIndex } from '../src/core/retrieval/occurrence-index';
import type { ReuseAnswer, ReuseStretch } from '../src/core/reuse/reuse';
import { checkReuse } from '../src/core/reuse/reuse-check';
import { commonPhrases, StockPhrases } from '../src/core/reuse/stock-phrases';
import { parseSpeech, type Speech } from '../src/core/speech/speech';
import { findSentences, type Span } from '../src/core/text/spans';
import { createSegmenter } from '../src/worker/segmenter';
import { printTiming, quantiles, timeEach } from './measure';

const root = process.cwd();
const [reportFolder = path.join(root, '..', 'shared', 'library'), newsFolder] =
  process.argv.slice(2);
const LIBRARY = 18_700_000;
const DRAFT = 10_000;
const MINIMUM = 13;

function filesIn(folder: string, ending: string): string[] {
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith(ending))
    .map((file) => path.join(folder, file));
}

const reports = filesIn(reportFolder, '.txt').map((file) =>
  parseSpeech(path.basename(file), readFileSync(file)),
);
const news = filesIn(newsFolder ?? path.join(reportFolder, '..', 'scale'), '.jsonl').flatMap(
  (file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { id: string; text: string })
      .map(({ id, text }) => parseSpeech(id, Buffer.from(text))),
);
if (reports.length === 0 || news.length === 0) {
  console.log(`needs .txt reports in ${reportFolder} and .jsonl news in ../scale beside it`);
  process.exit(0);
}

let state = 20_200_326;
/** Always the same numbers, from 0 to below `limit`. */
function random(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

function pick<T>(list: readonly T[], otherwise: T): T {
  return list[random(list.length)] ?? otherwise;
}

const sizeOf = (speeches: readonly Speech[]): number =>
  speeches.reduce((sum, { text }) => sum + text.length, 0);

/** The news and, until there are `size` characters, items put together from their sentences in another order. */
function extend(speeches: readonly Speech[], size: number): Speech[] {
  const all = [...speeches];
  const sentences = speeches.flatMap(({ text }) =>
    findSentences(text).map(({ start, end }) => text.slice(start, end)),
  );
  for (let left = size - sizeOf(speeches); left > 0; ) {
    let text = '';
    while (text.length < 500) {
      text += pick(sentences, '');
    }
    left -= text.length;
    all.push(parseSpeech(`mixed-${left}`, Buffer.from(text)));
  }
  return all;
}

function first(speeches: readonly Speech[], size: number): Speech[] {
  let left = size;
  return speeches.filter(({ text }) => {
    left -= text.length;
    return left > 0;
  });
}

const { segmenter } = createSegmenter(path.join(root, 'dist', 'jieba'));
const mined = minePhrases(reports, segmenter, new OccurrenceIndex(reports));
const common = new StockPhrases(commonPhrases(mined, reports.length));
const lexicon = readFileSync(path.join(root, 'corpus', 'lexicon', 'abbreviations.json'), 'utf8');
const stock = parseAbbreviations(lexicon).flatMap(({ term, aliases, versions }) => [
  term,
  ...aliases,
  ...versions.map(({ expansion }) => expansion),
]);

/** @returns the answer, and the longest that it went on without a pause, in ms */
function check(
  text: string,
  library: readonly Speech[],
  phrases = common,
): { answer: ReuseAnswer; longest: number } {
  const question = { text, minimumLength: MINIMUM, except: [], stock, others: [] };
  const steps = checkReuse(question, library, phrases);
  let longest = 0;
  for (;;) {
    const started = performance.now();
    const { done, value } = steps.next();
    longest = Math.max(longest, performance.now() - started);
    if (done) {
      return { answer: value, longest };
    }
  }
}

/** What is in use, arrays included, after a collection. */
function megabytes(): number {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** The time that the processor worked for a check, in ms: other work on the machine does not count. */
function workOf(text: string, library: readonly Speech[]): number {
  const before = process.cpuUsage();
  check(text, library);
  return process.cpuUsage(before).user / 1000;
}

function measureTime(): void {
  const library = extend(news, LIBRARY);
  const passages = library.reduce((sum, speech) => sum + findPassages(speech).length, 0);
  console.log(
    `${library.length} texts, ${passages} passages, ${(sizeOf(library) / 1e6).toFixed(1)} million characters`,
  );
  const drafts = reports.slice(-12).map(({ text }) => text.slice(0, DRAFT * 1.15));
  const before = megabytes();
  const started = performance.now();
  check(drafts[0] ?? '', library);
  console.log(`the first check, cold: ${(performance.now() - started).toFixed(0)} ms`);
  console.log(`memory kept after it: ${(megabytes() - before).toFixed(1)} MB`);
  const longest: number[] = [];
  const timing = timeEach(drafts, (text) => longest.push(check(text, library).longest), 2);
  printTiming('check, 10,000 字', timing);
  printTiming('  longest without a pause', quantiles(longest));
  const work = drafts.map((text) => workOf(text, library));
  printTiming('  work of the processor', quantiles(work));
  const small = first(news, 500_000);
  const scan = timeEach(drafts.slice(0, 1), (text) => searchPlainly(text, small), 1);
  const ours = timeEach(drafts.slice(0, 1), (text) => check(text, small), 5);
  printTiming('0.5 million: String.includes (baseline)', scan);
  printTiming('0.5 million: check', ours, scan);
  for (const size of [2_500_000, 5_000_000, 10_000_000, LIBRARY]) {
    const part = first(library, size);
    const some = drafts.slice(0, 3);
    const work = [...some, ...some].map((text) => workOf(text, part));
    printTiming(`library of ${size / 1e6} million, work`, quantiles(work));
  }
  const all = reports.map(({ text }) => text).join('\n');
  for (const size of [2_500, 5_000, 10_000, 20_000, 40_000, 80_000]) {
    const draft = all.slice(-size);
    const work = [1, 2, 3].map(() => workOf(draft, library));
    printTiming(`draft of ${size} characters, work`, quantiles(work));
  }
}

/** What a reader with a search box could do: every 13 characters of the draft, in every text. */
function searchPlainly(draft: string, library: readonly Speech[]): number {
  let found = 0;
  for (let at = 0; at + MINIMUM <= draft.length; at++) {
    const piece = draft.slice(at, at + MINIMUM);
    found += library.some(({ text }) => text.includes(piece)) ? 1 : 0;
  }
  return found;
}

interface Plant {
  readonly text: string;
  readonly span: Span;
}

/** A copy of 20–60 characters with a tenth of them substituted, left out or put in, in the middle of another text. */
function plant(source: Speech, host: string): Plant {
  const places = [...source.text.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index);
  const length = 20 + random(41);
  const from = random(places.length - length);
  const units = [...source.text.slice(places[from], (places[from + length - 1] ?? 0) + 1)];
  for (let changes = Math.floor(length / 10); changes > 0; changes--) {
    const at = random(units.length);
    const unit = host.charAt(random(host.length));
    const kind = random(3);
    units.splice(at, kind === 0 ? 0 : 1, ...(kind === 1 ? [] : [unit]));
  }
  const copy = units.join('');
  const at = random(host.length);
  return {
    text: `${host.slice(0, at)}\n${copy}\n${host.slice(at)}`,
    span: { start: at + 1, end: at + 1 + copy.length },
  };
}

function covered(stretches: readonly ReuseStretch[], { start, end }: Span): number {
  return stretches.reduce(
    (sum, stretch) =>
      sum + Math.max(0, Math.min(end, stretch.end) - Math.max(start, stretch.start)),
    0,
  );
}

function measureRecall(): void {
  const sources = [...first(news, 1_000_000), ...reports.slice(0, 12)];
  const host = reports.at(-1)?.text.slice(3000, 4000) ?? '';
  const nothing = new StockPhrases([]);
  const trials = 3000;
  const result = { whole: 0, part: 0, stock: 0, missed: 0 };
  for (let trial = 0; trial < trials; trial++) {
    const source = pick(sources, sources[0] ?? parseSpeech('', Buffer.from('空')));
    if (source.text.length < 120) {
      trial--;
      continue;
    }
    const { text, span } = plant(source, host);
    const length = span.end - span.start;
    const bare = covered(check(text, [source], nothing).answer.stretches, span);
    const found = covered(check(text, [source]).answer.stretches, span);
    if (found >= 0.75 * length) {
      result.whole++;
    } else if (found > 0) {
      result.part++;
    } else if (bare > 0) {
      result.stock++;
    } else {
      result.missed++;
    }
  }
  console.log(
    `\n${trials} planted copies of 20–60 characters, a tenth changed: ${result.whole} found whole, ${result.part} in part, ${result.stock} left out for their stock phrases, ${result.missed} missed`,
  );
}

/** Nobody took these sentences from the news: what is found is what the genre shares. */
function readFalseAlarms(): void {
  console.log('\nnational reports against the news, stretches per 10,000 字:');
  for (const { id, text } of reports.filter((_, i) => i % 4 === 0)) {
    const { figures, stretches } = check(text, news).answer;
    const count = (degree: string): string =>
      (
        (stretches.filter((stretch) => stretch.degree === degree).length * 1e4) /
        figures.total
      ).toFixed(1);
    const share = (100 * (figures.verbatim + figures.near)) / figures.total;
    console.log(
      `${id}: ${count('verbatim')} verbatim, ${count('near')} near, ${count('quoted')} quoted; ${share.toFixed(1)} % of the text, ${((100 * figures.stock) / figures.total).toFixed(1)} % stock`,
    );
    for (const { start, end, degree, sources, sourceCount } of stretches.filter(
      (_, i) => i % 12 === 0,
    )) {
      const source = degree === 'near' ? `  ← ${sources[0].text.replace(/\n/gu, '/')}` : '';
      console.log(
        `  ${degree} ${sourceCount}: ${text.slice(start, end).replace(/\n/gu, '/')}${source}`,
      );
    }
  }
}

measureTime();
measureRecall();
readFalseAlarms();
