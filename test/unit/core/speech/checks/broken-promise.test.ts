import assert from 'node:assert/strict';
import { readBundled } from '../../../support-core/library';
import { find, theOnly } from './find';

suite('brokenPromise', () => {
  const broken: readonly (readonly [string, string, string])[] = [
    ['下面，我讲三点意见。\n一、甲\n二、乙\n三、丙\n四、丁', '三点', '四'],
    ['下面，我讲三点意见，供大家参考：\n第一，甲。\n第二，乙。', '三点', '两'],
    ['主要抓好以下五个方面的工作：\n（一）甲\n（二）乙\n（三）丙', '五个', '三'],
    ['这里提三点要求。一要快，二要稳。', '三点', '两'],
    ['主要有两个方面：一是甲；二是乙；三是丙。', '两个', '三'],
    ['重点抓好2项工作：一是甲；二是乙；三是丙。', '2项', '3'],
    ['主要基于二方面考虑，一是甲，二是乙，三是丙。', '二方面', '三'],
    ['> 要把握好以下三点。\n> - 一是甲。\n> - 二是乙。', '三点', '两'],
  ];
  for (const [text, marked, right] of broken) {
    test(text.replaceAll('\n', '⏎'), () => {
      const found = theOnly(text, 'brokenPromise');
      assert.equal(found.marked, marked);
      const number = marked.replace(/[点项个]$|方面$/u, '');
      assert.deepEqual(found.fixed, [text.replace(marked, marked.replace(number, right))]);
    });
  }

  for (const text of [
    '下面，我讲三点意见。\n一、甲\n二、乙\n三、丙',
    '主要有两个方面：一是甲；二是乙。',
    // A slogan with a number.
    '要做到“四个务必”。一是甲；二是乙。',
    '要做到三个到位：一是甲；二是乙。',
    '认真落实三项制度。一是甲；二是乙。',
    // Not a promise of what follows.
    '第三个方面：一是甲；二是乙。',
    '做好前三项工作：一是甲；二是乙。',
    '增长百分之三点：一是甲；二是乙。',
    '从三个方面抓好两项工作：一是甲；二是乙；三是丙。',
    '抓好几项工作：一是甲；二是乙。',
    // Something stands between.
    '下面，我讲三点意见。\n\n总的要求\n一是甲，二是乙。',
    // It goes on in other words.
    '抓好三项工作：一是甲；二是乙；三要丙。',
    '抓好三项工作。一是甲。二是乙。此外，还要丙。',
    // The writer has only begun, or has miscounted, which is told by another rule.
    '下面，我讲三点意见。\n一、甲',
    '抓好四项工作：一是甲；二是乙；二是丙；三是丁。',
    '---\ntitle: 讲三点意见\n---\n一、甲\n二、乙',
  ]) {
    test(`kept, or none: ${text.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(find(text, 'brokenPromise'), []);
    });
  }

  test('a fifth inside the last of four is none of the four', () => {
    const text = '讲三点。\n1.甲\n2.乙\n3.丙\n4.丁：一是子；二是丑；三是寅；四是卯；五是辰。';
    assert.deepEqual(theOnly(text, 'brokenPromise').args, ['三点', '4']);
  });

  test('五个关键字 of which the source has only three', () => {
    const { text } = readBundled('2020-wujiang-appraisal-summary');
    assert.deepEqual(theOnly(text, 'brokenPromise').args, ['五个', '3']);
  });
});
