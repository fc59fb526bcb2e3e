import { readFileSync } from 'node:fs';
import type { Segmenter } from '../../src/core/text/segmenter';
import type { BenchLibrary } from './engine';
import type { Query } from './gold';
import { createRandom } from './random';

/** Makes a query of a passage's text. */
type Change = (text: string) => string;

/**
 * Queries made of passages, each with the passage as the one wanted: every change of `each` passages drawn
 * at random, always the same ones.
 *
 * @param dictionary jieba's: a word, its frequency and its part of speech in a line
 */
export function generateQueries(
  { passages }: BenchLibrary,
  each: number,
  words: { readonly segmenter: Segmenter; readonly dictionary: string },
): Query[] {
  const random = createRandom(20_260_101);
  const replace = createReplacer(words.segmenter, words.dictionary, random);
  const piece = (text: string, length: number): string =>
    pieceOfNoOther(text, length, { passages, random });
  const changes: readonly [string, Change][] = [
    ['30 % cut', (text) => cut(text, 0.3, random)],
    ['50 % cut', (text) => cut(text, 0.5, random)],
    ['reordered', (text) => reorder(text, random)],
    ['30 % replaced', (text) => replace(text, 0.3)],
    ['50 % replaced', (text) => replace(text, 0.5)],
    ['12 字', (text) => piece(text, 12)],
    ['35 字 replaced', (text) => replace(piece(text, 35), 0.3)],
  ];
  return changes.flatMap(([form, change]) =>
    draw(passages.length, each, random).map((number) => ({
      id: `${form} of ${number}`,
      form,
      text: change(passages[number]?.text ?? ''),
      grades: new Map([[number, 2]]),
    })),
  );
}

/** `count` different numbers below `size`. */
export function draw(size: number, count: number, random: () => number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < Math.min(size, count)) {
    drawn.add(Math.floor(random() * size));
  }
  return [...drawn];
}

export function cut(text: string, share: number, random: () => number): string {
  return [...text].filter(() => random() >= share).join('');
}

/** The clauses in another order. */
export function reorder(text: string, random: () => number): string {
  const clauses = text.split(/(?<=[，。；：！？\n])/u);
  for (let i = clauses.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [clauses[i], clauses[other]] = [clauses[other] ?? '', clauses[i] ?? ''];
  }
  return clauses.join('');
}

/** A piece that stands in no other passage, for the reports repeat sentences; any after many attempts. */
function pieceOfNoOther(
  text: string,
  length: number,
  { passages, random }: Pick<BenchLibrary, 'passages'> & { random: () => number },
): string {
  let piece = '';
  for (let attempt = 0; attempt < 50; attempt++) {
    const start = Math.floor(random() * Math.max(1, text.length - length));
    piece = text.slice(start, start + length);
    if (passages.filter((passage) => passage.text.includes(piece)).length === 1) {
      break;
    }
  }
  return piece;
}

/** Words of one part of speech, with the sums of their frequencies up to each. */
interface Pool {
  readonly words: string[];
  readonly sums: number[];
}

function createReplacer(
  segmenter: Segmenter,
  dictionary: string,
  random: () => number,
): (text: string, share: number) => string {
  const pools = readPools(dictionary);
  return (text, share) =>
    segmenter
      .segment(text)
      .map((token) => {
        const pool = pools.get(token.pos ?? '');
        const isReplaced = pool !== undefined && /\p{Script=Han}/u.test(token.text);
        return isReplaced && random() < share ? drawWord(pool, token.text, random) : token.text;
      })
      .join('');
}

function readPools(dictionary: string): Map<string, Pool> {
  const pools = new Map<string, Pool>();
  for (const line of readFileSync(dictionary, 'utf8').split('\n')) {
    const [word = '', frequency, pos = ''] = line.trim().split(' ');
    const pool = pools.get(pos) ?? { words: [], sums: [] };
    pool.words.push(word);
    pool.sums.push((pool.sums.at(-1) ?? 0) + Number(frequency));
    pools.set(pos, pool);
  }
  return pools;
}

/** A word by its frequency, another than `present` if there is one. */
function drawWord({ words, sums }: Pool, present: string, random: () => number): string {
  const aim = random() * (sums.at(-1) ?? 0);
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > aim) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return words[low] === present
    ? (words[(low + 1) % words.length] ?? present)
    : (words[low] ?? present);
}
