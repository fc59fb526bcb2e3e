import { quantiles, type Timing } from '../measure';
import { buildAndWeigh, type Cost, cpuMsSince } from './cost';
import type { Engine } from './engine';
import { cut, draw, reorder } from './generated-queries';
import { DEPTH, mean } from './metrics';
import { createRandom } from './random';
import type { ScaleLibrary } from './scale';

/** What one engine does with a large library. */
export interface ScaleResult {
  readonly cost: Cost;
  readonly real: number;
  readonly passages: number;
  readonly paragraph: Asked;
  readonly piece: Asked;
}

/** Times of single queries, warmed, and how high the passages stand of which the queries were made. */
interface Asked extends Timing {
  /** The same in ms of processor, which other processes do not lengthen. */
  readonly cpu: Timing;
  /** MRR over the first ten real passages found. */
  readonly mrr: number;
  /** How many queries could be asked in the time given. */
  readonly queries: number;
}

interface KnownItem {
  readonly text: string;
  /** The passage of which the query was made; undefined for one that is only timed. */
  readonly number?: number;
}

const KNOWN = 150;
const STRANGE = 50;
const PIECE = 35;
const DEEP = 100;
const ROUNDS = 2;
const BUDGET_MS = 60_000;
const FEWEST = 20;

/** Builds and asks: paragraphs that the library holds, a third cut and reordered, and strange ones; short pieces. */
export async function runAtScale(
  engine: Engine,
  library: ScaleLibrary,
  { strange, file }: { strange: readonly string[]; file: string },
): Promise<ScaleResult> {
  const cost = await buildAndWeigh(engine, library, file);
  const random = createRandom(200);
  const pick = (count: number): number[] => draw(library.real, count, random);
  const textOf = (number: number): string => library.passages[number]?.text ?? '';
  const known: KnownItem[] = pick(KNOWN).map((number) => ({
    number,
    text: reorder(cut(textOf(number), 0.3, random), random),
  }));
  const others: KnownItem[] = draw(strange.length, STRANGE, random).map((i) => ({
    text: strange[i] ?? '',
  }));
  // Mixed, so that a time limit cuts off both kinds.
  const paragraphs = [...known, ...others];
  const order = draw(paragraphs.length, paragraphs.length, random);
  const pieces: KnownItem[] = pick(KNOWN).map((number) => ({
    number,
    text: cut(textOf(number).slice(0, PIECE), 0.3, random),
  }));
  return {
    cost,
    real: library.real,
    passages: library.passages.length,
    paragraph: askAll(
      engine,
      order.flatMap((i) => paragraphs[i] ?? []),
      library.real,
    ),
    piece: askAll(engine, pieces, library.real),
  };
}

/** The first round warms up and judges; the others are timed. A slow engine gets as far as its time allows. */
function askAll(engine: Engine, queries: readonly KnownItem[], real: number): Asked {
  const reciprocals: number[] = [];
  const started = performance.now();
  let asked = 0;
  for (const { text, number } of queries) {
    if (asked >= FEWEST && performance.now() - started > BUDGET_MS) {
      break;
    }
    asked++;
    const found = engine.search(text, DEEP).filter((candidate) => candidate < real);
    if (number !== undefined) {
      const rank = found.slice(0, DEPTH).indexOf(number);
      reciprocals.push(rank < 0 ? 0 : 1 / (rank + 1));
    }
  }
  const times: number[] = [];
  const cpuTimes: number[] = [];
  for (const { text } of Array.from({ length: ROUNDS }, () => queries.slice(0, asked)).flat()) {
    const cpu = process.cpuUsage();
    const before = performance.now();
    engine.search(text, DEPTH);
    times.push(performance.now() - before);
    cpuTimes.push(cpuMsSince(cpu));
  }
  return { ...quantiles(times), cpu: quantiles(cpuTimes), mrr: mean(reciprocals), queries: asked };
}

/** How long a fresh process takes from a saved index to its first answer, in ms, and the memory of it, in bytes. */
export interface WarmStart {
  readonly loadMs: number;
  readonly answeredMs: number;
  readonly rss: number;
}

/** For a process that has loaded no library. */
export function startWarm(engine: Engine, file: string, query: string): WarmStart {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  engine.load?.(file);
  const loaded = performance.now();
  engine.search(query, DEPTH);
  const answered = performance.now();
  const rss = process.memoryUsage().rss - before;
  return { loadMs: loaded - started, answeredMs: answered - started, rss };
}
