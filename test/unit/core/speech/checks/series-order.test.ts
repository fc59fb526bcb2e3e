import assert from 'node:assert/strict';
import { find, theOnly } from './find';

suite('seriesGap and seriesRepeat', () => {
  const gaps: readonly (readonly [string, string, string])[] = [
    ['一是抓早，三是抓小。', '三是', '一是抓早，二是抓小。'],
    ['一要学，二要干，四要成。', '四要', '一要学，二要干，三要成。'],
    ['一、认识\n三、落实\n四、保障', '三、', '一、认识\n二、落实\n三、保障'],
    [
      '（一）甲\n文\n（二）乙\n文\n（四）丙\n文',
      '（四）',
      '（一）甲\n文\n（二）乙\n文\n（三）丙\n文',
    ],
    ['第一，学。第二，干。第四，成。', '第四', '第一，学。第二，干。第三，成。'],
  ];
  for (const [text, marked, fixed] of gaps) {
    test(`a number is missing: ${text.replaceAll('\n', '⏎')}`, () => {
      const found = theOnly(text, 'seriesGap');
      assert.equal(found.marked, marked);
      assert.deepEqual(found.fixed, [fixed]);
      assert.deepEqual(find(text, 'seriesRepeat'), []);
    });
  }

  test('a repeat is marked at the second, and all that follow are renumbered', () => {
    const text = '一是甲。\n二是乙。\n二是丙。\n三是丁。';
    const found = theOnly(text, 'seriesRepeat');
    assert.deepEqual([found.marked, ...found.args], ['二是', '二是', '三是']);
    assert.deepEqual(found.fixed, ['一是甲。\n二是乙。\n三是丙。\n四是丁。']);
  });

  for (const text of [
    '一是甲，二是乙，三是丙。',
    '首先，学。其次，干。最后，成。',
    '第一，学。第二，干。最后，成。',
    '一是甲，二是乙。\n\n一是丙，二是丁。',
    // A part of a longer draft.
    '三、下一步\n文\n四、要求\n文',
    '1. 甲\n1. 乙\n1. 丙',
    '1. Install\n3. Run',
  ]) {
    test(`no slip in ${text.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(find(text, 'seriesGap', 'seriesRepeat'), []);
    });
  }

  test('a part of a longer draft keeps its numbers: no fix', () => {
    assert.deepEqual(theOnly('三、甲\n文\n五、乙\n文', 'seriesGap').fixed, []);
  });

  test('a fifth 首先-word cannot be numbered: no fix', () => {
    const text = '首先，甲。其次，乙。再次，丙。再次，丁。最后，戊。';
    assert.deepEqual(theOnly(text, 'seriesRepeat').fixed, []);
  });
});
