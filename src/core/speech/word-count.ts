import { isChinesePunctuation, isHan } from '../text/characters';
import { findBodyStart } from './front-matter';

/** The three counts that writers ask for. */
export interface WordCount {
  /** 字数 as Word counts it: Han characters and Chinese punctuation one each, a run of Latin or digits one. */
  readonly words: number;
  /** Han characters alone. */
  readonly han: number;
}

/** Counts a draft; its front matter is no part of the speech and does not count. */
export function countDraft(text: string): WordCount {
  return countWords(text.slice(findBodyStart(text)));
}

/** Counts a piece of text, in one pass. */
export function countWords(text: string): WordCount {
  let han = 0;
  let punctuation = 0;
  let runs = 0;
  let inRun = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    const code = text.charCodeAt(i);
    if (isHan(unit)) {
      // The second half of an astral character was counted with its first.
      han += code >= 0xdc00 && code <= 0xdfff ? 0 : 1;
      inRun = false;
    } else if (isChinesePunctuation(unit)) {
      punctuation++;
      inRun = false;
    } else if (/\s/.test(unit)) {
      inRun = false;
    } else if (!inRun) {
      runs++;
      inRun = true;
    }
  }
  return { words: han + punctuation + runs, han };
}
