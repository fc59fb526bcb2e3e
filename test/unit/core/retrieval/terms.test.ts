import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPair, termsOfWord, visitTerms } from '../../../../src/core/retrieval/terms';
import { prose } from '../../support-core/prose';

/** The terms of a text as they would be read, with their places. */
function termsOf(text: string): string[] {
  const terms: string[] = [];
  visitTerms(text, (key, start) => {
    const units = isPair(key) ? [key >>> 16, key & 0xffff] : [key];
    terms.push(`${start}${String.fromCharCode(...units)}`);
  });
  return terms;
}

suite('visitTerms', () => {
  test('characters, and pairs of neighbours inside a run', () => {
    assert.deepEqual(termsOf('不忘初心、使命').sort(), [
      '0不',
      '0不忘',
      '1忘',
      '1忘初',
      '2初',
      '2初心',
      '3心',
      '5使',
      '5使命',
      '6命',
    ]);
  });

  test('letters and digits only in pairs, folded, and never with Han', () => {
    assert.deepEqual(termsOf('ＧDP增6'), ['0gd', '1dp', '3增']);
    assert.deepEqual(termsOf('2020年'), ['020', '102', '220', '4年']);
  });

  test('marks and blanks are no terms and part what they stand between', () => {
    assert.deepEqual(termsOf(' ，。“”\n　—'), []);
    assert.deepEqual(termsOf('好，好'), ['0好', '2好']);
  });

  test('pairs are the neighbours of the runs, characters those of the Han runs', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const plain = text.replace(/[\ud800-\udfff]/g, '');
        const han = plain.match(/\p{Script=Han}+/gu) ?? [];
        const latin = plain.match(/[a-z0-9]+/gi) ?? [];
        const expected = [...han, ...latin].reduce((sum, run) => sum + run.length - 1, 0);
        const terms = termsOf(plain);
        const characters = han.reduce((sum, run) => sum + run.length, 0);
        assert.equal(terms.length, expected + characters);
      }),
    );
  });

  test('a word is its pairs, or the character that it is', () => {
    assert.equal(termsOfWord('营商环境').length, 3);
    assert.deepEqual(termsOfWord('路'), ['路'.charCodeAt(0)]);
    assert.deepEqual(termsOfWord('，'), []);
  });
});
