import path from 'node:path';
import { indexPassages, PassageSearch, textsOf } from '../../../src/core/retrieval/passage-search';
import { readThesaurus } from '../../../src/worker/read-thesaurus';
import { createSegmenter } from '../../../src/worker/segmenter';
import type { Engine } from '../engine';

/** The project's own search, asked as the view asks it. */
export function createOurs(): Engine {
  const { segmenter } = createSegmenter(path.join(process.cwd(), 'dist', 'jieba'));
  const { thesaurus } = readThesaurus(path.join(process.cwd(), 'corpus'));
  const tools = { segmenter, thesaurus };
  let search = new PassageSearch(indexPassages([]), textsOf([]), tools);
  let numbers = new Map<string, number>();
  return {
    library: 'ours',
    name: 'ours',
    build({ speeches, passages }) {
      search = new PassageSearch(indexPassages(speeches), textsOf(speeches), tools);
      numbers = new Map(passages.map((passage, number) => [keyOf(passage), number]));
    },
    search: (text, limit) =>
      search
        .similar({ text, limit })
        // Copies are folded under the passage that stands for them: a reader meets them there.
        .passages.flatMap((passage) => [passage, ...passage.copies])
        .slice(0, limit)
        .flatMap((place) => numbers.get(keyOf(place)) ?? []),
  };
}

function keyOf({ speechId, start }: { speechId: string; start: number }): string {
  return `${speechId}:${start}`;
}
