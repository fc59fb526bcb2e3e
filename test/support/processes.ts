import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { pause } from './polling';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds after which the command is killed. */
  readonly timeout?: number;
}

/**
 * Runs a command to its end and returns what it printed on stdout.
 *
 * @throws Error with the command's name and its output when it exits with anything but 0.
 */
export function capture(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      timeout: options.timeout ?? 300_000,
      maxBuffer: 1 << 26,
    };
    execFile(command, [...args], settings, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else reject(new Error(`${error.message}\n${stdout}\n${stderr}`.trim()));
    });
  });
}

/** A process and everything it starts, which end together. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** What the group printed so far (its first megabyte). */
  output(): string;
  /** Asks the group to end, kills what is left after `grace` milliseconds, and resolves when it is gone. */
  stop(grace?: number): Promise<void>;
}

const OUTPUT_KEPT = 1 << 20;

/** Starts a command as the leader of a process group of its own; `log` is a file for its output. */
export function startGroup(
  command: string,
  args: readonly string[],
  options: CommandOptions & { readonly log?: string } = {},
): ProcessGroup {
  const child = spawn(command, [...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = options.log === undefined ? undefined : createWriteStream(options.log);
  let kept = '';
  const keep = (chunk: Buffer): void => {
    log?.write(chunk);
    if (kept.length < OUTPUT_KEPT) kept += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);

  const signal = (name: NodeJS.Signals | 0): boolean => {
    try {
      // Without a pid nothing was started; and 0 would mean this process's own group.
      return child.pid !== undefined && process.kill(-child.pid, name);
    } catch {
      return false;
    }
  };
  // A detached group outlives a parent that exits without stopping it.
  const last = (): void => void signal('SIGKILL');
  process.once('exit', last);

  return {
    child,
    output: () => kept,
    async stop(grace = 5000) {
      signal('SIGTERM');
      for (let waited = 0; waited < grace && signal(0); waited += 50) await pause(50);
      signal('SIGKILL');
      process.off('exit', last);
      log?.end();
    },
  };
}
