/** A piece of two texts laid beside each other. */
export interface Difference {
  /** In both, in the first alone, in the second alone. */
  readonly kind: 'same' | 'first' | 'second';
  readonly text: string;
}

/** Longer texts are not compared character by character: the table would have a million places and more. */
const LONGEST = 1_000;

/** How the second text differs from the first, in characters; undefined where they are too long to tell. */
export function findDifferences(first: string, second: string): Difference[] | undefined {
  const a = [...first];
  const b = [...second];
  if (Math.max(a.length, b.length) > LONGEST) {
    return undefined;
  }
  const common = countCommon(a, b);
  const width = b.length + 1;
  const parts: { kind: Difference['kind']; text: string }[] = [];
  const add = (kind: Difference['kind'], text = ''): void => {
    const last = parts.at(-1);
    if (last?.kind === kind) {
      last.text += text;
    } else {
      parts.push({ kind, text });
    }
  };
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      add('same', a[i++]);
      j++;
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) {
      add('first', a[i++]);
    } else {
      add('second', b[j++]);
    }
  }
  for (const [kind, rest] of [['first', a.slice(i)] as const, ['second', b.slice(j)] as const]) {
    if (rest.length > 0) {
      add(kind, rest.join(''));
    }
  }
  return parts;
}

/** How many characters the rests of two texts have in common, in order, from each pair of places on. */
function countCommon(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  return common;
}
