import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overlapAfterCaret } from '../../../../src/core/phrases/replacement';

suite('overlapAfterCaret', () => {
  const phrase = '不忘初心、牢记使命';
  const table: readonly (readonly [string, string, number])[] = [
    ['不忘', '初心、牢记使命。', 7],
    ['不忘', '初心、牢记使命', 7],
    ['不忘', '初心', 2],
    ['不忘', '初心，', 2],
    ['不忘', '、牢记使命', 5],
    ['不忘', '使命', 2],
    ['不忘', '使命担当', 2],
    ['不忘', '初中生', 0],
    ['不忘', '初', 1],
    ['不忘', '初。', 1],
    ['不忘', '', 0],
    ['不忘', '。', 0],
    ['不忘', '命', 0],
    ['不忘', '命运', 0],
    ['不忘', '同志们', 0],
    ['不忘初心、牢记使', '命', 1],
    ['不忘初心、牢记使', '命运', 1],
    ['不忘初心、牢记使命', '。', 0],
  ];
  for (const [typed, after, expected] of table) {
    test(`${typed}|${after} → ${expected}`, () => {
      assert.equal(overlapAfterCaret(phrase.slice(typed.length), after), expected);
    });
  }

  test('what is replaced stands there and is a beginning or the end of the rest', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '、', '。'), { maxLength: 8 });
    const pair = fc.tuple(text, text).map(([a, b]) => [a.join(''), b.join('')] as const);
    fc.assert(
      fc.property(pair, ([rest, after]) => {
        const overlap = overlapAfterCaret(rest, after);
        assert.ok(overlap >= 0 && overlap <= Math.min(rest.length, after.length));
        const replaced = after.slice(0, overlap);
        assert.ok(rest.startsWith(replaced) || rest.endsWith(replaced));
      }),
      { numRuns: 500 },
    );
  });

  test('the whole rest is replaced wherever it stands already', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '、'), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (rest, more) => {
        const written = rest.join('');
        assert.equal(overlapAfterCaret(written, written + more.join('')), written.length);
      }),
    );
  });
});
