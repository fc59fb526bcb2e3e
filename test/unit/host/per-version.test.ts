import assert from 'node:assert/strict';
import { perVersion } from '../../../src/host/per-version';

function draft(text: string) {
  return { version: 1, getText: () => text };
}

suite('perVersion', () => {
  test('each version of each document is read once, also where there is nothing in it', () => {
    const read: string[] = [];
    const ask = perVersion((text) => {
      read.push(text);
      return text === '' ? undefined : text.length;
    });
    const [first, second] = [draft('讲稿'), draft('')];
    assert.deepEqual(
      [ask(first), ask(second), ask(first), ask(second)],
      [2, undefined, 2, undefined],
    );
    assert.deepEqual(read, ['讲稿', '']);
    first.version = 2;
    assert.equal(ask(first), 2);
    assert.deepEqual(read, ['讲稿', '', '讲稿']);
  });
});
