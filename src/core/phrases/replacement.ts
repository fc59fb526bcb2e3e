import { isHan } from '../text/characters';

/**
 * How much of the text after the caret a completed phrase replaces, in UTF-16 units: what of the phrase
 * already stands there.
 *
 * - 不忘|初心、牢记使命。 → 7: all of the rest is there.
 * - 不忘|初心 → 2: the rest begins with what is there.
 * - 不忘|、牢记使命 → 5: the rest ends with what is there.
 * - 不忘|初中生 → 0: a single character that happens to be the same, with other text after it, is the
 *   writer's own.
 *
 * @param rest the phrase from the caret on
 * @param after the text of the line after the caret
 */
export function overlapAfterCaret(rest: string, after: string): number {
  const common = commonPrefix(rest, after);
  if (common === rest.length || common >= 2) {
    return common;
  }
  if (common === 1 && !isHan(after.charAt(1))) {
    return 1;
  }
  for (let i = 1; i + 2 <= rest.length; i++) {
    if (after.startsWith(rest.slice(i))) {
      return rest.length - i;
    }
  }
  return 0;
}

function commonPrefix(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a.charAt(i) === b.charAt(i)) {
    i++;
  }
  return i;
}
