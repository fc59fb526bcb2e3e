/**
 * Measures keyword search over the bundled speeches and the reports, with headings made up to 5,000, beside fuse.js
 * alone over the same texts in the same run: what it takes, and whether a text is among the first ten of its kind
 * for what a person may type of it. Times are the processor's. Reports are not part of the project.
 *   npm run bench -- keywords [folder of reports]
 */
import path from 'node:path';
import Fuse from 'fuse.js';
import { minePhrases } from '../src/core/phrases/mining';
import { KeywordIndex } from '../src/core/retrieval/keyword-index';
import type { HitKind } from '../src/core/retrieval/library-search';
import { OccurrenceIndex } from '../src/core/retrieval/occurrence-index';
import { foldText } from '../src/core/retrieval/spelt-texts';
import { parseSpeech } from '../src/core/speech/speech';
import { pinyinKeys } from '../src/core/text/pinyin';
import { readSpeeches } from '../src/worker/read-speeches';
import { createSegmenter } from '../src/worker/segmenter';
import { printTiming, quantiles } from './measure';
import { readTexts } from './phrase-bars/bed';
import { createRandom } from './phrase-bars/generated';

const HEADINGS = 5000;
const SAMPLES = 200;
/** fuse.js alone takes half a second for a question. */
const FUSE_SAMPLES = 4;
const SHOWN = 10;

interface Target {
  readonly kind: HitKind;
  /** Folded, a heading without its number. */
  readonly text: string;
}

const random = createRandom(20_210_115);
const root = process.cwd();
const reports = readTexts(process.argv[2] ?? path.join(root, '..', 'shared', 'library'));
const real = [...readSpeeches(path.join(root, 'corpus')).speeches, ...reports];
const { segmenter } = createSegmenter(path.join(root, 'dist', 'jieba'));
const phrases = minePhrases(real, segmenter, new OccurrenceIndex(real));
const spellings = phrases.map(({ text }) => pinyinKeys(text).syllables.join(' '));
const none = new KeywordIndex(real, [], () => '');
const missing = HEADINGS - none.search({ text: 'e', limit: 0 }).found.heading;

const anyOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const made = Array.from({ length: Math.max(0, Math.ceil(missing / 10)) }, (_, i) => {
  const lines = [...'一二三四五六七八九十'].map(
    (number) => `${number}、${anyOf(phrases).text}，${anyOf(phrases).text}`,
  );
  return parseSpeech(
    `made-${i}`,
    Buffer.from(`关于${anyOf(phrases).text}的讲话\n\n${lines.join('\n')}`),
  );
});
const speeches = [...real, ...made];

const before = megabytes();
const started = performance.now();
const index = new KeywordIndex(speeches, phrases, (phrase) => spellings[phrase] ?? '');
const { found } = index.search({ text: 'zzz的', limit: 0 });
const took = Math.round(performance.now() - started);
const all = targets();
console.log(
  `${speeches.length} titles, ${all.filter(({ kind }) => kind === 'heading').length} headings,` +
    ` ${phrases.length} phrases: index ${took} ms, ${(megabytes() - before).toFixed(0)} MB`,
  found,
);

function targets(): Target[] {
  return (['title', 'heading', 'phrase'] as const).flatMap((kind) => {
    const limit = 100_000;
    // Any row has one of these letters in its pinyin.
    const texts = new Set<string>();
    for (const letter of 'abcdefghjklmnopqrstwxyz') {
      for (const hit of index.search({ text: letter, limit }).hits) {
        if (hit.kind === kind) {
          texts.add(foldText(hit.kind === 'heading' ? hit.text.slice(hit.markerLength) : hit.text));
        }
      }
    }
    return Array.from(texts, (text) => ({ kind, text }));
  });
}

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
const sample = (['title', 'heading', 'phrase'] as const).flatMap((kind) => {
  const ofKind = all.filter(
    (target) => target.kind === kind && isHan(target.text.slice(0, 8)) && target.text.length >= 4,
  );
  const count = kind === 'phrase' ? SAMPLES / 2 : SAMPLES / 4;
  return Array.from({ length: count }, () => anyOf(ofKind));
});

