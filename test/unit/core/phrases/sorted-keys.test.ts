import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SortedKeys } from '../../../../src/core/phrases/sorted-keys';

suite('SortedKeys', () => {
  test('finds the keys with a prefix in order of preference', () => {
    const keys = new SortedKeys(['bwcxljsm', 'cx', 'bw', 'bwcx', '']);
    assert.deepEqual(keys.withPrefix('bw', 10), [0, 2, 3]);
    assert.deepEqual(keys.withPrefix('bw', 2), [0, 2]);
    assert.deepEqual(keys.withPrefix('', 10), [0, 1, 2, 3, 4]);
    assert.deepEqual(keys.withPrefix('x', 10), []);
    assert.deepEqual(new SortedKeys([]).withPrefix('', 10), []);
  });

  test('finds what a scan finds', () => {
    const key = fc.array(fc.constantFrom('a', 'b', '党', '𠮷'), { maxLength: 4 });
    const text = key.map((units) => units.join(''));
    fc.assert(
      fc.property(fc.array(text), text, fc.nat(5), (keys, prefix, limit) => {
        const expected = [...keys.keys()].filter((i) => keys[i]?.startsWith(prefix));
        assert.deepEqual(new SortedKeys(keys).withPrefix(prefix, limit), expected.slice(0, limit));
      }),
    );
  });
});
