/** Suffixes of one kind are sorted by inducing; see `buildSuffixArray`. */
interface Text {
  readonly symbols: Int32Array;
  /** 1 where the suffix is smaller than the next one, else 0; the last suffix is larger than the end. */
  readonly isSmaller: Uint8Array;
  /** For each symbol, where its suffixes begin in the array; one more entry than there are symbols. */
  readonly starts: Int32Array;
}

/**
 * The order of all suffixes of a text: `result[i]` is where the i-th smallest one begins.
 *
 * Induced sorting (SA-IS: Nong, Zhang, Chan, “Two Efficient Algorithms for Linear Time Suffix Array
 * Construction”, IEEE Transactions on Computers 60(10), 2011): the suffixes that are smaller than both
 * neighbours are sorted first, by recursion over their names, and all others follow in two passes. Time is
 * linear whatever the text, a million times the same character included.
 *
 * @param symbols the text, each symbol in [0, alphabet)
 */
export function buildSuffixArray(symbols: Int32Array, alphabet: number): Int32Array {
  const order = new Int32Array(symbols.length);
  if (symbols.length < 2) {
    return order;
  }
  const text = classify(symbols, alphabet);
  const valleys = findValleys(text);
  induce(text, valleys, order);
  if (valleys.length > 1) {
    const { names, count } = nameValleys(text, valleys, order);
    // Names that are all different say the order at once: the first round has sorted the valleys.
    const sorted = count === valleys.length ? orderOf(names) : buildSuffixArray(names, count);
    induce(
      text,
      sorted.map((valley) => valleys[valley] ?? 0),
      order,
    );
  }
  return order;
}

function classify(symbols: Int32Array, alphabet: number): Text {
  const length = symbols.length;
  const isSmaller = new Uint8Array(length);
  const starts = new Int32Array(alphabet + 1);
  for (let i = length - 1; i >= 0; i--) {
    const symbol = symbols[i] ?? 0;
    starts[symbol + 1] = (starts[symbol + 1] ?? 0) + 1;
    if (i + 1 < length) {
      const next = symbols[i + 1] ?? 0;
      isSmaller[i] = symbol < next || (symbol === next && isSmaller[i + 1] === 1) ? 1 : 0;
    }
  }
  for (let symbol = 0; symbol < alphabet; symbol++) {
    starts[symbol + 1] = (starts[symbol + 1] ?? 0) + (starts[symbol] ?? 0);
  }
  return { symbols, isSmaller, starts };
}

/** Where a suffix is smaller than the next one and the one before it is not. */
function findValleys({ isSmaller }: Text): Int32Array {
  let count = 0;
  for (let i = 1; i < isSmaller.length; i++) {
    count += isValley(isSmaller, i) ? 1 : 0;
  }
  const valleys = new Int32Array(count);
  count = 0;
  for (let i = 1; i < isSmaller.length; i++) {
    if (isValley(isSmaller, i)) {
      valleys[count++] = i;
    }
  }
  return valleys;
}

function isValley(isSmaller: Uint8Array, i: number): boolean {
  return isSmaller[i] === 1 && isSmaller[i - 1] === 0;
}

/** Fills `order` from the valleys in the order given: sorted ones make it the suffix array. */
function induce(text: Text, valleys: Int32Array, order: Int32Array): void {
  placeValleys(text, valleys, order);
  induceLarger(text, order);
  induceSmaller(text, order);
}

/** Puts the valleys at the ends of their symbols' stretches of the order. */
function placeValleys({ symbols, starts }: Text, valleys: Int32Array, order: Int32Array): void {
  order.fill(-1);
  const ends = starts.slice(1);
  for (let i = valleys.length - 1; i >= 0; i--) {
    const at = valleys[i] ?? 0;
    const symbol = symbols[at] ?? 0;
    const place = (ends[symbol] ?? 0) - 1;
    ends[symbol] = place;
    order[place] = at;
  }
}

/**
 * Left to right, every suffix that is larger than the next follows from that one. Whether it is larger is
 * read off the symbols at hand: a look into a table would take as long as all the rest.
 */
function induceLarger({ symbols, starts }: Text, order: Int32Array): void {
  const heads = starts.slice();
  const last = symbols.length - 1;
  const put = (symbol: number, at: number): void => {
    const place = heads[symbol] ?? 0;
    heads[symbol] = place + 1;
    order[place] = at;
  };
  put(symbols[last] ?? 0, last);
  for (let i = 0; i <= last; i++) {
    const at = (order[i] ?? 0) - 1;
    const symbol = at < 0 ? -1 : (symbols[at] ?? 0);
    if (symbol >= 0 && symbol >= (symbols[at + 1] ?? 0)) {
      put(symbol, at);
    }
  }
}

/**
 * Right to left, every smaller one, over the first places of the valleys. Of suffixes that begin alike those
 * that are smaller than the next stand behind.
 */
function induceSmaller({ symbols, starts }: Text, order: Int32Array): void {
  const ends = starts.slice(1);
  for (let i = symbols.length - 1; i >= 0; i--) {
    const at = (order[i] ?? 0) - 1;
    const symbol = at < 0 ? ends.length : (symbols[at] ?? 0);
    const next = symbols[at + 1] ?? 0;
    if (symbol < next || (symbol === next && i >= (ends[symbol] ?? 0))) {
      const place = (ends[symbol] ?? 0) - 1;
      ends[symbol] = place;
      order[place] = at;
    }
  }
}

/** Numbers the stretches from valley to valley by their order; equal ones get one name. */
function nameValleys(
  text: Text,
  valleys: Int32Array,
  order: Int32Array,
): { names: Int32Array; count: number } {
  // Two valleys are never neighbours: half a position is a place of its own.
  const nameAt = new Int32Array((text.symbols.length >> 1) + 1);
  let count = 0;
  let previous = -1;
  for (const at of order) {
    if (at > 0 && isValley(text.isSmaller, at)) {
      if (previous < 0 || !isSameStretch(text, previous, at)) {
        count++;
      }
      nameAt[at >> 1] = count - 1;
      previous = at;
    }
  }
  return { names: valleys.map((at) => nameAt[at >> 1] ?? 0), count };
}

function isSameStretch({ symbols, isSmaller }: Text, a: number, b: number): boolean {
  const length = symbols.length;
  for (let i = 0; ; i++) {
    if (a + i >= length || b + i >= length || symbols[a + i] !== symbols[b + i]) {
      return false;
    }
    const endsA = i > 0 && isValley(isSmaller, a + i);
    const endsB = i > 0 && isValley(isSmaller, b + i);
    if (endsA || endsB) {
      return endsA && endsB;
    }
  }
}

function orderOf(names: Int32Array): Int32Array {
  const order = new Int32Array(names.length);
  names.forEach((name, valley) => {
    order[name] = valley;
  });
  return order;
}
