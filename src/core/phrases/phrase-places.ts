import type { Concordance, Rows } from '../retrieval/concordance';

/** What a phrase that is whole is followed by: a mark, the end of a paragraph, 的. */
const CLOSING = new Set([...'，。；：！？\n、”》）的\0'].map((mark) => mark.charCodeAt(0)));

/** Where each phrase of a list stands in a concordance: twelve bytes a phrase. */
export class PhrasePlaces {
  readonly #concordance: Concordance;
  readonly #lengths: Uint8Array;
  readonly #first: Int32Array;
  readonly #end: Int32Array;
  readonly #closed: Int32Array;

  constructor(concordance: Concordance, texts: readonly string[]) {
    this.#concordance = concordance;
    this.#lengths = Uint8Array.from(texts, (text) => text.length);
    this.#first = new Int32Array(texts.length);
    this.#end = new Int32Array(texts.length);
    this.#closed = new Int32Array(texts.length);
    texts.forEach((text, index) => {
      const rows = concordance.rows(text);
      this.#first[index] = rows.first;
      this.#end[index] = rows.end;
      for (let row = rows.first; row < rows.end; row++) {
        this.#closed[index] = (this.#closed[index] ?? 0) + (this.closes(index, row) ? 1 : 0);
      }
    });
  }

  /** The rows of the concordance that begin with the phrase. */
  rowsOf(index: number): Rows {
    return { first: this.#first[index] ?? 0, end: this.#end[index] ?? 0 };
  }

  /** Number of places where the phrase ends a clause, or stands before 的. */
  closedOf(index: number): number {
    return this.#closed[index] ?? 0;
  }

  /** Whether it does so in one of its rows. */
  closes(index: number, row: number): boolean {
    const place = this.#concordance.placeOf(row) + (this.#lengths[index] ?? 0);
    return CLOSING.has(this.#concordance.unitAt(place));
  }
}
