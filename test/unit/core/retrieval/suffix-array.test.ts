import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildSuffixArray } from '../../../../src/core/retrieval/suffix-array';

/** Compares the suffixes themselves. */
function sortedSuffixes(symbols: readonly number[]): number[] {
  const compare = (a: number, b: number): number => {
    for (let i = 0; ; i++) {
      const [left, right] = [symbols[a + i] ?? -1, symbols[b + i] ?? -1];
      if (left !== right || left < 0) {
        return left - right;
      }
    }
  };
  return [...symbols.keys()].sort(compare);
}

function build(symbols: readonly number[], alphabet: number): number[] {
  return [...buildSuffixArray(Int32Array.from(symbols), alphabet)];
}

suite('buildSuffixArray', () => {
  for (const [alphabet, maxLength] of [
    [1, 40],
    [2, 200],
    [3, 200],
    [50, 300],
    [5000, 300],
  ] as const) {
    test(`sorts texts over ${alphabet} symbols`, () => {
      const text = fc.array(fc.nat(alphabet - 1), { maxLength });
      fc.assert(
        fc.property(text, (symbols) => {
          assert.deepEqual(build(symbols, alphabet), sortedSuffixes(symbols));
        }),
        { numRuns: 300 },
      );
    });
  }

  test('sorts texts that repeat', () => {
    const part = fc.array(fc.nat(2), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.nat(20), (parts, times) => {
        const symbols = parts.flatMap((one) => Array.from({ length: times }, () => one).flat());
        assert.deepEqual(build(symbols, 3), sortedSuffixes(symbols));
      }),
    );
  });

  test('sorts a Fibonacci word, where every level of the recursion repeats', () => {
    let [shorter, word] = [[0], [0, 1]];
    while (word.length < 1500) {
      [shorter, word] = [word, [...word, ...shorter]];
    }
    assert.deepEqual(build(word, 2), sortedSuffixes(word));
  });

  test('a long text of one symbol needs no more than its length', () => {
    const length = 1_000_000;
    const order = buildSuffixArray(new Int32Array(length), 1);
    assert.ok(order.every((at, i) => at === length - 1 - i));
  });
});
