import { isPair, visitTerms } from './terms';

/** Share of the shorter passage's pairs that the longer one must have too: some words may have been exchanged. */
const COPIED_SHARE = 0.6;

/** A passage with what it is compared by. */
interface Group<T> {
  readonly first: T;
  readonly copies: T[];
  readonly pairs: Uint32Array;
}

/**
 * Puts passages that say nearly the same in the same words together, under the first of them.
 *
 * @param ranked best first
 * @param limit groups at most; the rest of `ranked` is read for copies of these
 */
export function foldCopies<T extends { readonly text: string }>(
  ranked: Iterable<T>,
  limit: number,
): { first: T; copies: T[] }[] {
  const groups: Group<T>[] = [];
  for (const passage of ranked) {
    const pairs = pairsOf(passage.text);
    const group = groups.find((other) => isCopy(pairs, other.pairs));
    if (group !== undefined) {
      group.copies.push(passage);
    } else if (groups.length < limit) {
      groups.push({ first: passage, copies: [], pairs });
    }
  }
  return groups.map(({ first, copies }) => ({ first, copies }));
}

/** The pairs of a text, ascending. */
function pairsOf(text: string): Uint32Array {
  const pairs = new Uint32Array(text.length);
  let count = 0;
  visitTerms(text, (key) => {
    if (isPair(key)) {
      pairs[count++] = key;
    }
  });
  return pairs.subarray(0, count).sort();
}

function isCopy(a: Uint32Array, b: Uint32Array): boolean {
  const few = Math.min(a.length, b.length);
  // A sentence that stands in a longer passage too is no copy of it.
  if (few === 0 || few < Math.max(a.length, b.length) / 2) {
    return false;
  }
  return shareAtLeast(a, b, Math.ceil(COPIED_SHARE * few));
}

function shareAtLeast(a: Uint32Array, b: Uint32Array, wanted: number): boolean {
  let missing = wanted;
  // As soon as what is left cannot suffice, it is given up: most passages are no copies.
  for (let i = 0, j = 0; missing > 0; ) {
    if (a.length - i < missing || b.length - j < missing) {
      return false;
    }
    const left = a[i] as number;
    const right = b[j] as number;
    missing -= left === right ? 1 : 0;
    i += left <= right ? 1 : 0;
    j += right <= left ? 1 : 0;
  }
  return true;
}
