import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SpeechError } from '../core/errors';
import type { LibraryProblem } from '../core/library';
import { MAX_SPEECH_BYTES, parseSpeech, type Speech } from '../core/speech/speech';

/** What a folder of speeches holds: those that could be read, in the order of their names, and the rest. */
export interface ReadSpeeches {
  readonly speeches: readonly Speech[];
  readonly problems: readonly LibraryProblem[];
}

/** Reads every .md file of the corpus `folder` but its README. A bad file is a problem of its own and stops no other. */
export function readSpeeches(folder: string): ReadSpeeches {
  const speeches: Speech[] = [];
  const problems: LibraryProblem[] = [];
  for (const file of listSpeechFiles(folder, problems)) {
    try {
      speeches.push(readSpeech(join(folder, file), file.replace(/\.md$/, '')));
    } catch (error) {
      problems.push(toProblem(file, error));
    }
  }
  return { speeches, problems };
}

/** The names of the corpus files in `folder`, in order. */
export function listSpeechFiles(folder: string, problems: LibraryProblem[]): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.md') && !file.startsWith('.') && file !== 'README.md')
      .sort();
  } catch (error) {
    problems.push(toProblem(folder, error));
    return [];
  }
}

/**
 * Reads one file.
 *
 * @param fileName its name without its extension
 * @throws SpeechError, or what the system says
 */
export function readSpeech(path: string, id: string, fileName = id): Speech {
  // The size comes first: a huge file must not be read into memory to be refused.
  const { size } = statSync(path);
  if (size > MAX_SPEECH_BYTES) {
    throw new SpeechError('too-large', `${size} bytes, at most ${MAX_SPEECH_BYTES}`);
  }
  return parseSpeech(id, readFileSync(path), fileName);
}

export function toProblem(file: string, error: unknown): LibraryProblem {
  if (error instanceof SpeechError) {
    return { file, code: error.code, detail: error.message };
  }
  const isForbidden = /^(?:EACCES|EPERM)$/.test((error as NodeJS.ErrnoException).code ?? '');
  return { file, code: isForbidden ? 'no-permission' : 'unreadable', detail: String(error) };
}
