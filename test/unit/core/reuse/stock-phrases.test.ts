import assert from 'node:assert/strict';
import type { Phrase } from '../../../../src/core/phrases/phrase';
import { commonPhrases, StockPhrases } from '../../../../src/core/reuse/stock-phrases';

function phrase(text: string, ...speechIds: string[]): Phrase {
  return { text, speechIds, occurrences: speechIds.length, quality: 1, worth: 1 };
}

suite('stock phrases', () => {
  const SHORT = '以人民为中心';
  const LONG = '坚持和加强党对一切工作的领导';

  test('are what several speeches have, the longer the more of them', () => {
    const common = (...ids: string[]): string[] =>
      commonPhrases([phrase(SHORT, ...ids), phrase(LONG, ...ids)], 9);
    assert.deepEqual(common('a'), []);
    assert.deepEqual(common('a', 'b'), [SHORT]);
    assert.deepEqual(common('a', 'b', 'c'), [SHORT, LONG]);
  });

  test('a large library asks for more speeches', () => {
    const phrases = [phrase(SHORT, 'a', 'b', 'c')];
    assert.deepEqual(commonPhrases(phrases, 30), [SHORT]);
    assert.deepEqual(commonPhrases(phrases, 31), []);
  });

  test('the draft itself does not count', () => {
    const phrases = [phrase(SHORT, 'a', 'draft')];
    assert.deepEqual(commonPhrases(phrases, 9, new Set(['draft'])), []);
  });

  test('are marked wherever they stand, overlapping ones too', () => {
    const marks = new Uint8Array(12);
    new StockPhrases(['不忘初心、牢记使命', '牢记使命担当', '']).mark(
      '要不忘初心牢记使命担当啊',
      marks,
    );
    assert.equal([...marks].join(''), '011111111110');
  });
});
