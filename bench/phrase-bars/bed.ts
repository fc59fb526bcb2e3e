import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Completer } from '../../src/core/phrases/completer';
import { mineFrames } from '../../src/core/phrases/frames';
import { minePhrases } from '../../src/core/phrases/mining';
import type { Phrase } from '../../src/core/phrases/phrase';
import { OccurrenceIndex } from '../../src/core/retrieval/occurrence-index';
import { parseSpeech, type Speech } from '../../src/core/speech/speech';
import type { Segmenter } from '../../src/core/text/segmenter';

/** A library with its completer, as the worker builds them. */
export interface Bed {
  readonly speeches: readonly Speech[];
  readonly phrases: readonly Phrase[];
  readonly completer: Completer;
}

/** Builds a completer over speeches and prints what it took. */
export function buildBed(name: string, speeches: readonly Speech[], segmenter: Segmenter): Bed {
  const started = performance.now();
  const concordance = new OccurrenceIndex(speeches);
  const phrases = minePhrases(speeches, segmenter, concordance);
  const frames = mineFrames(speeches, segmenter);
  const mined = performance.now();
  const completer = new Completer({ phrases, frames }, { speeches, concordance }, segmenter);
  const built = performance.now();
  const characters = speeches.reduce((sum, { text }) => sum + text.length, 0);
  console.log(
    `${name}: ${speeches.length} speeches, ${characters} characters, ${phrases.length} phrases,` +
      ` ${frames.length} frames; mined in ${Math.round(mined - started)} ms,` +
      ` index ${Math.round(built - mined)} ms`,
  );
  return { speeches, phrases, completer };
}

/** Reads plain texts (.txt) of a folder as speeches; a year in the name is the date. */
export function readTexts(folder: string): Speech[] {
  if (!existsSync(folder)) {
    return [];
  }
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return files.sort().map((file) => {
    const speech = parseSpeech(file.replace(/\.txt$/, ''), readFileSync(path.join(folder, file)));
    const date = /\d{4}/.exec(file)?.[0];
    return { ...speech, metadata: { ...speech.metadata, date } };
  });
}
