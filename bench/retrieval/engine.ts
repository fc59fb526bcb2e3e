import { findPassages } from '../../src/core/corpus/passages';
import type { Speech } from '../../src/core/speech/speech';
import type { Span } from '../../src/core/text/spans';

/** A passage of a library as every engine gets it; offsets are UTF-16 offsets into the speech's body. */
export interface BenchPassage extends Span {
  readonly speechId: string;
  readonly text: string;
}

/** What is searched: passages are known by their positions in `passages`. */
export interface BenchLibrary {
  readonly speeches: readonly Speech[];
  readonly passages: readonly BenchPassage[];
}

/** A search engine in one configuration. */
export interface Engine {
  /** Whose engine it is: `ours`, or the rival's name. Of a rival's configurations the best one counts. */
  readonly library: string;
  /** The rival's name with the configuration. */
  readonly name: string;
  /** Takes so long for a paragraph (a second in 250 passages) that it is asked less often. */
  readonly isSlow?: boolean;
  build(library: BenchLibrary): void | Promise<void>;
  /** Numbers of the best passages, at most `limit`, best first. */
  search(query: string, limit: number): number[];
  /** Writes the index to a file. */
  save?(file: string): void;
  /** Reads what `save` wrote, instead of building. */
  load?(file: string): void;
}

/** Cuts speeches into passages, the same for every engine. */
export function toLibrary(speeches: readonly Speech[]): BenchLibrary {
  const passages = speeches.flatMap((speech) =>
    findPassages(speech).map((passage) => ({
      ...passage,
      text: speech.text.slice(passage.start, passage.end),
    })),
  );
  return { speeches, passages };
}
