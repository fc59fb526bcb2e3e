import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findClauses,
  findLines,
  findSentences,
  type Span,
  sentenceAt,
} from '../../../../src/core/text/spans';
import { readBundled } from '../../support-core/library';
import { prose } from '../../support-core/prose';

function texts(text: string, spans: readonly Span[]): string[] {
  return spans.map(({ start, end }) => text.slice(start, end));
}

function assertTile(spans: readonly Span[], within: Span): void {
  let at = within.start;
  for (const { start, end } of spans) {
    assert.equal(start, at);
    assert.ok(end > start);
    at = end;
  }
  assert.equal(at, within.end);
}

suite('findLines', () => {
  test('cuts at newlines and leaves them out', () => {
    const text = '同志们：\n\n今天开会。\n';
    assert.deepEqual(texts(text, findLines(text)), ['同志们：', '', '今天开会。', '']);
    assert.deepEqual(findLines(''), [{ start: 0, end: 0 }]);
  });

  test('lines joined with newlines are the text', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const lines = findLines(text);
        assert.equal(texts(text, lines).join('\n'), text);
        assert.ok(texts(text, lines).every((line) => !line.includes('\n')));
      }),
    );
  });
});

suite('findSentences', () => {
  test('cuts behind the marks that end a sentence', () => {
    const text = '同志们。好！';
    assert.deepEqual(findSentences(text), [
      { start: 0, end: 4 },
      { start: 4, end: 6 },
    ]);
  });

  test('closing quotes and repeated marks stay with their sentence', () => {
    const text = '他说：“发展是出路。”我同意！！真的吗？！（会上没有人反对。）……散会';
    assert.deepEqual(texts(text, findSentences(text)), [
      '他说：“发展是出路。”',
      '我同意！！',
      '真的吗？！',
      '（会上没有人反对。）……',
      '散会',
    ]);
  });

  test('a newline ends a sentence and belongs to the one it ends', () => {
    const text = '一、提高认识\n要学。\n要干';
    assert.deepEqual(texts(text, findSentences(text)), ['一、提高认识\n', '要学。\n', '要干']);
  });

  test('sentences stop at the end of the range they were asked for', () => {
    const text = '要学习。要落实。要检查。';
    assert.deepEqual(texts(text, findSentences(text, { start: 4, end: 6 })), ['要落']);
    assert.deepEqual(findSentences(text, { start: 4, end: 4 }), []);
  });

  test('sentences tile any text and any range of it', () => {
    fc.assert(
      fc.property(prose, fc.nat(), fc.nat(), (text, a, b) => {
        assertTile(findSentences(text), { start: 0, end: text.length });
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort(
          (x, y) => x - y,
        );
        assertTile(findSentences(text, { start, end }), { start, end });
      }),
    );
  });

  test('every sentence has its end mark at its end only', () => {
    fc.assert(
      fc.property(prose, (text) => {
        for (const sentence of texts(text, findSentences(text))) {
          assert.match(sentence, /^[^。！？!?…\n]*[。！？!?…”’》〉」』）〕】)\]]*\n?$/u);
        }
      }),
    );
  });
});

suite('sentenceAt', () => {
  test('is the sentence of findSentences at every offset', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const sentences = findSentences(text);
        for (let offset = 0; offset < text.length; offset++) {
          const expected = sentences.find(({ start, end }) => start <= offset && offset < end);
          assert.deepEqual(sentenceAt(text, offset), expected, `at ${offset}`);
        }
      }),
    );
  });

  test('is the sentence of findSentences in a real speech', () => {
    const { text } = readBundled('2020-03-26-wujin-party-building');
    for (const { start, end } of findSentences(text)) {
      assert.deepEqual(sentenceAt(text, start), { start, end });
      assert.deepEqual(sentenceAt(text, end - 1), { start, end });
    }
  });

  test('at the end of the text it is the last sentence', () => {
    const text = '要学习。要落实。';
    assert.deepEqual(sentenceAt(text, text.length), { start: 4, end: 8 });
    assert.deepEqual(sentenceAt('要学习。要落', 6), { start: 4, end: 6 });
    assert.deepEqual(sentenceAt('要学习。\n', 5), { start: 0, end: 5 });
    assert.deepEqual(sentenceAt('', 0), { start: 0, end: 0 });
  });
});

suite('findClauses', () => {
  const clausesOf = (text: string): string[] =>
    texts(text, findClauses(text, { start: 0, end: text.length }));

  test('cuts behind ，；： and keeps 、 together', () => {
    assert.deepEqual(clausesOf('争当表率、争做示范，走在前列；主要是：学、做。'), [
      '争当表率、争做示范，',
      '走在前列；',
      '主要是：',
      '学、做。',
    ]);
  });

  test('closing quotes stay with the clause that they close', () => {
    assert.deepEqual(clausesOf('“强富美高，”新篇章。”完'), ['“强富美高，”', '新篇章。”', '完']);
  });

  test('half-width marks inside a number do not end a clause', () => {
    assert.deepEqual(clausesOf('完成1,000件,其余在2:00前办结'), [
      '完成1,000件,',
      '其余在2:00前办结',
    ]);
  });

  test('a full-width comma between digits ends a clause', () => {
    assert.deepEqual(clausesOf('时间是2019，2020两年'), ['时间是2019，', '2020两年']);
  });

  test('clauses tile any sentence', () => {
    fc.assert(
      fc.property(prose, (text) => {
        for (const sentence of findSentences(text)) {
          assertTile(findClauses(text, sentence), sentence);
        }
      }),
    );
  });
});
