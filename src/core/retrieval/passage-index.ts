import { findTerms } from './terms';

/**
 * An inverted index with BM25 ranking over short texts.
 *
 * The postings of a term stand together in two flat arrays (document numbers ascending, and term
 * frequencies), found by the term's offset range: no object per posting, so that memory and the
 * time of a query stay small when the library grows.
 */
export class PassageIndex {
  readonly #termIds = new Map<string, number>();
  readonly #offsets: Uint32Array;
  readonly #documents: Uint32Array;
  readonly #frequencies: Uint16Array;
  readonly #lengths: Uint32Array;
  readonly #averageLength: number;

  /** @param texts the documents; their numbers are their positions */
  constructor(texts: readonly string[]) {
    const postings: number[][] = [];
    this.#lengths = new Uint32Array(texts.length);
    let total = 0;
    texts.forEach((text, document) => {
      const terms = findTerms(text);
      let length = 0;
      for (const [term, frequency] of terms) {
        let id = this.#termIds.get(term);
        if (id === undefined) {
          id = postings.length;
          this.#termIds.set(term, id);
          postings.push([]);
        }
        postings[id]?.push(document, Math.min(frequency, 0xffff));
        length += frequency;
      }
      this.#lengths[document] = length;
      total += length;
    });
    this.#averageLength = texts.length === 0 ? 0 : total / texts.length;
    const size = postings.reduce((sum, list) => sum + list.length / 2, 0);
    this.#offsets = new Uint32Array(postings.length + 1);
    this.#documents = new Uint32Array(size);
    this.#frequencies = new Uint16Array(size);
    this.#fill(postings);
  }

  /** Number of documents. */
  get size(): number {
    return this.#lengths.length;
  }

  /**
   * Ranks the documents against a query text of any length.
   *
   * Scores are BM25 divided by what the query itself would score as a document, cut at 1: a document
   * equal to the query scores 1 and unrelated ones are near 0, whatever the length of the query.
   *
   * @returns at most `limit` documents with a score above 0, best first; ties in document order
   */
  search(query: string, limit: number): { document: number; score: number }[] {
    const scores = new Float64Array(this.size);
    const terms = findTerms(query);
    let queryLength = 0;
    for (const frequency of terms.values()) {
      queryLength += frequency;
    }
    let best = 0;
    for (const [term, frequency] of terms) {
      const weight = this.#inverseFrequency(term);
      best += weight * saturate(frequency, queryLength / (this.#averageLength || 1));
      this.#addPostings(term, weight, scores);
    }
    return toRanking(scores, best, limit);
  }

  #fill(postings: readonly number[][]): void {
    let at = 0;
    postings.forEach((list, id) => {
      this.#offsets[id] = at;
      for (let i = 0; i < list.length; i += 2) {
        this.#documents[at] = list[i] ?? 0;
        this.#frequencies[at] = list[i + 1] ?? 0;
        at++;
      }
    });
    this.#offsets[postings.length] = at;
  }

  /** Robertson–Spärck Jones idf in its always-positive form; unknown terms weigh most. */
  #inverseFrequency(term: string): number {
    const id = this.#termIds.get(term);
    const count = id === undefined ? 0 : (this.#offsets[id + 1] ?? 0) - (this.#offsets[id] ?? 0);
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }

  #addPostings(term: string, weight: number, scores: Float64Array): void {
    const id = this.#termIds.get(term);
    if (id === undefined) {
      return;
    }
    const end = this.#offsets[id + 1] ?? 0;
    for (let i = this.#offsets[id] ?? 0; i < end; i++) {
      const document = this.#documents[i] ?? 0;
      const relativeLength = (this.#lengths[document] ?? 0) / this.#averageLength;
      const gain = weight * saturate(this.#frequencies[i] ?? 0, relativeLength);
      scores[document] = (scores[document] ?? 0) + gain;
    }
  }
}

/** BM25's k1 and b; on Chinese speeches b = 0.5 ranked better than the usual 0.75. */
const K1 = 1.2;
const B = 0.5;

function saturate(frequency: number, relativeLength: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * relativeLength));
}

function toRanking(scores: Float64Array, best: number, limit: number) {
  const ranking: { document: number; score: number }[] = [];
  scores.forEach((score, document) => {
    if (score > 0) {
      ranking.push({ document, score });
    }
  });
  // Ranked before the cut: several documents may score more than a short query would itself.
  ranking.sort((a, b) => b.score - a.score || a.document - b.document);
  return ranking
    .slice(0, limit)
    .map(({ document, score }) => ({ document, score: Math.min(1, score / best) }));
}
