import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryProblem } from '../core/library';
import { Thesaurus } from '../core/retrieval/thesaurus';
import { toProblem } from './read-speeches';

const FILE = join('thesaurus', 'words.txt');

/** The thesaurus of a corpus folder; an empty one with a problem when it cannot be read: search goes on without it. */
export function readThesaurus(corpusFolder: string): {
  thesaurus: Thesaurus;
  problems: readonly LibraryProblem[];
} {
  try {
    const text = readFileSync(join(corpusFolder, FILE), 'utf8');
    return { thesaurus: new Thesaurus(text), problems: [] };
  } catch (error) {
    return { thesaurus: new Thesaurus(''), problems: [toProblem(FILE, error)] };
  }
}
