/**
 * Whether `typed` is the beginning of `phrase` with one slip of the hand: one character wrong, missing, too
 * many, or two swapped. The first and the last character must be right: a beginning that merely goes on
 * differently (加快转 for 加快出口) is other text, not a slip.
 */
export function isNearPrefix(typed: string, phrase: string): boolean {
  const length = typed.length;
  if (length < 3 || typed.charAt(0) !== phrase.charAt(0)) {
    return false;
  }
  const last = typed.charAt(length - 1);
  return [length, length + 1, length - 1].some((end) => {
    // Most of many thousand phrases differ here: no need to cut them.
    if (phrase.charAt(end - 1) !== last) {
      return false;
    }
    const start = phrase.slice(0, end);
    return start.length === end && isOneSlip(typed, start);
  });
}

/** Whether two texts differ by exactly one substitution, insertion, deletion or swap of neighbours. */
function isOneSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && from < b.length && a.charAt(from) === b.charAt(from)) {
    from++;
  }
  let tail = 0;
  const most = Math.min(a.length, b.length) - from;
  while (tail < most && a.charAt(a.length - 1 - tail) === b.charAt(b.length - 1 - tail)) {
    tail++;
  }
  const restA = a.slice(from, a.length - tail);
  const restB = b.slice(from, b.length - tail);
  const isSwap =
    restA.length === 2 && restB.length === 2 && restA === [...restB].reverse().join('');
  return isSwap || Math.max(restA.length, restB.length) === 1;
}
