import assert from 'node:assert/strict';
import type { Phrase } from '../../../../src/core/phrases/phrase';
import { VariantIndex } from '../../../../src/core/provenance/variants';
import { createFallbackSegmenter } from '../../../../src/core/text/segmenter';

function indexOf(...texts: string[]): VariantIndex {
  const phrases = texts.map(
    (text, i): Phrase => ({
      text,
      occurrences: texts.length - i,
      speechIds: ['a'],
      quality: 1,
      worth: 1,
    }),
  );
  return new VariantIndex(phrases, createFallbackSegmenter());
}

suite('VariantIndex', () => {
  const index = indexOf(
    '坚持改革开放',
    '推进改革开放',
    '深入推进改革开放',
    '坚持对外开放',
    '坚持改革创新',
    '扩大改革开放的成果',
    '坚守改革开放',
    '改革开放',
    '坚持',
  );
  const variantsOf = (text: string): string[] =>
    index.of(text).map((variant) => `${variant.instead}→${variant.word} ${variant.text}`);

  test('one word, or one character, in place of another', () => {
    assert.deepEqual(variantsOf('坚持改革开放'), [
      '坚持→推进 推进改革开放',
      '改革→对外 坚持对外开放',
      '开放→创新 坚持改革创新',
      '坚持→坚守 坚守改革开放',
    ]);
  });

  test('of a text that is no phrase itself, too', () => {
    assert.deepEqual(variantsOf('实行改革开放'), [
      '实行→坚持 坚持改革开放',
      '实行→推进 推进改革开放',
      '实行→坚守 坚守改革开放',
    ]);
  });

  test('nothing of a single word, of nothing, of other scripts, of a whole passage', () => {
    for (const text of ['坚持', '', 'abc', '，。', '改', '坚持改革开放'.repeat(20_000)]) {
      assert.deepEqual(variantsOf(text), [], text.slice(0, 20));
    }
  });

  test('a common word in a long phrase makes no variant', () => {
    assert.deepEqual(indexOf('全面落实', '全面推进').of('全面从严治党'), []);
  });

  test('the most frequent first, with its counts', () => {
    const [first] = index.of('坚持改革开放');
    assert.deepEqual(
      [first?.occurrences, first?.speechCount, first?.instead, first?.word],
      [8, 1, '坚持', '推进'],
    );
  });
});
