import assert from 'node:assert/strict';
import { formatChineseNumeral, parseChineseNumeral } from '../../../../src/core/text/numerals';

const DIGITS = '零一二三四五六七八九';

/** 1–999 as they are written out: 十一, 二十, 一百零三, 一百一十. */
function format(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  let text = hundreds > 0 ? `${DIGITS.charAt(hundreds)}百` : '';
  if (tens > 0) {
    text += tens === 1 && hundreds === 0 ? '十' : `${DIGITS.charAt(tens)}十`;
  } else if (hundreds > 0 && ones > 0) {
    text += '零';
  }
  return ones > 0 ? text + DIGITS.charAt(ones) : text;
}

suite('parseChineseNumeral', () => {
  test('reads every numeral from 一 to 九百九十九', () => {
    for (let value = 1; value <= 999; value++) {
      assert.equal(parseChineseNumeral(format(value)), value, format(value));
    }
  });

  test('reads other ways to write a number', () => {
    assert.equal(parseChineseNumeral('一十二'), 12);
    assert.equal(parseChineseNumeral('两百'), 200);
    assert.equal(parseChineseNumeral('一百〇三'), 103);
  });

  for (const text of [
    '',
    '零',
    '〇',
    '一二',
    '三五',
    '十十',
    '十百',
    '一十百',
    '百二百',
    '1',
    '一a',
    '千',
  ]) {
    test(`「${text}」 is no numeral`, () => {
      assert.equal(parseChineseNumeral(text), undefined);
    });
  }
});

suite('formatChineseNumeral', () => {
  test('writes every number from 1 to 999 as it is written out', () => {
    for (let value = 1; value <= 999; value++) {
      assert.equal(formatChineseNumeral(value), format(value));
    }
    assert.deepEqual([10, 11, 20, 101, 110, 999].map(formatChineseNumeral), [
      '十',
      '十一',
      '二十',
      '一百零一',
      '一百一十',
      '九百九十九',
    ]);
  });
});
