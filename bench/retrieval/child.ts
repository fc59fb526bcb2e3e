import { spawnSync } from 'node:child_process';

/** What a child process came to. */
export type Outcome<T> = { readonly result: T } | { readonly failure: string };

const MARK = '\u0001result ';

/**
 * Runs this program once more with `args` in a process of its own, so that its memory and times are its own.
 *
 * @param limits minutes after which it is given up, and the heap in MB
 */
export function runChild<T>(
  args: readonly string[],
  limits: { readonly minutes: number; readonly heap: number },
): Outcome<T> {
  const [program = ''] = process.argv.slice(1);
  const options = [
    '--expose-gc',
    '--disable-warning=ExperimentalWarning',
    `--max-old-space-size=${limits.heap}`,
  ];
  const { stdout, signal, status, error } = spawnSync(
    process.execPath,
    [...options, program, ...args],
    {
      encoding: 'utf8',
      timeout: limits.minutes * 60_000,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1e8,
    },
  );
  const line = stdout.split('\n').find((text) => text.startsWith(MARK));
  if (line !== undefined) {
    return { result: JSON.parse(line.slice(MARK.length)) as T };
  }
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT') {
    return { failure: `given up after ${limits.minutes} minutes` };
  }
  return { failure: `ended with ${signal ?? status} (heap limit ${limits.heap} MB)` };
}

/** Hands a child's result to `runChild`. */
export function tellParent(result: unknown): void {
  console.log(`${MARK}${JSON.stringify(result)}`);
}

/** Memory in use after a collection, in bytes. */
export function memoryInUse(): { rss: number; heap: number } {
  const { gc } = globalThis as { gc?: () => void };
  // A second collection frees what finalizers of the first let go.
  gc?.();
  gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
}
