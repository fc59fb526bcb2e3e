import assert from 'node:assert/strict';
import { foldCopies } from '../../../../src/core/retrieval/near-copies';

const A = '深入推进放管服改革，让数据多跑路、让群众少跑腿，持续优化营商环境。';
const A2 = '深入推进放管服改革，让信息多跑路、让群众少跑腿，不断优化营商环境。';
const B = '压实安全生产责任，排查化解各类风险隐患，坚决守住安全底线。';

function fold(texts: readonly string[], limit: number): [string, string[]][] {
  const groups = foldCopies(
    texts.map((text) => ({ text })),
    limit,
  );
  return groups.map(({ first, copies }) => [first.text, copies.map(({ text }) => text)]);
}

suite('foldCopies', () => {
  test('what says nearly the same goes under the first of them', () => {
    assert.deepEqual(fold([A, B, A2, A], 9), [
      [A, [A2, A]],
      [B, []],
    ]);
  });

  test('past the limit only copies are taken', () => {
    assert.deepEqual(fold([A, B, A2], 1), [[A, [A2]]]);
  });

  test('a sentence of a long passage is no copy of it', () => {
    const long = `${A}${B}要严明纪律，改进作风，真抓实干，确保各项任务落到实处、见到成效。`;
    assert.equal(fold([long, B], 9).length, 2);
  });

  test('texts without pairs are no copies of each other', () => {
    assert.equal(fold(['', '。', '好'], 9).length, 3);
    assert.deepEqual(fold([], 3), []);
  });
});
