import type { Engine } from '../engine';
import type { Tokenize } from '../tokens';

const K1 = 1.2;
const B = 0.5;

/** The textbook's BM25 over maps, nothing else. */
export function createBm25(name: string, tokenize: Tokenize): Engine {
  const postings = new Map<string, Map<number, number>>();
  let lengths: number[] = [];
  let average = 1;
  return {
    library: 'plain BM25',
    name: `plain BM25, ${name}`,
    build({ passages }) {
      lengths = passages.map(({ text }, number) => {
        const terms = tokenize(text);
        for (const term of terms) {
          const list = postings.get(term) ?? new Map<number, number>();
          postings.set(term, list.set(number, (list.get(number) ?? 0) + 1));
        }
        return terms.length;
      });
      average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    },
    search(query, limit) {
      const scores = new Map<number, number>();
      for (const term of new Set(tokenize(query))) {
        const list = postings.get(term) ?? new Map<number, number>();
        const idf = Math.log(1 + (lengths.length - list.size + 0.5) / (list.size + 0.5));
        for (const [number, tf] of list) {
          const norm = K1 * (1 - B + (B * (lengths[number] ?? 0)) / average);
          scores.set(number, (scores.get(number) ?? 0) + (idf * tf * (K1 + 1)) / (tf + norm));
        }
      }
      const ranking = [...scores].sort((a, b) => b[1] - a[1]);
      return ranking.slice(0, limit).map(([number]) => number);
    },
  };
}
