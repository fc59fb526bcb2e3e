import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { parseSpeech, type Speech } from '../../../src/core/speech/speech';
import type { Segmenter } from '../../../src/core/text/segmenter';

/** The repository: unit tests run in its folder. */
export const root = process.cwd();

/** Ids of the bundled corpus. */
export const BUNDLED = [
  '2018-jiangsu-npc-conduct',
  '2020-03-26-wujin-party-building',
  '2020-03-yiwu-two-models',
  '2020-county-party-building-appraisal',
  '2020-kunshan-leadership',
  '2020-wujiang-appraisal-summary',
  '2021-01-15-suzhou-standing-committee',
  '2021-plenary-closing',
  'undated-town-party-building',
] as const;

/** One speech of the bundled corpus. */
export function readBundled(id: string): Speech {
  return parseSpeech(id, readFileSync(path.join(root, 'corpus', `${id}.md`)));
}

/** The bundled corpus in library order. */
export function readAllBundled(): Speech[] {
  return BUNDLED.map(readBundled);
}

/** A speech in memory; its file has no front matter. */
export function toSpeech(text: string, id = 'speech'): Speech {
  return parseSpeech(id, Buffer.from(text));
}

/** jieba as the worker uses it, from the installed package. */
export function loadJieba(): Segmenter {
  const folder = path.join(root, 'node_modules', '@node-rs', 'jieba');
  const jieba = Jieba.withDict(readFileSync(path.join(folder, 'dict.txt')));
  return {
    name: 'jieba',
    segment: (text) => jieba.tag(text, false).map(({ word, tag }) => ({ text: word, pos: tag })),
    cut: (text) => jieba.cut(text, false),
  };
}

/** Number of places where `part` stands in `text`, overlapping ones counted. */
export function countIn(text: string, part: string): number {
  let count = 0;
  for (let at = 0; at + part.length <= text.length; at++) {
    if (text.startsWith(part, at)) {
      count++;
    }
  }
  return count;
}
