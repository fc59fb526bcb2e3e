import MiniSearch from 'minisearch';
import type { Engine } from '../engine';
import type { Tokenize } from '../tokens';

export function createMiniSearch(name: string, tokenize: Tokenize): Engine {
  const index = new MiniSearch({
    fields: ['text'],
    tokenize,
    processTerm: (term) => term,
    searchOptions: { combineWith: 'OR', bm25: { k: 1.2, b: 0.5, d: 0.5 } },
  });
  return {
    library: 'MiniSearch',
    name: `MiniSearch, ${name}`,
    build: ({ passages }) => index.addAll(passages.map(({ text }, id) => ({ id, text }))),
    search: (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => Number(id)),
    bytes: () => Buffer.byteLength(JSON.stringify(index)),
  };
}
