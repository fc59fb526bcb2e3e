/** Times of many runs of one thing, in ms. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
}

/** Runs `work` on every input, `rounds` times after one warm-up round, and gives the quantiles of single runs. */
export function timeEach<T>(inputs: readonly T[], work: (input: T) => unknown, rounds = 5): Timing {
  inputs.forEach(work);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const input of inputs) {
      const started = performance.now();
      work(input);
      times.push(performance.now() - started);
    }
  }
  return quantiles(times);
}

/** Median and 95th percentile of some times in ms. */
export function quantiles(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** One line: what, p50 and p95, and how many times the baseline's p50 that is. */
export function printTiming(what: string, timing: Timing, baseline?: Timing): void {
  const ratio =
    baseline === undefined ? '' : `   × ${(timing.p50 / baseline.p50).toFixed(3)} of the baseline`;
  console.log(
    `${what.padEnd(46)} p50 ${timing.p50.toFixed(3).padStart(9)} ms  p95 ${timing.p95.toFixed(3).padStart(9)} ms${ratio}`,
  );
}
