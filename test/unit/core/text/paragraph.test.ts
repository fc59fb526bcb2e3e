import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paragraphAt } from '../../../../src/core/text/paragraph';

/** The paragraph at ‸, which is no part of the text. */
function at(source: string, isMarkdown: boolean): string | undefined {
  const text = source.replace('‸', '');
  const span = paragraphAt(text, source.indexOf('‸'), isMarkdown);
  return span && text.slice(span.start, span.end);
}

suite('paragraphAt', () => {
  test('in plain text it is the line, without the indent', () => {
    assert.equal(at('同志们：\n　　要抓‸基层。\n要抓落实。', false), '要抓基层。');
    assert.equal(at('要抓基层\n要抓‸落实', false), '要抓落实');
  });

  test('at both ends of a line it is that line', () => {
    assert.equal(at('甲。\n‸乙。\n丙。', false), '乙。');
    assert.equal(at('甲。\n乙。‸\n丙。', false), '乙。');
    assert.equal(at('甲。\n乙。\n丙。‸', false), '丙。');
  });

  test('on a blank line there is none', () => {
    for (const isMarkdown of [false, true]) {
      assert.equal(at('甲。\n‸\n乙。', isMarkdown), undefined);
      assert.equal(at('甲\n　 ‸\n乙', isMarkdown), undefined);
      assert.equal(at('‸', isMarkdown), undefined);
    }
  });

  test('in Markdown it goes over lines, up to blank ones', () => {
    const text = '甲乙丙，\n丁‸戊己，\n庚辛。';
    assert.equal(at(`前文\n\n${text}\n\n后文`, true), '甲乙丙，\n丁戊己，\n庚辛。');
    assert.equal(at(`前文\n\n${text}\n\n后文`, false), '丁戊己，');
  });

  test('in Markdown a line that ends a sentence ends it, as in drafts with a line for each paragraph', () => {
    assert.equal(at('同志们：\n要抓‸基层。\n要抓落实。', true), '要抓基层。');
    assert.equal(at('他说：“抓。”\n要抓‸落实', true), '要抓落实');
  });

  test('headings, points, list items, indents and fences stand by themselves in Markdown', () => {
    for (const above of ['# 讲话', '---', '```']) {
      assert.equal(at(`${above}\n要抓‸落实`, true), '要抓落实');
    }
    for (const below of ['## 二', '- 二', '2. 二', '二、乙', '（二）乙', '　　乙', '> 乙']) {
      assert.equal(at(`要抓‸落实\n${below}`, true), '要抓落实', below);
    }
  });

  test('carriage returns are no part of its ends', () => {
    assert.equal(at('甲。\r\n乙‸。\r\n丙。', false), '乙。');
  });

  test('it holds the offset, or stands in the same line of blanks', () => {
    const text = fc
      .array(fc.constantFrom('党', '。', '，', '\n', '　', '# ', '- ', '一、'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), fc.boolean(), (source, seed, isMarkdown) => {
        const offset = seed % (source.length + 1);
        const span = paragraphAt(source, offset, isMarkdown);
        const start = source.slice(0, offset).lastIndexOf('\n') + 1;
        const line = source.slice(start).split('\n')[0] ?? '';
        assert.equal(span === undefined, line.trim() === '');
        if (span !== undefined) {
          assert.ok(source.slice(span.start, span.end).includes(line.trim()));
        }
      }),
    );
  });
});
