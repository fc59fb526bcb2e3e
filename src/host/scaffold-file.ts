import { readFile } from 'node:fs/promises';
import { parseScaffolds, type Scaffold } from '../core/speech/scaffolds';
import type { Logger } from './log';

/** The scaffolds of a snippet file; one that cannot be read has none, and the log says why. */
export async function readScaffolds(file: string, log: Logger): Promise<readonly Scaffold[]> {
  try {
    return parseScaffolds(await readFile(file, 'utf8'));
  } catch (error) {
    log.error(`scaffolds not read: ${String(error)}`);
    return [];
  }
}
