import assert from 'node:assert/strict';
import { PhraseIndex } from '../../../../src/core/phrases/phrase-index';

const SLOGAN = '不忘初心、牢记使命';
const TEXTS = [SLOGAN, '不忘初心', '八项规定', '把握大局', '不爱', '坚持绿色发展'];

suite('PhraseIndex', () => {
  const index = new PhraseIndex(TEXTS);
  const named = (found: Iterable<number>): string[] => [...found].map((i) => TEXTS[i] ?? '').sort();

  test('by beginning', () => {
    assert.deepEqual(named(index.withBeginning('不忘')), ['不忘初心', SLOGAN]);
    assert.deepEqual(named(index.withBeginning('不忘初心、')), [SLOGAN]);
    assert.deepEqual(named(index.withBeginning('忘')), []);
  });

  test('by initials, syllables from three letters on, and both mixed', () => {
    const letters = (typed: string): string[][] => {
      const { initials, syllables } = index.withLetters(typed);
      return [named(initials), named(syllables)];
    };
    assert.deepEqual(letters('bw'), [['不忘初心', SLOGAN, '把握大局'], []]);
    assert.deepEqual(letters('ba'), [['不爱'], []]);
    assert.deepEqual(letters('bax'), [[], ['八项规定']]);
    assert.deepEqual(letters('buwangch'), [[], ['不忘初心', SLOGAN]]);
    assert.deepEqual(letters('bwchuxinl'), [[], [SLOGAN]]);
    assert.deepEqual(letters('jianchilv'), [[], ['坚持绿色发展']]);
    assert.deepEqual(letters('bxw'), [[], []]);
  });

  test('by characters and letters', () => {
    assert.deepEqual(named(index.withMixed('不忘', 'cx')), ['不忘初心', SLOGAN]);
    assert.deepEqual(named(index.withMixed('不忘', 'chux')), ['不忘初心', SLOGAN]);
    assert.deepEqual(named(index.withMixed('不忘初心、', 'lj')), [SLOGAN]);
    assert.deepEqual(named(index.withMixed('不忘', 'bw')), []);
    assert.deepEqual(named(index.withMixed('绿', 'sfz')), []);
  });

  test('with one wrong character or letter', () => {
    const near = (typed: string): string[] =>
      named(index.nearBeginning(typed, 10).map(({ index: found }) => found));
    assert.deepEqual(near('不忘出心'), ['不忘初心', SLOGAN]);
    assert.deepEqual(near('不记出心'), []);
    const letters = (typed: string): string[] =>
      named(index.nearLetters(typed, 10).map(({ index: found }) => found));
    assert.deepEqual(letters('bwzx'), ['不忘初心', SLOGAN]);
    assert.deepEqual(letters('bwz'), []);
    assert.deepEqual(letters('xyzt'), []);
  });

  test('an empty index finds nothing', () => {
    const none = new PhraseIndex([]);
    assert.equal(none.withBeginning('不').length, 0);
    assert.equal(none.withLetters('bwcx').initials.length, 0);
    assert.deepEqual(none.nearBeginning('不忘出心', 9), []);
    assert.deepEqual(none.nearLetters('bwcx', 9), []);
  });
});
