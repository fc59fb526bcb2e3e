import { readFileSync, writeFileSync } from 'node:fs';
import { type ContextOptions, Index } from 'flexsearch';
import type { Engine } from '../engine';
import type { Tokenize } from '../tokens';

/** `suggest` ranks passages that lack some terms of the query; without it a paragraph finds nothing. */
export function createFlexSearch(
  name: string,
  tokenize: Tokenize,
  context?: ContextOptions,
): Engine {
  const index = new Index({
    encode: tokenize,
    tokenize: 'strict',
    resolution: 9,
    ...(context && { context }),
  });
  return {
    library: 'FlexSearch',
    name: `FlexSearch, ${name}`,
    build({ passages }) {
      passages.forEach(({ text }, number) => {
        index.add(number, text);
      });
    },
    search: (query, limit) => index.search(query, { limit, suggest: true }).map(Number),
    save(file) {
      const parts: [string, string][] = [];
      index.export((key: string, data: string) => {
        parts.push([key, data]);
      });
      writeFileSync(file, JSON.stringify(parts));
    },
    load(file) {
      for (const [key, data] of JSON.parse(readFileSync(file, 'utf8')) as [string, string][]) {
        index.import(key, data);
      }
    },
  };
}
