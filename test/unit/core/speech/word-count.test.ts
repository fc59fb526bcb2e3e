import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countDraft, countWords } from '../../../../src/core/speech/word-count';
import { readBundled } from '../../support-core/library';

suite('countWords', () => {
  const counts: readonly (readonly [string, number, number])[] = [
    ['', 0, 0],
    [' \n\t　', 0, 0],
    ['同志们：', 4, 3],
    ['不忘初心、牢记使命。', 10, 8],
    ['2020年', 2, 1],
    ['GDP增长6.5%', 4, 2],
    ['PPP 模式', 3, 2],
    ['“263”行动', 5, 2],
    ['1,000 2,000', 2, 0],
    ['……', 2, 0],
    ['𠮷林', 2, 2],
    ['①抓落实', 4, 3],
    ['好😀好', 3, 2],
  ];
  for (const [text, words, han] of counts) {
    test(`「${text.trim()}」 has ${words} 字, ${han} of them Han`, () => {
      assert.deepEqual(countWords(text), { words, han });
    });
  }

  test('a speech counts what is left of it without its blanks', () => {
    const { text } = readBundled('2021-01-15-suzhou-standing-committee');
    const pieces = text.match(/\p{Script=Han}|[，。、；：？！“”‘’（）《》—…·]|[\w.%+-]+/gu) ?? [];
    assert.equal(countWords(text).words, pieces.length);
    assert.equal(countWords(text).han, (text.match(/\p{Script=Han}/gu) ?? []).length);
  });

  test('the counts of two paragraphs add up', () => {
    const text = fc.array(fc.constantFrom('党', '，', 'a', '1', ' ', '𠮷')).map((u) => u.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [first, second, both] = [countWords(a), countWords(b), countWords(`${a}\n${b}`)];
        assert.equal(both.words, first.words + second.words);
        assert.equal(both.han, first.han + second.han);
        assert.ok(both.han <= both.words && both.words <= a.length + b.length);
      }),
    );
  });
});

suite('countDraft', () => {
  test('front matter does not count', () => {
    assert.deepEqual(countDraft('---\ntitle: 讲话\n---\n同志们：\n'), { words: 4, han: 3 });
    assert.deepEqual(countDraft('同志们：\n'), { words: 4, han: 3 });
  });

  test('front matter that is still open counts, for nobody knows where it ends', () => {
    assert.equal(countDraft('---\ntitle: 讲话\n同志们：\n').han, 5);
  });
});