/** One slip in the keyword, anywhere in it. */
const SLIPS: Readonly<Record<string, (typed: string) => string>> = {
  wrong: (typed) => {
    const at = Math.floor(random() * typed.length);
    const other = /[a-z]/.test(typed) ? anyOf([...'aeghijnoqszx']) : anyOf([...'的国天水林马']);
    return typed.slice(0, at) + other + typed.slice(at + 1);
  },
  missing: (typed) => {
    const at = Math.floor(random() * typed.length);
    return typed.slice(0, at) + typed.slice(at + 1);
  },
  swapped: (typed) => {
    const at = Math.floor(random() * (typed.length - 1));
    return typed.slice(0, at) + typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2);
  },
};

const initialsOf = (text: string): string => pinyinKeys(text).initials;
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'eight characters': (text) => text.slice(0, 8),
  'the last four': (text) => text.slice(-4),
  pinyin: (text) => pinyinKeys(text.slice(0, 6)).full,
  'pinyin, last one begun': (text) => pinyinKeys(text.slice(0, 6)).full.slice(0, -1),
  initials: (text) => initialsOf(text.slice(0, 8)),
  'characters and initials': (text) => text.slice(0, 2) + initialsOf(text.slice(2, 7)),
  'two words': (text) => `${text.slice(-3)} ${text.slice(0, 3)}`,
};

const ask = (text: string) => index.search({ text, limit: 50 });
const fuseKeys = all.map((target) => ({
  ...target,
  py: pinyinKeys(target.text).full,
  ini: initialsOf(target.text),
}));
const fuseBy = (key: 'text' | 'py' | 'ini') =>
  new Fuse(fuseKeys, { keys: [key], threshold: 0.4, ignoreLocation: true });
const fuses = { text: fuseBy('text'), py: fuseBy('py'), ini: fuseBy('ini') };

function askFuse(typed: string, way: string): readonly Target[] {
  const key = way.startsWith('pinyin') ? 'py' : way.startsWith('initials') ? 'ini' : 'text';
  return fuses[key].search(typed, { limit: 50 }).map(({ item }) => item);
}

const times: number[] = [];
for (const [way, typedOf] of Object.entries(WAYS)) {
  measure(way, way, typedOf);
  if (['eight characters', 'pinyin', 'initials'].includes(way)) {
    for (const [slip, change] of Object.entries(SLIPS)) {
      measure(`${way}, a ${slip} one`, way, (text) => change(typedOf(text)));
    }
  }
}
printTiming('all of these questions', quantiles(times));
for (const typed of ['的', 'b', 'zg', '发展', '改革 开放', 'jianchi fazhan', '2005 农业']) {
  const asked = Array.from({ length: 40 }, () => timed(() => ask(typed)).cpu);
  printTiming(`“${typed}”`, quantiles(asked));
}

function measure(name: string, way: string, typedOf: (text: string) => string): void {
  const typed = sample.map((target) => ({ target, text: typedOf(target.text) }));
  const holds = (found: readonly Target[], { kind, text }: Target): boolean =>
    found
      .filter((one) => one.kind === kind)
      .slice(0, SHOWN)
      .some((one) => one.text === text);
  const share = (right: number, of: number): string => `${Math.round((100 * right) / of)} %`;
  const right = typed.filter(({ target, text }) =>
    holds(
      ask(text).hits.map((hit) => ({
        kind: hit.kind,
        text: foldText(hit.kind === 'heading' ? hit.text.slice(hit.markerLength) : hit.text),
      })),
      target,
    ),
  );
  const few = typed.filter((_, i) => i % Math.ceil(typed.length / FUSE_SAMPLES) === 0);
  const fuseTimes: number[] = [];
  const fuseRight = few.filter(({ target, text }) => {
    const { answer, cpu } = timed(() => askFuse(text, way));
    fuseTimes.push(cpu);
    return holds(answer, target);
  });
  const own = typed.map(({ text }) => timed(() => ask(text)).cpu);
  times.push(...own);
  const alone = quantiles(fuseTimes);
  printTiming(
    `${name}: fuse.js alone, ${share(fuseRight.length, few.length)} of ${few.length} (baseline)`,
    alone,
  );
  printTiming(`${name}: ${share(right.length, typed.length)}`, quantiles(own), alone);
}

/** An answer and the ms of processor time that it took: the clock's count what else the machine does. */
function timed<T>(work: () => T): { answer: T; cpu: number } {
  const before = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(before);
  return { answer, cpu: (user + system) / 1000 };
}

function megabytes(): number {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
