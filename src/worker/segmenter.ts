import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Jieba as JiebaInstance } from '@node-rs/jieba';
import { createFallbackSegmenter, type Segmenter } from '../core/text/segmenter';

/** The part of jieba's binary that is used here. */
interface JiebaBinding {
  readonly Jieba: { withDict(dictionary: Uint8Array): JiebaInstance };
}

/**
 * Loads jieba from `folder`: one `jieba.*.node` (the package for a platform carries its own) and
 * dict.txt. Takes about 300 ms and 50 MB, so it is for a worker thread.
 *
 * @throws when the binary is missing or does not load on this platform
 */
function loadJieba(folder: string): Segmenter {
  const binary = readdirSync(folder).find((name) => /^jieba\..+\.node$/.test(name));
  if (binary === undefined) {
    throw new Error(`no jieba.*.node in ${folder}`);
  }
  // A native module can only be had through require; the bundle itself has no other use of it.
  const binding = createRequire(__filename)(join(folder, binary)) as JiebaBinding;
  const jieba = binding.Jieba.withDict(readFileSync(join(folder, 'dict.txt')));
  return {
    name: 'jieba',
    // Without the hidden Markov model: its guesses at new words cut slogans in the wrong place.
    segment: (text) => jieba.tag(text, false).map(({ word, tag }) => ({ text: word, pos: tag })),
    cut: (text) => jieba.cut(text, false),
  };
}

/** jieba where its binary loads, else the platform's own segmenter with the reason. */
export function createSegmenter(folder: string): { segmenter: Segmenter; failure?: string } {
  try {
    return { segmenter: loadJieba(folder) };
  } catch (error) {
    return { segmenter: createFallbackSegmenter(), failure: String(error) };
  }
}
