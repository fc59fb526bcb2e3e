import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followChange } from '../../../../src/core/reuse/follow-edits';

suite('followChange', () => {
  const text = '甲乙丙丁戊己';
  const spans = [
    { start: 1, end: 3 },
    { start: 4, end: 6 },
  ];

  for (const [what, change, expected] of [
    ['before all', { start: 0, length: 0, text: '子丑' }, ['乙丙', '戊己']],
    ['between', { start: 3, length: 1, text: '' }, ['乙丙', '戊己']],
    ['at the edges', { start: 3, length: 0, text: '寅' }, ['乙丙', '戊己']],
    ['behind all', { start: 6, length: 0, text: '卯' }, ['乙丙', '戊己']],
    ['inside one', { start: 2, length: 0, text: '辰' }, ['戊己']],
    ['over the end of one', { start: 2, length: 2, text: '辰' }, ['戊己']],
    ['over both', { start: 0, length: 6, text: '' }, []],
  ] as const) {
    test(`a change ${what}`, () => {
      const after =
        text.slice(0, change.start) + change.text + text.slice(change.start + change.length);
      const kept = followChange(spans, change).map(({ start, end }) => after.slice(start, end));
      assert.deepEqual(kept, expected);
    });
  }

  test('whatever is kept still stands there, and only what was touched is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(29), fc.integer({ min: 1, max: 6 })), { maxLength: 6 }),
        fc.tuple(fc.nat(30), fc.nat(6), fc.string({ maxLength: 4 })),
        (before, raw, [at, cut, put]) => {
          const found = raw
            .map(([start, length]) => ({ start, end: start + length }))
            .filter(({ end }) => end <= before.length);
          const start = Math.min(at, before.length);
          const length = Math.min(cut, before.length - start);
          const after = before.slice(0, start) + put + before.slice(start + length);
          const untouched = found.filter(
            (span) => span.end <= start || span.start >= start + length,
          );
          assert.deepEqual(
            followChange(found, { start, length, text: put }).map((span) =>
              after.slice(span.start, span.end),
            ),
            untouched.map((span) => before.slice(span.start, span.end)),
          );
        },
      ),
    );
  });
});
