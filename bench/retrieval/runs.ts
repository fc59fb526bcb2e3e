import { quantiles, type Timing } from '../measure';
import type { BenchLibrary, Engine } from './engine';
import type { Query } from './gold';
import { DEPTH, type Scores, scoreRanking } from './metrics';

/** What an engine made of one query. */
export interface Answer {
  readonly query: Query;
  readonly scores: Scores;
}

/** All answers of one engine to one set of queries, in the queries' order. */
export interface Run {
  readonly library: string;
  readonly engine: string;
  readonly answers: readonly Answer[];
}

export async function buildAll(engines: readonly Engine[], library: BenchLibrary): Promise<void> {
  for (const engine of engines) {
    await engine.build(library);
  }
}

export function ask(engine: Engine, queries: readonly Query[]): Run {
  const answers = queries.map((query) => ({
    query,
    scores: scoreRanking(engine.search(query.text, DEPTH), query.grades),
  }));
  return { library: engine.library, engine: engine.name, answers };
}

const ROUNDS = 5;
const SLOW_QUERIES = 5;

/** Times single searches, every engine in turn with each query, so that all meet the same disturbances. */
export function timeTogether(
  engines: readonly Engine[],
  texts: readonly string[],
): Map<string, Timing> {
  const times = new Map(engines.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    texts.forEach((text, i) => {
      for (const engine of engines) {
        if (engine.isSlow !== true || (round === 0 && i < SLOW_QUERIES)) {
          const started = performance.now();
          engine.search(text, DEPTH);
          times.get(engine.name)?.push(performance.now() - started);
        }
      }
    });
  }
  return new Map(Array.from(times, ([name, all]) => [name, quantiles(all)]));
}

/** The runs of several sets of queries as one, engine by engine. */
export function joinRuns(sets: readonly (readonly Run[])[]): Run[] {
  const [first = [], ...others] = sets;
  return first.map((run) => {
    const rest = others.flatMap((runs) => runs.filter(({ engine }) => engine === run.engine));
    return { ...run, answers: [run, ...rest].flatMap(({ answers }) => answers) };
  });
}
