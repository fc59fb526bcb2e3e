import { PassageSearch } from '../../../src/core/retrieval/passage-search';
import type { Engine } from '../engine';

/** The project's own search, asked as the view asks it. */
export function createOurs(): Engine {
  let search = new PassageSearch([]);
  let numbers = new Map<string, number>();
  return {
    library: 'ours',
    name: 'ours',
    build({ speeches, passages }) {
      search = new PassageSearch(speeches);
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
