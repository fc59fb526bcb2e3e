import { readFileSync, writeFileSync } from 'node:fs';
import MiniSearch, { type Options } from 'minisearch';
import type { Engine } from '../engine';
import type { Tokenize } from '../tokens';

export function createMiniSearch(name: string, tokenize: Tokenize): Engine {
  const options: Options = {
    fields: ['text'],
    tokenize,
    processTerm: (term) => term,
    searchOptions: { combineWith: 'OR', bm25: { k: 1.2, b: 0.5, d: 0.5 } },
  };
  let index = new MiniSearch(options);
  return {
    library: 'MiniSearch',
    name: `MiniSearch, ${name}`,
    build: ({ passages }) => index.addAll(passages.map(({ text }, id) => ({ id, text }))),
    search: (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => Number(id)),
    save: (file) => writeFileSync(file, JSON.stringify(index)),
    load(file) {
      index = MiniSearch.loadJSON(readFileSync(file, 'utf8'), options);
    },
  };
}
