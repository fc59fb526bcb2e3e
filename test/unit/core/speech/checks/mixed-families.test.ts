import assert from 'node:assert/strict';
import { find, theOnly } from './find';

suite('mixedFamilies', () => {
  test('首先 and 第二: all 第- or all 首先-words', () => {
    const found = theOnly('首先，学深。第二，悟透。最后，做实。', 'mixedFamilies');
    assert.deepEqual([found.marked, ...found.args], ['第二', '首先', '第二']);
    assert.deepEqual(found.fixed, [
      '第一，学深。第二，悟透。第三，做实。',
      '首先，学深。其次，悟透。最后，做实。',
    ]);
  });

  test('no comma comes before 是', () => {
    const text = '首先是政治纪律。第二是组织纪律。第三是工作纪律。';
    assert.deepEqual(theOnly(text, 'mixedFamilies').fixed, [
      '第一是政治纪律。第二是组织纪律。第三是工作纪律。',
      '首先是政治纪律。其次是组织纪律。最后是工作纪律。',
    ]);
  });

  test('the 首先-words are four: a fifth leaves only 第一', () => {
    const text = '首先，甲。第二，乙。第三，丙。第四，丁。第五，戊。';
    assert.equal(theOnly(text, 'mixedFamilies').fixed.length, 1);
  });

  for (const text of [
    '首先，学。其次，干。最后，成。',
    '第一，学。第二，干。第三，成。',
    '第一，学。第二，干。最后，成。',
    '一是学，二是干。首先，要快。其次，要稳。',
  ]) {
    test(`nothing mixed in ${text}`, () => assert.deepEqual(find(text, 'mixedFamilies'), []));
  }
});
