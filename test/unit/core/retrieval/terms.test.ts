import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findTerms } from '../../../../src/core/retrieval/terms';
import { prose } from '../../support-core/prose';

suite('findTerms', () => {
  const of = (text: string): Record<string, number> => Object.fromEntries(findTerms(text));

  test('pairs of neighbours inside a run of Han characters', () => {
    assert.deepEqual(of('不忘初心、牢记使命'), {
      不忘: 1,
      忘初: 1,
      初心: 1,
      牢记: 1,
      记使: 1,
      使命: 1,
    });
    assert.deepEqual(of('好好好'), { 好好: 2 });
  });

  test('a character alone, letters in lower case, whole numbers', () => {
    assert.deepEqual(of('要PPP模式，GDP增6.5%'), {
      要: 1,
      ppp: 1,
      模式: 1,
      gdp: 1,
      增: 1,
      6: 1,
      5: 1,
    });
    assert.deepEqual(of('2020年'), { 2020: 1, 年: 1 });
  });

  test('marks and blanks are no terms', () => {
    assert.equal(findTerms(' ，。“”\n　—').size, 0);
    assert.equal(findTerms('').size, 0);
  });

  test('every run has as many pairs as it has neighbours', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const plain = text.replace(/[\ud800-\udfff]/g, '');
        const runs = plain.match(/\p{Script=Han}+/gu) ?? [];
        const expected = runs.reduce((sum, run) => sum + Math.max(1, run.length - 1), 0);
        const words = plain.match(/[a-z0-9]+/gi) ?? [];
        const total = [...findTerms(plain).values()].reduce((sum, count) => sum + count, 0);
        assert.equal(total, expected + words.length);
      }),
    );
  });
});
