import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPassages } from '../../../../src/core/corpus/passages';
import { findLines } from '../../../../src/core/text/spans';
import { BUNDLED, readBundled, toSpeech } from '../../support-core/library';
import { markedProse, prose } from '../../support-core/prose';

const SHORTEST = 100;
const LONGEST = 400;

function textsOf(text: string): string[] {
  const speech = toSpeech(text);
  return findPassages(speech).map(({ start, end }) => speech.text.slice(start, end));
}

/** Passages are in order, do not overlap, are trimmed, and nothing but blanks is left out. */
function assertCover(text: string): void {
  const speech = toSpeech(text);
  let at = 0;
  for (const { speechId, start, end } of findPassages(speech)) {
    assert.equal(speechId, speech.id);
    assert.ok(at <= start && start < end && end <= speech.text.length);
    assert.equal(speech.text.slice(at, start).trim(), '');
    const passage = speech.text.slice(start, end);
    assert.equal(passage.trim(), passage);
    at = end;
  }
  assert.equal(speech.text.slice(at).trim(), '');
}

function paragraph(length: number, sentence = 20): string {
  const one = `${'党'.repeat(sentence - 1)}。`;
  return one.repeat(Math.floor(length / sentence)) + '建'.repeat(length % sentence);
}

suite('findPassages', () => {
  test('a paragraph of 100–400 字 is a passage', () => {
    const [first, second] = [paragraph(100), paragraph(400)];
    assert.deepEqual(textsOf(`${first}\n\n　　${second}\n`), [first, second]);
  });

  test('short paragraphs join their neighbours', () => {
    assert.deepEqual(textsOf('同志们：\n今天开会。\n大家讨论。\n'), [
      '同志们：\n今天开会。\n大家讨论。',
    ]);
    assert.deepEqual(textsOf(`同志们：\n${paragraph(200)}\n谢谢！`), [
      `同志们：\n${paragraph(200)}\n谢谢！`,
    ]);
  });

  test('long paragraphs are split at sentence ends into even pieces', () => {
    const pieces = textsOf(paragraph(1000));
    assert.equal(pieces.join(''), paragraph(1000));
    assert.equal(pieces.length, 3);
    for (const piece of pieces) {
      assert.ok(piece.endsWith('。') && piece.length >= 200 && piece.length <= LONGEST);
    }
  });

  test('a sentence is never cut, however long it is', () => {
    const sentence = `${'党'.repeat(900)}。`;
    assert.deepEqual(textsOf(sentence), [sentence]);
    assert.deepEqual(textsOf(`${paragraph(300)}${sentence}`), [paragraph(300), sentence]);
  });

  test('a heading opens a passage and ends the one before it', () => {
    for (const heading of [
      '一、提高认识',
      '（一）学习',
      '(二)落实',
      '# 任务',
      '第一章 总则',
      '　　二、干',
    ]) {
      const text = `同志们：\n今天开会。\n${heading}\n要真学。\n`;
      assert.deepEqual(textsOf(text), ['同志们：\n今天开会。', `${heading.trim()}\n要真学。`]);
    }
  });

  test('a long numbered sentence is no heading', () => {
    const text = '要做到：\n一、学习。要真学真懂。\n二、落实！';
    assert.deepEqual(textsOf(text), [text]);
  });

  test('a speech of one heading has one passage', () => {
    assert.deepEqual(textsOf('一、提高认识\n'), ['一、提高认识']);
  });

  test('passages cover any text', () => {
    const text = fc
      .tuple(prose, markedProse, fc.nat(900))
      .map(([a, b, length]) => `正${a}\n${b}${paragraph(length)}${a}`);
    fc.assert(fc.property(text, assertCover));
  });

  test('a passage is only longer than 400 字 when it is one sentence', () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 300 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        for (const passage of textsOf(lengths.map((n) => `${'党'.repeat(n - 1)}。`).join(''))) {
          assert.ok(passage.length <= LONGEST || passage.indexOf('。') === passage.length - 1);
        }
      }),
    );
  });

  test('two neighbours are only left short when they do not fit together', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lengths, (sizes) => {
        const passages = textsOf(sizes.map((size) => paragraph(size)).join('\n'));
        for (const [index, passage] of passages.entries()) {
          const next = passages[index + 1];
          if (next !== undefined && Math.min(passage.length, next.length) < SHORTEST) {
            assert.ok(passage.length + 1 + next.length > LONGEST);
          }
        }
      }),
    );
  });
});

suite('findPassages: the bundled corpus', () => {
  for (const id of BUNDLED) {
    test(id, () => {
      const speech = readBundled(id);
      assertCover(speech.text);
      const passages = findPassages(speech);
      const texts = passages.map(({ start, end }) => speech.text.slice(start, end));
      // 一、 on a line of its own begins a passage or stands before the first line of the next one.
      for (const { start, end } of findLines(speech.text)) {
        const line = speech.text.slice(start, end);
        if (/^[一二三四五六七八九十]+、[^。！？!?]*$/.test(line)) {
          assert.ok(
            passages.some((passage) => passage.start === start),
            line,
          );
        }
      }
      const average = texts.join('').length / texts.length;
      assert.ok(average >= SHORTEST && average <= LONGEST, String(average));
      for (const text of texts.filter((one) => one.length > LONGEST)) {
        assert.ok(!/[。！？].*[。！？]/s.test(text.slice(0, -2)) || text.includes('\n') === false);
      }
    });
  }
});
