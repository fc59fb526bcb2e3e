/**
 * Fits the weights by which candidates are judged: a logistic regression over the judged stretches of
 * bench/gold/judged-phrases and the marked phrases of bench/gold/phrases, for the bundled corpus. Prints
 * precision and recall at several scores by five-fold cross-validation; with --write, writes
 * src/core/phrases/quality-weights.ts anew.
 *   npm run bench -- phrase-weights [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripOuterQuotes } from '../src/core/phrases/candidate-rules';
import { findCandidates } from '../src/core/phrases/candidates';
import { countWords, isFragment, usageOf } from '../src/core/phrases/quality';
import { type Features, featuresOf } from '../src/core/phrases/quality-features';
import { OccurrenceIndex } from '../src/core/retrieval/occurrence-index';
import { readSpeeches } from '../src/worker/read-speeches';
import { createSegmenter } from '../src/worker/segmenter';

const root = process.cwd();
const gold = path.join(root, 'bench', 'gold');
const weightsFile = path.join(root, 'src', 'core', 'phrases', 'quality-weights.ts');

/** A candidate that a reader judged or marked; a marked one counts twice, for it was chosen freely. */
interface Example {
  readonly features: Features;
  readonly isWanted: boolean;
  readonly weight: number;
  readonly isMarked: boolean;
}

const RIDGE = 5;
const ROUNDS = 500;
const STEP = 0.05;
const FEWEST_EXAMPLES = 8;
const FOLDS = 5;

function readExamples(): { examples: Example[]; marked: number } {
  const { speeches } = readSpeeches(path.join(root, 'corpus'));
  const { segmenter } = createSegmenter(path.join(root, 'dist', 'jieba'));
  const occurrences = new OccurrenceIndex(speeches);
  const vocabulary = countWords(speeches, segmenter);
  const byId = new Map(speeches.map((speech) => [speech.id, speech]));
  const pool = new Map<string, Features>();
  for (const candidate of findCandidates(speeches, segmenter)) {
    const usage = usageOf(candidate.text, occurrences, byId);
    if (!isFragment(candidate, usage)) {
      pool.set(candidate.text, featuresOf(candidate, usage, vocabulary));
    }
  }
  const marked = new Set(
    speeches.flatMap(({ id }) => readRows(path.join(gold, 'phrases', `${id}.tsv`))).map(lastOf),
  );
  const judged = new Map(
    readRows(path.join(gold, 'judged-phrases', 'candidates.tsv')).map((row) => [lastOf(row), row]),
  );
  const examples: Example[] = [];
  for (const [text, features] of pool) {
    const label = judged.get(text)?.[0];
    if (marked.has(text)) {
      examples.push({ features, isWanted: true, weight: 2, isMarked: true });
    } else if (label !== undefined) {
      examples.push({ features, isWanted: label === '1', weight: 1, isMarked: false });
    }
  }
  console.log(`${pool.size} candidates, ${examples.length} of them judged or marked`);
  return { examples: shuffle(examples), marked: marked.size };
}

function readRows(file: string): string[][] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => line.split('\t'));
  } catch {
    // No reader has marked this speech.
    return [];
  }
}

function lastOf(row: readonly string[]): string {
  return stripOuterQuotes(row.at(-1) ?? '');
}

/** Always the same order: a linear congruential generator with a fixed seed. */
function shuffle<T>(items: T[]): T[] {
  let state = 3;
  for (let i = items.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const j = state % (i + 1);
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

/** Batch gradient descent with Adam's step sizes; the bias is not penalised. */
function train(examples: readonly Example[], names: readonly string[]): Map<string, number> {
  const weights = new Map(['', ...names].map((name) => [name, 0]));
  const first = new Map(weights);
  const second = new Map(weights);
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [name, gradient] of slopeOf(examples, weights)) {
      const mean = 0.9 * (first.get(name) ?? 0) + 0.1 * gradient;
      const square = 0.999 * (second.get(name) ?? 0) + 0.001 * gradient * gradient;
      first.set(name, mean);
      second.set(name, square);
      const scale = Math.sqrt(square / (1 - 0.999 ** round)) + 1e-8;
      const step = (STEP * (mean / (1 - 0.9 ** round))) / scale;
      weights.set(name, (weights.get(name) ?? 0) - step);
    }
  }
  return weights;
}

function slopeOf(
  examples: readonly Example[],
  weights: ReadonlyMap<string, number>,
): Map<string, number> {
  const slope = new Map<string, number>();
  for (const [name, weight] of weights) {
    slope.set(name, name === '' ? 0 : (RIDGE * weight) / examples.length);
  }
  for (const { features, isWanted, weight } of examples) {
    const error = 1 / (1 + Math.exp(-score(features, weights))) - Number(isWanted);
    const share = (weight * error) / examples.length;
    slope.set('', (slope.get('') ?? 0) + share);
    for (const [name, value] of features) {
      const known = slope.get(name);
      if (known !== undefined) {
        slope.set(name, known + share * value);
      }
    }
  }
  return slope;
}

function score(features: Features, weights: ReadonlyMap<string, number>): number {
  let sum = weights.get('') ?? 0;
  for (const [name, value] of features) {
    sum += value * (weights.get(name) ?? 0);
  }
  return sum;
}

function namesOf(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { features } of examples) {
    for (const name of features.keys()) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].flatMap(([name, count]) => (count >= FEWEST_EXAMPLES ? [name] : [])).sort();
}

function crossValidate(examples: readonly Example[], names: string[], marked: number): void {
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = train(
      examples.filter((_example, i) => i % FOLDS !== fold),
      names,
    );
    return examples
      .filter((_example, i) => i % FOLDS === fold)
      .map((example) => ({ ...example, score: score(example.features, weights) }));
  }).flat();
  const judged = scored.filter(({ isMarked }) => !isMarked);
  for (const least of [-1, -0.5, 0, 0.5, 1]) {
    const accepted = judged.filter((example) => example.score >= least);
    const right = accepted.filter(({ isWanted }) => isWanted).length;
    const found = scored.filter((example) => example.isMarked && example.score >= least).length;
    const wanted = judged.filter(({ isWanted }) => isWanted).length;
    console.log(
      `score ${least}: of the judged ${accepted.length} accepted, precision ${(right / accepted.length).toFixed(3)}, ` +
        `recall ${(right / wanted).toFixed(3)}; of the marked phrases ${(found / marked).toFixed(3)}`,
    );
  }
}

function write(weights: ReadonlyMap<string, number>): void {
  const rows = [...weights]
    .filter(([name, weight]) => name !== '' && Math.abs(weight) >= 0.03)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name, weight]) => `  ['${name}', ${weight.toFixed(2)}],`);
  const source = readFileSync(weightsFile, 'utf8');
  const doc = source.slice(0, source.indexOf('export const BIAS'));
  const bias = `export const BIAS = ${(weights.get('') ?? 0).toFixed(2)};`;
  const head = '/** Feature → weight; a feature that is not named weighs nothing. */';
  const map = `export const WEIGHTS: ReadonlyMap<string, number> = new Map([\n${rows.join('\n')}\n]);`;
  writeFileSync(weightsFile, `${doc}${bias}\n\n${head}\n${map}\n`);
}

const { examples, marked } = readExamples();
const names = namesOf(examples);
crossValidate(examples, names, marked);
if (process.argv.includes('--write')) {
  write(train(examples, names));
  console.log(`written: ${path.relative(root, weightsFile)}`);
}
