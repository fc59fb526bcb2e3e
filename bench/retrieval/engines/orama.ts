import { readFileSync, writeFileSync } from 'node:fs';
import { create, insert, load, type RawData, save, search } from '@orama/orama';
import type { Engine } from '../engine';
import type { Tokenize } from '../tokens';

export function createOrama(name: string, tokenize: Tokenize): Engine {
  const index = create({
    schema: { text: 'string' },
    components: {
      tokenizer: {
        language: 'english',
        normalizationCache: new Map(),
        tokenize: (text: string) => [...new Set(tokenize(text))],
      },
    },
  });
  return {
    library: 'Orama',
    name: `Orama, ${name}`,
    build({ passages }) {
      passages.forEach(({ text }, number) => {
        insert(index, { id: `${number}`, text });
      });
    },
    search(term, limit) {
      const found = search(index, { term, limit, relevance: { k: 1.2, b: 0.5, d: 0.5 } });
      return 'hits' in found ? found.hits.map(({ id }) => Number(id)) : [];
    },
    save: (file) => writeFileSync(file, JSON.stringify(save(index))),
    load: (file) => load(index, JSON.parse(readFileSync(file, 'utf8')) as RawData),
  };
}

/** Orama takes every word that begins with the term asked for; an end mark makes it take that word alone. */
export function whole(tokenize: Tokenize): Tokenize {
  return (text) => tokenize(text).map((term) => `${term}\u0003`);
}
