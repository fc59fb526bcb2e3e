import assert from 'node:assert/strict';
import type { Frame } from '../../../../src/core/phrases/frame';
import { mineFrames } from '../../../../src/core/phrases/frames';
import { createFallbackSegmenter } from '../../../../src/core/text/segmenter';
import { loadJieba, readAllBundled, toSpeech } from '../../support-core/library';

const nameOf = ({ parts }: Frame): string => parts.join('…');

for (const segmenter of [loadJieba(), createFallbackSegmenter()]) {
  suite(`mineFrames with ${segmenter.name}`, () => {
    const speeches = readAllBundled();
    const frames = mineFrames(speeches, segmenter);

    for (const name of ['把…作为…', '为…提供…', '在…上下功夫', '把…摆在首位']) {
      test(`${name} is a frame of the bundled corpus`, () => {
        assert.ok(frames.some((frame) => nameOf(frame) === name));
      });
    }

    test('every frame fits the clause that it gives as an example', () => {
      for (const { parts, example } of frames) {
        let at = 0;
        for (const part of parts) {
          const found = example.indexOf(part, at);
          assert.ok(found >= at, `${parts.join('…')} in ${example}`);
          at = found + part.length;
        }
      }
    });

    test('a frame is counted in the speeches that have it, and none stands twice', () => {
      assert.equal(new Set(frames.map(nameOf)).size, frames.length);
      const ids = new Set(speeches.map((speech) => speech.id));
      for (const { occurrences, speechIds } of frames) {
        assert.ok(speechIds.length > 0 && speechIds.length <= occurrences);
        assert.ok(speechIds.every((id) => ids.has(id)));
      }
    });

    test('the most used come first, the same speeches give the same frames', () => {
      for (const [i, frame] of frames.entries()) {
        assert.ok(frame.occurrences >= (frames[i + 1]?.occurrences ?? 0));
      }
      assert.deepEqual(mineFrames(readAllBundled(), segmenter), frames);
    });
  });
}

suite('mineFrames: small libraries', () => {
  const segmenter = loadJieba();
  const framesOf = (text: string): string[] => mineFrames([toSpeech(text)], segmenter).map(nameOf);

  test('two fillers make a frame with two slots, one filler makes none', () => {
    assert.ok(framesOf('以考核促落实。以学习促提升。').includes('以…促…'));
    assert.ok(!framesOf('以考核促落实。以考核促落实。').includes('以…促…'));
  });

  test('no slot reaches past the end of a clause', () => {
    assert.deepEqual(framesOf('以改革，为抓手。以创新，为抓手。'), []);
  });

  test('an empty library has none', () => {
    assert.deepEqual(framesOf('。'), []);
  });
});
