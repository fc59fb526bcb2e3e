import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { encodePassages } from '../../../src/core/retrieval/passage-file';
import {
  type IndexedPassages,
  indexPassages,
  PassageSearch,
  type ReadText,
  textsOf,
} from '../../../src/core/retrieval/passage-search';
import { createFallbackSegmenter } from '../../../src/core/text/segmenter';
import { openPassages } from '../../../src/worker/passage-store';
import { readThesaurus } from '../../../src/worker/read-thesaurus';
import { createSegmenter } from '../../../src/worker/segmenter';
import type { Engine } from '../engine';

const FINGERPRINT = 'bench';

/**
 * The project's own search: the ranking alone, which is what the others give, or the whole answer as the view gets it,
 * copies folded and reasons told. Its file holds the passages' texts too.
 */
export function createOurs(isExplained: boolean): Engine {
  let search: PassageSearch | undefined;
  let built: { passages: IndexedPassages; readText: ReadText } | undefined;
  let numbers = new Map<string, number>();
  const use = (passages: IndexedPassages, readText: ReadText, isJiebaThere: boolean): void => {
    const segmenter = isJiebaThere
      ? createSegmenter(path.join(process.cwd(), 'dist', 'jieba')).segmenter
      : createFallbackSegmenter();
    const { thesaurus } = readThesaurus(path.join(process.cwd(), 'corpus'));
    search = new PassageSearch(passages, readText, { segmenter, thesaurus });
  };
  return {
    library: 'ours',
    name: isExplained ? 'ours, explained' : 'ours',
    build({ speeches, passages }) {
      built = { passages: indexPassages(speeches), readText: textsOf(speeches) };
      use(built.passages, built.readText, true);
      numbers = new Map(passages.map((passage, number) => [keyOf(passage), number]));
    },
    search(text, limit) {
      if (!isExplained) {
        return (search?.rank({ text, limit }) ?? []).map(({ passage }) => passage);
      }
      return (
        (search?.similar({ text, limit }).passages ?? [])
          // Copies are folded under the passage that stands for them: a reader meets them there.
          .flatMap((passage) => [passage, ...passage.copies])
          .slice(0, limit)
          .flatMap((place) => numbers.get(keyOf(place)) ?? [])
      );
    },
    save(file) {
      const descriptor = openSync(file, 'w');
      if (built !== undefined) {
        for (const chunk of encodePassages(built.passages, built.readText, FINGERPRINT)) {
          writeSync(descriptor, chunk);
        }
      }
      closeSync(descriptor);
    },
    // As the extension starts: jieba is not there yet.
    load(file) {
      const { passages } = openPassages(file, FINGERPRINT);
      use(passages, passages.readText, false);
    },
  };
}

function keyOf({ speechId, start }: { speechId: string; start: number }): string {
  return `${speechId}:${start}`;
}
