/** A stretch of a concordance: the rows whose text begins alike, `[first, end)`. */
export interface Rows {
  readonly first: number;
  readonly end: number;
}

/**
 * All places of some texts, sorted by what follows them, so that the places where a text stands are
 * neighbours. A place is an offset (UTF-16 units) into the texts laid end to end, one empty unit behind each.
 */
export interface Concordance {
  /** Number of places. */
  readonly size: number;
  /** The rows whose text begins with `text`; none for ''. */
  rows(text: string): Rows;
  /** The place of a row. */
  placeOf(row: number): number;
  /** The UTF-16 unit at a place, 0 between the texts and outside of them. */
  unitAt(place: number): number;
  /** Number of the text that a place lies in. */
  textAt(place: number): number;
  /** The place at which a text begins. */
  startOf(text: number): number;
}
