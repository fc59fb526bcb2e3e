import type { Engine } from './engine';
import { createBm25 } from './engines/bm25';
import { createFlexSearch } from './engines/flexsearch';
import { createFts5, createFts5Trigram, loadSqlite } from './engines/fts5';
import { createFuse } from './engines/fuse';
import { createMiniSearch } from './engines/minisearch';
import { createOrama, whole } from './engines/orama';
import { createOurs } from './engines/ours';
import type { Tokenizers } from './tokens';

/** Makes every engine in the configurations that rank best on Chinese, by short names. */
export function engineMakers({ words, pairs }: Tokenizers): ReadonlyMap<string, () => Engine> {
  const both = (text: string): string[] => [...words(text), ...pairs(text)];
  const context = { depth: 1, resolution: 9, bidirectional: false };
  const sqlite = loadSqlite();
  const makers: Record<string, () => Engine> = {
    ours: () => createOurs(false),
    'ours-explained': () => createOurs(true),
    'bm25-words': () => createBm25('words', words),
    'bm25-pairs': () => createBm25('pairs', pairs),
    'minisearch-words': () => createMiniSearch('words', words),
    'minisearch-pairs': () => createMiniSearch('pairs', pairs),
    'minisearch-both': () => createMiniSearch('both', both),
    'flexsearch-words': () => createFlexSearch('words', words),
    'flexsearch-pairs': () => createFlexSearch('pairs', pairs),
    'flexsearch-context': () => createFlexSearch('words in context', words, context),
    'orama-words': () => createOrama('words', words),
    'orama-whole-words': () => createOrama('whole words', whole(words)),
    'orama-pairs': () => createOrama('pairs', pairs),
    ...(sqlite && {
      'fts5-words': () => createFts5(sqlite, 'words', words),
      'fts5-pairs': () => createFts5(sqlite, 'pairs', pairs),
      'fts5-trigram': () => createFts5Trigram(sqlite),
    }),
    'fuse-default': () => createFuse('default', {}),
    'fuse-words': () =>
      createFuse('words', {
        ignoreLocation: true,
        useTokenSearch: true,
        tokenize: words,
        threshold: 0,
      }),
  };
  return new Map(Object.entries(makers));
}

/** The short names that begin with an entry of `wanted`; all without one. */
export function pickNames(
  makers: ReadonlyMap<string, () => Engine>,
  wanted: readonly string[],
): string[] {
  return [...makers.keys()].filter(
    (name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)),
  );
}
