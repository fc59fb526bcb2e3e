import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SortedKeys } from '../../../../src/core/phrases/sorted-keys';

suite('SortedKeys', () => {
  test('finds the keys with a prefix, one before its extensions', () => {
    const keys = new SortedKeys(['bwcxljsm', 'cx', 'bw', 'bwcx', '']);
    assert.deepEqual([...keys.withPrefix('bw')], [2, 3, 0]);
    assert.deepEqual([...keys.withPrefix('')], [4, 2, 3, 0, 1]);
    assert.deepEqual([...keys.withPrefix('x')], []);
    assert.deepEqual([...new SortedKeys([]).withPrefix('')], []);
  });

  test('finds what a scan finds', () => {
    const key = fc.array(fc.constantFrom('a', 'b', '党', '𠮷'), { maxLength: 4 });
    const text = key.map((units) => units.join(''));
    fc.assert(
      fc.property(fc.array(text), text, (keys, prefix) => {
        const expected = [...keys.keys()].filter((i) => keys[i]?.startsWith(prefix));
        assert.deepEqual([...new SortedKeys(keys).withPrefix(prefix)].sort(), expected.sort());
      }),
    );
  });
});
