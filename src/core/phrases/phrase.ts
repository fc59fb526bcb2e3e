/** A stock phrase or slogan that a writer would want completed whole. */
export interface Phrase {
  /** As it stands in the library, outer quotes aside: 不忘初心、牢记使命. */
  readonly text: string;
  /** Number of times `text` stands in the bodies of the library, overlapping ones counted. */
  readonly occurrences: number;
  /** Ids of the speeches that contain it, in library order. */
  readonly speechIds: readonly string[];
  /** How surely it is a phrase and no mere piece of text, as log-odds, whatever its use. */
  readonly quality: number;
  /** How much a writer would want it; only the order means anything. */
  readonly worth: number;
}
