import type { Timing } from '../measure';
import { bootstrap, type Measure, mean } from './metrics';
import type { Run } from './runs';

const MEASURES: readonly [Measure, string][] = [
  ['mrr', 'MRR'],
  ['recall1', 'R@1'],
  ['recall5', 'R@5'],
  ['recall10', 'R@10'],
  ['ndcg', 'nDCG'],
];
const NAME_WIDTH = 30;

function meanOf({ answers }: Run, measure: Measure): number {
  return mean(answers.map(({ scores }) => scores[measure]));
}

function only(run: Run, isWanted: (form: string) => boolean): Run {
  return { ...run, answers: run.answers.filter(({ query }) => isWanted(query.form)) };
}

/**
 * One row for each engine: the measures over all queries, then MRR and nDCG@10 by form.
 *
 * @param areHeld the queries are kept aside: forms are summed up, so that little can be learnt of a single one
 */
export function printQuality(title: string, given: readonly Run[], areHeld: boolean): void {
  const runs = areHeld ? given.map(sumUpForms) : given;
  const forms = [...new Set(runs.flatMap(({ answers }) => answers.map(({ query }) => query.form)))];
  forms.sort();
  const queries = runs[0]?.answers ?? [];
  const counts = forms.map((form) => queries.filter(({ query }) => query.form === form).length);
  console.log(`\n--- ${title}: ${queries.length} queries`);
  const head = MEASURES.map(([, name]) => name.padStart(6));
  const formHead = forms.map((form, i) => `${form} (${counts[i]})`.padStart(20));
  console.log(`${''.padEnd(NAME_WIDTH)}${head.join('')}${formHead.join('')}`);
  for (const run of runs) {
    const all = MEASURES.map(([measure]) => show(meanOf(run, measure)).padStart(6));
    const byForm = forms.map((form) => {
      const part = only(run, (other) => other === form);
      return `${show(meanOf(part, 'mrr'))} ${show(meanOf(part, 'ndcg'))}`.padStart(20);
    });
    console.log(`${run.engine.padEnd(NAME_WIDTH)}${all.join('')}${byForm.join('')}`);
  }
}

function sumUpForms(run: Run): Run {
  const answers = run.answers.map(({ query, scores }) => ({
    scores,
    query: { ...query, form: isHard(query.form) ? 'hard' : 'ordinary' },
  }));
  return { ...run, answers };
}

function isHard(form: string): boolean {
  return form.startsWith('hard');
}

/** One row for each engine: MRR and recall at one by kind of query. */
export function printKinds(title: string, runs: readonly Run[]): void {
  const kinds = [...new Set(runs.flatMap(({ answers }) => answers.map(({ query }) => query.form)))];
  console.log(`\n--- ${title}: MRR and R@1, ${(runs[0]?.answers ?? []).length} queries`);
  console.log(`${''.padEnd(NAME_WIDTH)}${kinds.map((kind) => kind.padStart(14)).join('')}`);
  for (const run of runs) {
    const cells = kinds.map((kind) => {
      const part = only(run, (form) => form === kind);
      return `${show(meanOf(part, 'mrr'))} ${show(meanOf(part, 'recall1'))}`.padStart(14);
    });
    console.log(`${run.engine.padEnd(NAME_WIDTH)}${cells.join('')}`);
  }
}

/** Ours against the best configuration of every rival: differences with their intervals. */
export function printDifferences(title: string, runs: readonly Run[]): void {
  const ours = runs.find(({ library }) => library === 'ours');
  const rivals = bestOfEach(runs.filter(isRival));
  const [best] = rivals;
  if (ours === undefined || best === undefined) {
    return;
  }
  console.log(`\n--- ${title}: ours against each rival's best configuration`);
  for (const rival of rivals) {
    console.log(
      `${rival.engine.padEnd(NAME_WIDTH)}${difference(ours, rival, 'mrr')}  ${difference(ours, rival, 'ndcg')}`,
    );
  }
  const removed = 1 - (1 - meanOf(ours, 'mrr')) / (1 - meanOf(best, 'mrr'));
  console.log(
    `removes ${signed(removed)} of the best rival's 1 − MRR (${best.engine}: ${show(meanOf(best, 'mrr'))})`,
  );
  const [bestHard] = bestOfEach(runs.filter(isRival).map((run) => only(run, isHard)));
  const oursHard = only(ours, isHard);
  if (bestHard !== undefined && oursHard.answers.length > 0) {
    console.log(
      `hard: ahead by ${signed(meanOf(oursHard, 'mrr') - meanOf(bestHard, 'mrr'))} MRR of the best rival there` +
        ` (${bestHard.engine}: ${show(meanOf(bestHard, 'mrr'))}), ${difference(oursHard, bestHard, 'mrr')}`,
    );
  }
}

function isRival({ library }: Run): boolean {
  return library !== 'ours';
}

/** Each rival's run with the highest MRR, the best rival first. */
function bestOfEach(runs: readonly Run[]): Run[] {
  const best = new Map<string, Run>();
  for (const run of runs) {
    const known = best.get(run.library);
    if (known === undefined || meanOf(run, 'mrr') > meanOf(known, 'mrr')) {
      best.set(run.library, run);
    }
  }
  return [...best.values()].sort((a, b) => meanOf(b, 'mrr') - meanOf(a, 'mrr'));
}

function difference(ours: Run, rival: Run, measure: Measure): string {
  const valuesOf = ({ answers }: Run): number[] => answers.map(({ scores }) => scores[measure]);
  const { low, high } = bootstrap(valuesOf(ours), valuesOf(rival));
  const name = measure === 'mrr' ? 'MRR' : 'nDCG@10';
  const by = meanOf(ours, measure) - meanOf(rival, measure);
  return `${name} ${signed(by)} [${signed(low)}, ${signed(high)}]`;
}

export function printTimings(title: string, timings: ReadonlyMap<string, Timing>): void {
  console.log(`\n--- ${title}`);
  for (const [name, { p50, p95 }] of timings) {
    console.log(
      `${name.padEnd(NAME_WIDTH)}p50 ${p50.toFixed(2).padStart(9)} ms  p95 ${p95.toFixed(2).padStart(9)} ms`,
    );
  }
}

/** Every query of the runs with the ranks' outcome, for tuning. */
export function printAnswers(runs: readonly Run[]): void {
  for (const [i, { query }] of (runs[0]?.answers ?? []).entries()) {
    const cells = runs.map(({ engine, answers }) => {
      const { mrr = 0, ndcg = 0 } = answers[i]?.scores ?? {};
      return `${engine} ${mrr === 0 ? '–' : Math.round(1 / mrr)} (nDCG ${show(ndcg)})`;
    });
    console.log(`${query.id} ${query.form}: ${cells.join('; ')}\n    ${query.text}`);
  }
}

function show(value: number): string {
  return value.toFixed(3).replace(/^(-?)0\./, '$1.');
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${show(Math.abs(value))}`;
}
