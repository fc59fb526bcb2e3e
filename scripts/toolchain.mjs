// Runs before node_modules exists: Node's own modules only.
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** A failure that the reader can act on: it is printed without a stack. */
export class StageError extends Error {}

/** Somebody asked this process to end; its message is the signal. */
export class Interruption extends Error {}

/**
 * Runs a command on this terminal's own streams, from the repository's root.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: Record<string, string | undefined>}} [options]
 * @throws {StageError} when the command cannot be started, is killed, or exits with anything but 0.
 * @throws {Interruption} when this process was asked to end meanwhile.
 */
export async function run(command, args, { env = {} } = {}) {
  const shown = [path.basename(command), ...args].join(' ');
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    // npm and its like are .cmd files on Windows, which only a shell starts.
    shell: process.platform === 'win32' && !path.isAbsolute(command),
  });
  // Ctrl-C reaches the whole foreground group, a signal to this process alone does not: hand both
  // on, and outlive the child, which has things to stop.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  let received;
  const forward = (signal) => {
    received = signal;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  try {
    const outcome = await new Promise((resolve, reject) => {
      child.on('error', (error) => reject(new StageError(`${shown}: ${error.message}`)));
      child.on('exit', (code, signal) => resolve(signal ?? code));
    });
    if (received) throw new Interruption(received);
    if (outcome !== 0) throw new StageError(`${shown}: ended with ${outcome}`);
  } finally {
    for (const signal of signals) process.off(signal, forward);
  }
}

/** Runs one of the project's own programs (a script, or the entry of an installed tool) with this Node. */
export function runNode(file, args = [], options = {}) {
  return run(process.execPath, [path.join(root, file), ...args], options);
}

/** The first of `names` that PATH holds as an executable file; undefined when there is none. */
export function findExecutable(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (isExecutable(file)) return file;
      }
    }
  }
  return undefined;
}

/** Whether `file` is a regular file that this user may execute. */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The package that scripts/package.mjs writes for this platform. */
export const target = `${process.platform}-${process.arch}`;
export const vsix = path.join(root, 'dist', `jianggao-${target}.vsix`);

/** Entries of installed tools, started by this Node rather than through a shell. */
export const tools = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  c8: 'node_modules/c8/bin/c8.js',
};
