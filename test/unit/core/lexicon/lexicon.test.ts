import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexicon } from '../../../../src/core/lexicon/lexicon';
import { parseAbbreviations } from '../../../../src/core/lexicon/parse-abbreviations';
import { LEXICON, ROWS, row, version } from './rows';

suite('Lexicon', () => {
  const termsIn = (text: string): string[] =>
    LEXICON.mentions(text).map(({ start, end }) => text.slice(start, end));

  for (const [text, terms] of [
    ['增强“四个意识”、坚定“四个自信”、做到“两个维护”', ['四个意识', '四个自信', '两个维护']],
    ['做好六稳工作、落实六保任务', ['六稳', '六保']],
    ['六稳六保', ['六稳', '六保']],
    ['纠四风、树新风，力戒4风', ['四风', '4风']],
    // The number is another one.
    ['第四个意识，十四个自信，24个全面，二十六稳', []],
    // A longer word goes on over the end.
    ['防范四风险', []],
    ['把“四个意识”形态化', ['四个意识']],
    ['', []],
  ] as const) {
    test(text || 'an empty text', () => assert.deepEqual(termsIn(text), terms));
  }

  test('the longest term wins', () => {
    const three = ['甲', '乙', '丙'];
    const rows = [row('三个代表', [version(three)]), row('三个代表思想', [version(three)])];
    const lexicon = new Lexicon(parseAbbreviations(JSON.stringify(rows)));
    const text = '学习三个代表思想';
    assert.equal(lexicon.mentions(text)[0]?.end, 8);
    for (let offset = 2; offset < 8; offset++) {
      assert.equal(lexicon.mentionAt(text, offset)?.abbreviation.term, '三个代表思想');
    }
  });

  test('the term under an offset, and the one before a caret', () => {
    const text = '增强“四个意识”';
    const at = [...text].map((_, offset) => LEXICON.mentionAt(text, offset)?.start);
    assert.deepEqual(at, [undefined, undefined, undefined, 3, 3, 3, 3, undefined]);
    assert.equal(LEXICON.mentionBefore(text, 7)?.start, 3);
    assert.equal(LEXICON.mentionBefore(text, 6), undefined);
    assert.equal(LEXICON.mentionBefore('四风险', 2)?.start, 0);
    assert.equal(LEXICON.mentionBefore('第四个意识', 5), undefined);
  });

  test('mentions are terms, in order, and found again at each of their offsets', () => {
    const pieces = fc.constantFrom(
      ...ROWS.map(({ term }) => term),
      ...['第', '十', '“', '”', '，', '的', '险', 'a', '\n'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end, abbreviation } of LEXICON.mentions(text)) {
          assert.ok(start >= last);
          assert.ok([abbreviation.term, ...abbreviation.aliases].includes(text.slice(start, end)));
          for (let offset = start; offset < end; offset++) {
            assert.ok(LEXICON.mentionAt(text, offset), `${text} at ${offset}`);
          }
          last = end;
        }
      }),
    );
  });
});
