import { statSync } from 'node:fs';
import { memoryInUse } from './child';
import type { BenchLibrary, Engine } from './engine';

/** What an index takes to have; memory and file in bytes, beside the passages' texts. */
export interface Cost {
  readonly name: string;
  readonly buildMs: number;
  /** Of processors, collections of garbage in other threads included: what other processes do does not count. */
  readonly buildCpuMs: number;
  readonly rss: number;
  readonly heap: number;
  /** Size of the saved index, or why there is none. */
  readonly file: number | string;
}

/**
 * Builds an engine, in a process that has done nothing else but read the library and jieba's dictionary.
 *
 * @param file to which the index is saved
 */
export async function buildAndWeigh(
  engine: Engine,
  library: BenchLibrary,
  file: string,
): Promise<Cost> {
  const before = memoryInUse();
  const cpu = process.cpuUsage();
  const started = performance.now();
  await engine.build(library);
  const buildMs = performance.now() - started;
  const buildCpuMs = cpuMsSince(cpu);
  // Some build a part at the first search.
  engine.search('深入学习贯彻会议精神', 1);
  const { rss, heap } = memoryInUse();
  return {
    name: engine.name,
    buildMs,
    buildCpuMs,
    rss: rss - before.rss,
    heap: heap - before.heap,
    file: save(engine, file),
  };
}

function save(engine: Engine, file: string): number | string {
  if (engine.save === undefined) {
    return 'not saved';
  }
  try {
    engine.save(file);
    return statSync(file).size;
  } catch (error) {
    // JSON longer than the longest string of this Node.
    return String(error);
  }
}

export function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function describeCost({ name, buildMs, buildCpuMs, rss, heap, file }: Cost): string {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`.padStart(9);
  const saved = typeof file === 'string' ? file : megabytes(file);
  return (
    `${name.padEnd(30)}build ${buildMs.toFixed(0).padStart(6)} ms (${buildCpuMs.toFixed(0).padStart(6)} of processor)  resident ${megabytes(rss)}` +
    `  heap ${megabytes(heap)}  file ${saved}`
  );
}
