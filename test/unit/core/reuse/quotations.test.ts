import assert from 'node:assert/strict';
import { findQuoted } from '../../../../src/core/reuse/quotations';

suite('quotations', () => {
  const quotedIn = (text: string): string[] =>
    findQuoted(text).map(({ start, end }) => text.slice(start, end));

  test('are told without their marks, and end with the paragraph', () => {
    assert.deepEqual(quotedIn('甲“乙『丙』”丁《戊》\n己“庚\n辛”壬「癸」"子"'), [
      '乙『丙』',
      '戊',
      '癸',
      '子',
    ]);
  });

  test('a mark that is never closed is looked for in its paragraph alone', () => {
    const text = '甲乙丙“丁戊己庚辛\n'.repeat(500);
    const { indexOf } = String.prototype;
    let read = 0;
    String.prototype.indexOf = function (this: string, sought: string, from = 0): number {
      const at = indexOf.call(this, sought, from);
      read += (at < 0 ? this.length : at) - from;
      return at;
    };
    try {
      assert.deepEqual(findQuoted(text), []);
    } finally {
      String.prototype.indexOf = indexOf;
    }
    assert.ok(read > 0 && read <= 3 * text.length, `${read} units read of ${text.length}`);
  });
});
