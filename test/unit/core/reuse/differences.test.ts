import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findDifferences } from '../../../../src/core/reuse/differences';
import { prose } from '../../support-core/prose';

suite('findDifferences', () => {
  test('tells what each of two wordings has alone', () => {
    assert.deepEqual(findDifferences('把新城区的管网翻修了', '把老城区管网全部翻修了'), [
      { kind: 'same', text: '把' },
      { kind: 'first', text: '新' },
      { kind: 'second', text: '老' },
      { kind: 'same', text: '城区' },
      { kind: 'first', text: '的' },
      { kind: 'same', text: '管网' },
      { kind: 'second', text: '全部' },
      { kind: 'same', text: '翻修了' },
    ]);
  });

  test('both wordings can be read off it', () => {
    fc.assert(
      fc.property(prose, prose, (first, second) => {
        const parts = findDifferences(first, second) ?? [];
        const without = (kind: string): string =>
          parts.flatMap((part) => (part.kind === kind ? [] : part.text)).join('');
        assert.equal(without('second'), first);
        assert.equal(without('first'), second);
      }),
    );
  });

  test('does not compare what is too long', () => {
    assert.equal(findDifferences('甲'.repeat(1001), '乙'), undefined);
  });
});
