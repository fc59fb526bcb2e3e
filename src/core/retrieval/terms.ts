import { isHan } from '../text/characters';

const LATIN_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The index terms of a text with their frequencies: every pair of neighbouring Han characters (on
 * nine speeches and on noisy queries pairs ranked better than words), a Han character that stands
 * alone, and every run of Latin letters and digits, in lower case.
 */
export function findTerms(text: string): Map<string, number> {
  const terms = new Map<string, number>();
  let i = 0;
  while (i < text.length) {
    const start = i;
    const unit = text.charAt(i);
    if (isHan(unit)) {
      while (i < text.length && isHan(text.charAt(i))) {
        i++;
      }
      addHanTerms(text.slice(start, i), terms);
    } else if (LATIN_OR_DIGIT.test(unit)) {
      while (i < text.length && !isHan(text.charAt(i)) && LATIN_OR_DIGIT.test(text.charAt(i))) {
        i++;
      }
      add(terms, text.slice(start, i).toLowerCase());
    } else {
      i++;
    }
  }
  return terms;
}

function addHanTerms(run: string, terms: Map<string, number>): void {
  if (run.length === 1) {
    add(terms, run);
  }
  for (let i = 0; i + 2 <= run.length; i++) {
    add(terms, run.slice(i, i + 2));
  }
}

function add(terms: Map<string, number>, term: string): void {
  terms.set(term, (terms.get(term) ?? 0) + 1);
}
