import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkerOptions } from '../core/library-messages';
import { PASSAGE_RULES } from '../core/retrieval/passage-search';
import { listOwnFiles } from './own-speeches';
import { listSpeechFiles } from './read-speeches';

/**
 * What tells one state of a library from another, without reading its files: their names, sizes and times, in order,
 * and the rules by which they are indexed. 32 hexadecimal digits; 0.1 s for 6,000 files.
 */
export function fingerprintOf({
  corpusFolder,
  ownFolders,
}: Pick<WorkerOptions, 'corpusFolder' | 'ownFolders'>): string {
  const hash = createHash('sha256').update(`${PASSAGE_RULES}`);
  // Bundled ones by their names: they stay the same when the extension is moved.
  for (const name of listSpeechFiles(corpusFolder, [])) {
    hash.update(stateOf(name, join(corpusFolder, name)));
  }
  for (const path of listOwnFiles(ownFolders)) {
    hash.update(stateOf(path, path));
  }
  return hash.digest('hex').slice(0, 32);
}

function stateOf(name: string, path: string): string {
  const status = statSync(path, { throwIfNoEntry: false });
  return JSON.stringify([name, status?.size, status?.mtimeMs]);
}
