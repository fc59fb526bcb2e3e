import assert from 'node:assert/strict';
import { find, theOnly } from './find';

suite('arabicComma', () => {
  test('the whole series gets points', () => {
    const found = theOnly('1、摸清底数。\n2、列出清单。\n3.销号。', 'arabicComma');
    assert.deepEqual([found.marked, ...found.args], ['1、', '1、', '1.']);
    assert.deepEqual(found.fixed, ['1.摸清底数。\n2.列出清单。\n3.销号。']);
  });

  for (const text of [
    '1.摸清底数。\n2.列出清单。',
    '一、摸清底数。\n二、列出清单。',
    '7、8月份是汛期。',
    '1、2号楼先行拆除。',
    '12、要求\n文',
  ]) {
    test(`nothing wrong in ${text.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(find(text, 'arabicComma'), []);
    });
  }
});

suite('headingFullStop', () => {
  const alone: readonly (readonly [string, string])[] = [
    [
      '（一）加强领导。\n各级要上心。\n（二）压实责任\n各级要负责。',
      '（一）加强领导\n各级要上心。\n（二）压实责任\n各级要负责。',
    ],
    ['一、提高站位。\n（一）认清形势', '一、提高站位\n（一）认清形势'],
    ['**一、提高站位。**\n\n各级要上心。', '**一、提高站位**\n\n各级要上心。'],
    ['一、提高站位。\r\n各级要上心。', '一、提高站位\r\n各级要上心。'],
  ];
  for (const [text, fixed] of alone) {
    test(text.replaceAll('\n', '⏎'), () => {
      const found = theOnly(text, 'headingFullStop');
      assert.equal(found.marked, '。');
      assert.deepEqual(found.fixed, [fixed]);
    });
  }

  for (const text of [
    // Run-in headings.
    '（一）加强领导。各级要上心。\n（二）压实责任。各级要负责。',
    // Points that are sentences; the text after the last belongs to none of them.
    '1.摸清底数。\n2.列出清单。\n3.逐项销号。\n各地要认真落实。',
    '一、提高站位\n各级要上心。',
    '一、今年重点抓好以下三项工作。\n一是甲。',
    '1.首先，请某同志述职。\n下面请大家发言。\n2.请某同志点评。\n休会。',
    '一是加强领导。\n各级要上心。\n二是压实责任。\n各级要负责。',
  ]) {
    test(`nothing wrong in ${text.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(find(text, 'headingFullStop'), []);
    });
  }
});
