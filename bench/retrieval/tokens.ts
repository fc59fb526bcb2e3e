import type { Segmenter } from '../../src/core/text/segmenter';

/** Cuts a text into index terms, in order of place. */
export type Tokenize = (text: string) => string[];

/** The two ways to cut Chinese that the engines are set up with. */
export interface Tokenizers {
  readonly words: Tokenize;
  readonly pairs: Tokenize;
}

/** @param load gives jieba, whose dictionary takes a quarter of a second, when words are first asked for */
export function createTokenizers(load: () => Segmenter): Tokenizers {
  let segmenter: Segmenter | undefined;
  return {
    words(text) {
      segmenter ??= load();
      return segmenter
        .segment(text)
        .map((token) => token.text.toLowerCase())
        .filter((word) => /[\p{L}\p{N}]/u.test(word));
    },
    pairs,
  };
}

/** Pairs of neighbouring Han characters, one that stands alone, and runs of letters and digits. */
function pairs(text: string): string[] {
  return Array.from(text.matchAll(/\p{Script=Han}+|[a-z0-9]+/giu), ([run]) =>
    /^[a-z0-9]/i.test(run) || run.length === 1
      ? [run.toLowerCase()]
      : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  ).flat();
}
