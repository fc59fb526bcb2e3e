import assert from 'node:assert/strict';
import type { Frame } from '../../../../src/core/phrases/frame';
import { FrameIndex } from '../../../../src/core/phrases/frame-index';
import { findTypedPiece } from '../../../../src/core/phrases/typed-piece';

function frame(example: string, ...parts: string[]): Frame {
  return { parts, occurrences: 3, speechIds: ['a', 'b'], example };
}

const FRAMES = [
  frame('以改革为抓手', '以', '为抓手'),
  frame('在创新上下功夫', '在', '上下功夫'),
  frame('把发展作为工作的首要任务', '把', '作为', '的首要任务'),
  frame('围绕中心任务', '围绕', ''),
];

suite('FrameIndex', () => {
  const index = new FrameIndex(FRAMES);
  const found = (draft: string, explicit = false, isStart = true): string[] => {
    const piece = findTypedPiece(draft);
    assert.ok(piece, draft);
    return index
      .find(piece, () => isStart, explicit)
      .map(({ parts, typedLength }) => `${parts.join('…')} ${typedLength}`);
  };

  test('by the first words, a single character only where it was asked for', () => {
    assert.deepEqual(found('今年要以'), []);
    assert.deepEqual(found('今年要以', true), ['以…为抓手 1']);
    assert.deepEqual(found('今年要围', true), ['围绕… 1']);
    assert.deepEqual(found('今年要围绕'), []);
    assert.deepEqual(found('可以', true, false), []);
  });

  test('by what stands behind a slot that is filled', () => {
    assert.deepEqual(found('要以改革创新为抓'), ['为抓手 2']);
    assert.deepEqual(found('要以改革创新为', true), ['为抓手 1']);
    assert.deepEqual(found('要在创新上下'), ['上下功夫 2']);
    assert.deepEqual(found('把招商引资作', true), ['作为…的首要任务 1']);
    assert.deepEqual(found('把招商引资作为今年的首要'), ['的首要任务 3']);
  });

  test('not behind an empty slot, a comma, or words that are done', () => {
    assert.deepEqual(found('以为抓', true, false), []);
    assert.deepEqual(found('以改革创新，为抓', true, false), []);
    assert.deepEqual(found('我们为抓', true, false), []);
    assert.deepEqual(found('要以改革创新为抓手'), []);
    assert.deepEqual(found('要以改革创新为抓手', true), []);
    assert.deepEqual(found('把招商引资作为'), ['作为…的首要任务 2']);
  });

  test('by initials, from three on', () => {
    assert.deepEqual(found('要yw'), []);
    assert.deepEqual(found('要ywz'), ['以…为抓手 3']);
    assert.deepEqual(found('要zsxgf'), ['在…上下功夫 5']);
    assert.deepEqual(found('要bzwd'), ['把…作为…的首要任务 4']);
  });
});
