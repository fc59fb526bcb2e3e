import assert from 'node:assert/strict';
import { find, theOnly } from './find';

const BODY = '各级各部门要认真抓好落实。';

function withText(headings: readonly string[]): string {
  return headings
    .map((heading, index) => `${'一二三四五六'[index]}、${heading}\n${BODY}`)
    .join('\n');
}

suite('notParallel', () => {
  test('one heading far longer than the others', () => {
    const text = withText([
      '提高政治站位',
      '压实各方责任',
      '围绕中心任务加强组织领导推动各项部署落地见效',
      '强化督促检查',
    ]);
    const found = theOnly(text, 'notParallel');
    assert.equal(found.message, 'longHeading');
    assert.deepEqual(found.args, ['22', '6']);
    assert.match(found.marked, /^三、围绕.*见效$/u);
    assert.deepEqual(found.fixed, []);
  });

  test('run-in headings too', () => {
    const text = [
      `（一）提高站位。${BODY}`,
      `（二）压实责任。${BODY}`,
      `（三）围绕中心任务加强组织领导推动落实。${BODY}`,
    ].join('\n');
    assert.equal(theOnly(text, 'notParallel').message, 'longHeading');
  });

  test('all but one begin with the same words', () => {
    const text = withText(['坚持党的领导', '坚持人民至上', '加强作风建设', '坚持问题导向']);
    const found = theOnly(text, 'notParallel');
    assert.equal(found.message, 'otherOpening');
    assert.deepEqual(found.args, ['加强', '坚持']);
    assert.equal(found.marked, '三、加强作风建设');
  });

  for (const headings of [
    ['坚持党的领导', '坚持人民至上', '坚持问题导向', '坚持底线思维'],
    ['坚持党的领导', '坚持人民至上', '加强作风建设', '强化督促检查'],
    ['坚持党的领导', '坚持人民至上', '加强作风建设'],
    ['过去五年工作回顾', '今年的总体要求、主要预期目标和宏观经济政策', '对政府工作的建议'],
    ['工作回顾', '总体要求', '关于《国民经济和社会发展规划纲要（草案）》的说明', '几点建议'],
  ]) {
    test(`parallel enough: ${headings.join(' ')}`, () => {
      assert.deepEqual(find(withText(headings), 'notParallel'), []);
    });
  }

  test('points without headings are not compared', () => {
    const text =
      '1.摸清底数。\n2.列出清单。\n3.按照上级部署结合本地实际制定切实可行的实施方案。\n4.销号。';
    assert.deepEqual(find(text, 'notParallel'), []);
  });
});
