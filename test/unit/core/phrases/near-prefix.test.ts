import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isNearPrefix } from '../../../../src/core/phrases/near-prefix';

suite('isNearPrefix', () => {
  const phrase = '不忘初心、牢记使命';

  test('one slip of the hand is forgiven', () => {
    for (const typed of ['不忘出心', '不初心', '不忘忘初心', '不忘心初、', '不忘初新、牢']) {
      assert.ok(isNearPrefix(typed, phrase), typed);
    }
  });

  test('two slips, another beginning and another continuation are not', () => {
    for (const typed of ['不记出心', '勿忘初心', '不忘初衷', '不忘', '加快转']) {
      assert.ok(!isNearPrefix(typed, phrase), typed);
    }
  });

  test('a right beginning is no near one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: phrase.length }), (length) => {
        assert.ok(!isNearPrefix(phrase.slice(0, length), phrase));
      }),
    );
  });
});
