import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findNearest } from '../../../../src/core/text/nearest';

suite('findNearest', () => {
  test('is where no other place is nearer', () => {
    const letters = (maxLength: number, minLength = 0) =>
      fc.string({ unit: fc.constantFrom('甲', '乙'), maxLength, minLength });
    fc.assert(
      fc.property(letters(20), letters(3, 1), fc.nat(25), (text, part, offset) => {
        const places = [...Array(text.length).keys()].filter((at) => text.startsWith(part, at));
        const found = findNearest(text, part, offset);
        if (found === undefined) {
          assert.deepEqual(places, []);
          return;
        }
        const nearest = Math.min(...places.map((at) => Math.abs(at - offset)));
        assert.ok(places.includes(found));
        assert.equal(Math.abs(found - offset), nearest);
      }),
    );
  });
});
