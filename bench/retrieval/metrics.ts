import { createRandom } from './random';

/** How well one ranking answers one query, each 0..1. */
export interface Scores {
  /** 1 / rank of the first wanted passage, 0 behind the tenth rank. */
  readonly mrr: number;
  /** Share of the wanted passages among the first one, five and ten. */
  readonly recall1: number;
  readonly recall5: number;
  readonly recall10: number;
  /** Discounted gain of the first ten, wanted passages gaining 2 and welcome ones 1, over the best possible. */
  readonly ndcg: number;
}

export type Measure = keyof Scores;

export const DEPTH = 10;

export function scoreRanking(
  ranking: readonly number[],
  grades: ReadonlyMap<number, number>,
): Scores {
  const found = ranking.slice(0, DEPTH).map((number) => grades.get(number) ?? 0);
  const best = [...grades.values()].sort((a, b) => b - a).slice(0, DEPTH);
  const wanted = [...grades.values()].filter((grade) => grade === 2).length;
  const first = found.indexOf(2);
  const recall = (depth: number): number =>
    found.slice(0, depth).filter((grade) => grade === 2).length / wanted;
  return {
    mrr: first < 0 ? 0 : 1 / (first + 1),
    recall1: recall(1),
    recall5: recall(5),
    recall10: recall(10),
    ndcg: gain(found) / gain(best),
  };
}

function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, i) => sum + grade / Math.log2(i + 2), 0);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The 95 % interval of the mean difference of two engines over the same queries, by resampling queries. */
export function bootstrap(
  ours: readonly number[],
  theirs: readonly number[],
  resamples = 10_000,
): { low: number; high: number } {
  const differences = ours.map((value, i) => value - (theirs[i] ?? 0));
  const random = createRandom(95);
  const means = new Float64Array(resamples);
  for (let round = 0; round < resamples; round++) {
    let sum = 0;
    for (let i = 0; i < differences.length; i++) {
      sum += differences[Math.floor(random() * differences.length)] ?? 0;
    }
    means[round] = sum / Math.max(1, differences.length);
  }
  means.sort();
  return {
    low: means[Math.floor(resamples * 0.025)] ?? 0,
    high: means[Math.ceil(resamples * 0.975) - 1] ?? 0,
  };
}
