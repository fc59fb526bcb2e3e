import assert from 'node:assert/strict';
import { countNeighbours } from '../../../../src/core/provenance/neighbours';
import type { Segmenter } from '../../../../src/core/text/segmenter';

/** Words of two characters, so that tests say what a word is. */
const pairs: Segmenter = {
  name: 'pairs',
  segment: (text) => pairs.cut(text).map((word) => ({ text: word, pos: undefined })),
  cut: (text) =>
    Array.from({ length: Math.ceil(text.length / 2) }, (_, i) => text.slice(2 * i, 2 * i + 2)),
};

function neighboursOf(wanted: string, side: 'before' | 'after', ...texts: string[]) {
  const places = texts.map((text) => {
    const start = text.indexOf(wanted);
    return { text, start, end: start + wanted.length };
  });
  return countNeighbours(places, side, pairs).map(({ text, count }) => `${text}${count}`);
}

suite('countNeighbours', () => {
  test('the word before and the word after', () => {
    const texts = ['我们推动甲的落地', '推动甲的问题', '加快甲之际'];
    assert.deepEqual(neighboursOf('甲', 'before', ...texts), ['推动2', '加快1']);
    assert.deepEqual(neighboursOf('甲', 'after', ...texts), ['之际1', '的落1', '的问1']);
  });

  test('words that always come together are one neighbour', () => {
    const texts = ['甲主题教育活动', '甲主题教育工作', '甲主题教育'];
    assert.deepEqual(neighboursOf('甲', 'after', ...texts), ['主题教育3']);
    assert.deepEqual(neighboursOf('甲', 'before', '开展推动甲', '开展推动甲', '扎实推动甲'), [
      '推动3',
    ]);
    assert.deepEqual(neighboursOf('甲', 'before', '开展推动甲', '开展推动甲'), ['开展推动2']);
  });

  test('a single use tells one word only', () => {
    assert.deepEqual(neighboursOf('甲', 'after', '甲主题教育活动'), ['主题1']);
  });

  test('quotation marks and brackets are passed over, other marks end a clause', () => {
    assert.deepEqual(neighboursOf('甲', 'after', '开展“甲”主题教育'), ['主题1']);
    assert.deepEqual(neighboursOf('甲', 'before', '开展“甲”主题教育'), ['开展1']);
    assert.deepEqual(neighboursOf('甲', 'after', '开展甲，主题', '甲', '甲\n主题'), ['3']);
    assert.deepEqual(neighboursOf('甲', 'before', '开展，甲', '甲', '开展。“甲'), ['3']);
  });
});
