import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Segmenter } from '../../../src/core/text/segmenter';
import { createSegmenter } from '../../../src/worker/segmenter';
import { loadJieba } from '../support-core/library';
import { prose } from '../support-core/prose';

function assertTiles(segmenter: Segmenter): void {
  fc.assert(
    fc.property(prose, (value) => {
      const text = value.replace(/\p{Cs}/gu, '');
      const joined = segmenter.segment(text).map((token) => token.text);
      assert.equal(joined.join(''), text);
      assert.ok(joined.every((token) => token !== ''));
    }),
  );
}

suite('createSegmenter', () => {
  test('where jieba is missing the platform segments, and the reason is told', () => {
    const { segmenter, failure } = createSegmenter(path.join(tmpdir(), 'no-jieba-here'));
    assert.equal(segmenter.name, 'Intl.Segmenter');
    assert.match(failure ?? '', /no-jieba-here/);
    assertTiles(segmenter);
    assert.ok(segmenter.segment('全面从严治党').every((token) => token.pos === undefined));
  });

  test('words of jieba tile the text too', () => {
    const jieba = loadJieba();
    assertTiles(jieba);
    const words = jieba.segment('以习近平同志为核心的党中央');
    assert.deepEqual(
      words.map((token) => token.text),
      ['以', '习近平', '同志', '为', '核心', '的', '党中央'],
    );
  });
});
