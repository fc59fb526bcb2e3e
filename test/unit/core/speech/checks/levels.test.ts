import assert from 'node:assert/strict';
import { find, theOnly } from './find';

suite('skippedLevel', () => {
  const skipped: readonly (readonly [string, string, string])[] = [
    [
      '一、认识\n（1）甲\n文\n（2）乙\n文\n二、落实',
      '（1）',
      '一、认识\n（一）甲\n文\n（二）乙\n文\n二、落实',
    ],
    ['（一）认识\n①甲\n②乙\n（二）落实', '①', '（一）认识\n1.甲\n2.乙\n（二）落实'],
    ['（一）认识\n（1）甲\n（2）乙\n（二）落实', '（1）', '（一）认识\n1.甲\n2.乙\n（二）落实'],
    ['一、认识\n①甲\n②乙\n二、落实', '①', '一、认识\n（一）甲\n（二）乙\n二、落实'],
  ];
  for (const [text, marked, fixed] of skipped) {
    test(text.replaceAll('\n', '⏎'), () => {
      const found = theOnly(text, 'skippedLevel');
      assert.equal(found.marked, marked);
      assert.equal(found.message, 'skippedLevel');
      assert.deepEqual(found.fixed, [fixed]);
    });
  }

  test('1. under 一、 is a slip where （一） stands under 一、 elsewhere', () => {
    const text = '一、认识\n（一）甲\n文\n（二）乙\n文\n二、落实\n1.丙\n文\n2.丁\n文';
    const found = theOnly(text, 'skippedLevel');
    assert.deepEqual([found.marked, found.message], ['1.', 'unevenLevel']);
    assert.deepEqual(found.fixed, [
      '一、认识\n（一）甲\n文\n（二）乙\n文\n二、落实\n（一）丙\n文\n（二）丁\n文',
    ]);
  });

  for (const text of [
    '一、认识\n1.甲\n2.乙\n二、落实\n1.丙\n2.丁',
    '一、认识\n（一）甲\n1.乙\n（1）丙\n①丁',
    '（一）甲\n（二）乙',
    '1.甲\n2.乙',
    // Inside a paragraph numbers are chosen freely.
    '（一）总的要求是：（1）甲；（2）乙。\n（二）丙。',
    '一、认识\n一是甲。\n二是乙。',
  ]) {
    test(`no level is skipped in ${text.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(find(text, 'skippedLevel'), []);
    });
  }
});
