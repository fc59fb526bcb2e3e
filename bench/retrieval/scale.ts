import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSpeech, type Speech } from '../../src/core/speech/speech';
import { findSentences } from '../../src/core/text/spans';
import { type BenchLibrary, toLibrary } from './engine';
import { createRandom } from './random';

/** A library of which the first passages are real and the others put together of their sentences. */
export interface ScaleLibrary extends BenchLibrary {
  /** Number of real passages. */
  readonly real: number;
}

const PASSAGES_PER_SPEECH = 20;
const SHORTEST = 100;
const LONGEST = 400;

/**
 * Reads the news items (.jsonl: id, text) of a folder and extends them to `size` passages: sentences of
 * different items, drawn at random, always the same ones.
 */
export function readScaleLibrary(folder: string, size: number): ScaleLibrary {
  const items = readItems(folder);
  const real = toLibrary(items);
  if (items.length === 0 || real.passages.length >= size) {
    const passages = real.passages.slice(0, size);
    const ids = new Set(passages.map(({ speechId }) => speechId));
    const speeches = items.filter(({ id }) => ids.has(id));
    return { speeches, passages, real: passages.length };
  }
  const missing = size - real.passages.length;
  const generated = toLibrary([...recombine(items, missing)]);
  return {
    speeches: [...items, ...generated.speeches],
    passages: [...real.passages, ...generated.passages],
    real: real.passages.length,
  };
}

function readItems(folder: string): Speech[] {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; text: string })
    .map(({ id, text }) => parseSpeech(id, Buffer.from(text)));
}

/** Speeches of paragraphs of 100 to 400 characters: each is one passage. */
function* recombine(items: readonly Speech[], count: number): Generator<Speech> {
  const random = createRandom(1_000_000);
  const sentences = items.map(({ text }) =>
    findSentences(text, { start: 0, end: text.length })
      .map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, ''))
      // What is left short of the aim for want of room is long enough all the same.
      .filter((sentence) => sentence.length > 5 && sentence.length <= LONGEST - SHORTEST),
  );
  const sources = sentences.filter((list) => list.length > 0);
  const draw = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const paragraph = (): string => {
    const aim = SHORTEST + random() * (LONGEST - SHORTEST) * 0.8;
    let text = '';
    while (text.length < aim) {
      const longer = text + (draw(draw(sources) ?? []) ?? '');
      if (longer.length > LONGEST) {
        break;
      }
      text = longer;
    }
    return text;
  };
  for (let made = 0; made < count; made += PASSAGES_PER_SPEECH) {
    const length = Math.min(PASSAGES_PER_SPEECH, count - made);
    const body = Array.from({ length }, paragraph).join('\n');
    yield parseSpeech(`generated-${made}`, Buffer.from(body));
  }
}
