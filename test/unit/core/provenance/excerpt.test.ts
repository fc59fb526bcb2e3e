import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnsOf, excerptOf, shorten } from '../../../../src/core/provenance/excerpt';

function quotation(sentence: string, start: number, length: number) {
  return { start: 100, end: 100 + length, sentence, offsetInSentence: start };
}

suite('excerptOf', () => {
  test('a short sentence stays whole', () => {
    assert.deepEqual(excerptOf(quotation('我们要改革开放。', 3, 4), 20), {
      before: '我们要',
      text: '改革开放',
      after: '。',
    });
  });

  test('of a long one the part round the text, and what one side does not need the other has', () => {
    const long = `${'前'.repeat(40)}改革${'后'.repeat(40)}`;
    assert.deepEqual(excerptOf(quotation(long, 40, 2), 12), {
      before: '…前前前前前',
      text: '改革',
      after: '后后后后后…',
    });
    assert.deepEqual(excerptOf(quotation(long.slice(38), 2, 2), 12), {
      before: '前前',
      text: '改革',
      after: '后后后后后后后后…',
    });
    assert.deepEqual(excerptOf(quotation(long.slice(0, 44), 40, 2), 12), {
      before: '…前前前前前前前前',
      text: '改革',
      after: '后后',
    });
  });

  test('is never longer than asked, its dots apart, and stands in the sentence', () => {
    const parts = fc.tuple(fc.string({ maxLength: 60 }), fc.nat(60), fc.nat(60), fc.nat(50));
    fc.assert(
      fc.property(parts, ([raw, at, length, most]) => {
        const sentence = raw.replace(/\s/g, 'x');
        const start = Math.min(at, sentence.length);
        const quoted = Math.min(length, sentence.length - start);
        const { before, text, after } = excerptOf(quotation(sentence, start, quoted), most + 1);
        assert.ok(before.length + text.length + after.length <= most + 3);
        const bare = before.replace(/^…/, '');
        assert.ok(sentence.slice(0, start).endsWith(bare));
        assert.ok(sentence.slice(start + quoted).startsWith(after.replace(/…$/, '')));
      }),
    );
  });
});

test('shorten: one line, with dots for the rest', () => {
  assert.equal(shorten(' 一\n二 ', 9), '一 二');
  assert.equal(shorten('一二三四五', 5), '一二三四五');
  assert.equal(shorten('一二三四五六', 5), '一二三四…');
});

test('columnsOf: Han characters and Chinese marks take two', () => {
  assert.equal(columnsOf('改革，ab 1'), 10);
});
