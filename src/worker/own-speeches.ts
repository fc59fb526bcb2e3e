import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';
import { SpeechError } from '../core/errors';
import { type LibraryProblem, OWN_LIMITS } from '../core/library';
import type { Speech } from '../core/speech/speech';
import { type ReadSpeeches, readSpeech, toProblem } from './read-speeches';

/** How much is read at most; the defaults are for a user's own folders. */
export type ReadLimits = { readonly [Name in keyof typeof OWN_LIMITS]: number };

/**
 * Reads the .md and .txt files of the user's own folders and of the folders in them, in the order of `folders`,
 * then of the paths. Hidden ones and node_modules are passed over, and so are files without a text. A file that
 * is come to twice (overlapping folders, links) is read once. Nothing is written. A speech's id is its path as
 * `folders` leads to it.
 *
 * @param folders absolute paths
 */
export function readOwnSpeeches(
  folders: readonly string[],
  limits: ReadLimits = OWN_LIMITS,
): ReadSpeeches {
  const speeches: Speech[] = [];
  const walk = new Walk(limits.folders);
  let files = 0;
  let characters = 0;
  for (const folder of folders) {
    for (const path of walk.filesOf(folder)) {
      if (files >= limits.files || characters >= limits.characters) {
        walk.problems.push(
          tooMuch(folder, `${files} files with ${characters} characters are read`),
        );
        return { speeches, problems: walk.problems };
      }
      files++;
      const speech = readOwn(path, walk.problems);
      if (speech !== undefined) {
        speeches.push(speech);
        characters += speech.text.length;
      }
    }
  }
  return { speeches, problems: walk.problems };
}

/** The paths of the files that `readOwnSpeeches` would come to, without looking into them. */
export function* listOwnFiles(folders: readonly string[]): Generator<string> {
  const walk = new Walk(OWN_LIMITS.folders);
  let files = 0;
  for (const folder of folders) {
    for (const path of walk.filesOf(folder)) {
      if (files++ >= OWN_LIMITS.files) {
        return;
      }
      yield path;
    }
  }
}

function readOwn(path: string, problems: LibraryProblem[]): Speech | undefined {
  try {
    return readSpeech(path, path, parse(path).name);
  } catch (error) {
    // A note that was never begun is nobody's mistake.
    if (!(error instanceof SpeechError && error.code === 'empty')) {
      problems.push(toProblem(path, error));
    }
    return undefined;
  }
}

/** A walk through folders that comes to every file and every folder once, by whatever ways it can be reached. */
class Walk {
  readonly problems: LibraryProblem[] = [];
  readonly #seen = new Set<string>();
  readonly #mostFolders: number;
  #folders = 0;

  constructor(mostFolders: number) {
    this.#mostFolders = mostFolders;
  }

  /** The files below `folder`, path after path, found as they are asked for. */
  *filesOf(folder: string): Generator<string> {
    for (const entry of this.#open(folder)) {
      const path = join(folder, entry.name);
      const kind = this.#kindOf(path, entry);
      if (kind === 'folder') {
        yield* this.filesOf(path);
      } else if (kind === 'file') {
        yield path;
      }
    }
  }

  /** The entries by name; none of a folder that was seen before or cannot be read. */
  #open(folder: string): Dirent[] {
    try {
      if (!this.#isNew(folder)) {
        return [];
      }
      if (this.#folders++ >= this.#mostFolders) {
        if (this.#folders === this.#mostFolders + 1) {
          this.problems.push(tooMuch(folder, `${this.#mostFolders} folders are read`));
        }
        return [];
      }
      return readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
        a.name < b.name ? -1 : 1,
      );
    } catch (error) {
      this.problems.push(toFolderProblem(folder, error));
      return [];
    }
  }

  /** What is to be done with an entry; undefined when it is none of ours or was come to before. */
  #kindOf(path: string, entry: Dirent): 'folder' | 'file' | undefined {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') {
      return undefined;
    }
    const isText = /\.(?:md|txt)$/iu.test(entry.name);
    try {
      const status = entry.isSymbolicLink() ? statSync(path) : entry;
      if (status.isDirectory()) {
        return 'folder';
      }
      // Neither a pipe nor a device: reading one might never end.
      return isText && status.isFile() && this.#isNew(path) ? 'file' : undefined;
    } catch (error) {
      // A link that leads nowhere, or a file that has just gone.
      if (isText) {
        this.problems.push(toProblem(path, error));
      }
      return undefined;
    }
  }

  #isNew(path: string): boolean {
    // The system's own answer: it also knows Name and name for the same where they are.
    const real = realpathSync.native(path);
    const isNew = !this.#seen.has(real);
    this.#seen.add(real);
    return isNew;
  }
}

function tooMuch(folder: string, detail: string): LibraryProblem {
  return { file: folder, code: 'too-much', detail };
}

function toFolderProblem(folder: string, error: unknown): LibraryProblem {
  const problem = toProblem(folder, error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    return { ...problem, code: 'missing-folder' };
  }
  return code === 'ENOTDIR' ? { ...problem, code: 'not-a-folder' } : problem;
}
