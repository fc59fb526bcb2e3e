import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readvSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  decodePassages,
  encodePassages,
  type StoredPassages,
} from '../core/retrieval/passage-file';
import type { IndexedPassages, ReadText } from '../core/retrieval/passage-search';
import { PassageFileError } from '../core/retrieval/stored-parts';

/** Files that are kept, those last used: windows may have different folders. */
const MOST_FILES = 3;

/** ms after which nobody is writing a file any more. */
const ABANDONED = 24 * 60 * 60 * 1000;

const FILE = /^passages-[\da-f]+\.bin$/;
const UNFINISHED = /^passages-[\da-f]+\.bin\..+\.tmp$/;

/** Where a passage index is stored, and of which state of the library. */
export interface StoredPlace {
  readonly folder: string;
  readonly fingerprint: string;
}

/** The stored passage index of one state of a library: a file that can be deleted at any time. */
export class PassageStore {
  readonly place: StoredPlace;
  readonly file: string;

  constructor(place: StoredPlace) {
    this.place = place;
    this.file = join(place.folder, `passages-${place.fingerprint}.bin`);
  }

  get exists(): boolean {
    return existsSync(this.file);
  }

  /** @see openPassages */
  open(): OpenPassages {
    return openPassages(this.file, this.place.fingerprint);
  }

  /** Notes that the file was used: of several, those last used are kept. */
  touch(): void {
    const now = new Date();
    utimesSync(this.file, now, now);
  }

  /**
   * Writes the file, a megabyte at a time with room for other work between, and removes what is no longer used.
   * Several may do this at once: each has a file of its own until it is whole.
   *
   * @returns its size in bytes
   * @throws what the system says; then nothing is left behind
   */
  async write(passages: IndexedPassages, readText: ReadText): Promise<number> {
    mkdirSync(this.place.folder, { recursive: true });
    const unfinished = `${this.file}.${randomUUID()}.tmp`;
    try {
      const size = await writeAll(
        unfinished,
        encodePassages(passages, readText, this.place.fingerprint),
      );
      await rename(unfinished, this.file);
      this.#tidy();
      return size;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  #tidy(): void {
    const now = Date.now();
    const ageOf = (name: string): number => {
      const status = statSync(join(this.place.folder, name), { throwIfNoEntry: false });
      return now - (status?.mtimeMs ?? now);
    };
    const files = readdirSync(this.place.folder).map((name) => ({ name, age: ageOf(name) }));
    const old = files
      .filter(({ name }) => FILE.test(name))
      .sort((a, b) => a.age - b.age)
      .slice(MOST_FILES);
    const abandoned = files.filter(({ name, age }) => UNFINISHED.test(name) && age > ABANDONED);
    for (const { name } of [...old, ...abandoned]) {
      rmSync(join(this.place.folder, name), { force: true });
    }
  }
}

/** Passages in a file that stays open until `close`. */
interface OpenPassages {
  readonly passages: StoredPassages;
  readonly close: () => void;
}

/**
 * Opens a file of passages.
 *
 * @param fingerprint of what they must have been made of
 * @throws PassageFileError, or what the system says
 */
export function openPassages(file: string, fingerprint: string): OpenPassages {
  const descriptor = openSync(file, 'r');
  const close = (): void => closeSync(descriptor);
  try {
    const read = (position: number, targets: readonly Uint8Array[]): void => {
      const wanted = targets.reduce((sum, { length }) => sum + length, 0);
      if (readvSync(descriptor, [...targets], position) !== wanted) {
        throw new PassageFileError('damaged', `cut off before ${position + wanted}`);
      }
    };
    const source = { size: fstatSync(descriptor).size, read };
    return { passages: decodePassages(source, fingerprint), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function writeAll(path: string, chunks: Iterable<Uint8Array>): Promise<number> {
  const handle = await open(path, 'wx');
  try {
    let size = 0;
    for (const chunk of chunks) {
      // A write may take less than it is given; this goes on until all is written.
      await handle.writeFile(chunk);
      size += chunk.length;
    }
    await handle.sync();
    return size;
  } finally {
    await handle.close();
  }
}
