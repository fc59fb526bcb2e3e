import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandTarget, OPEN_SOURCE } from '../../../src/host/source-links';

/** The argument as VS Code reads it: the address is decoded when it is parsed, and once more when it is run. */
function read(target: string): unknown {
  const query = target.slice(target.indexOf('?') + 1);
  return JSON.parse(decodeURIComponent(decodeURIComponent(query)))[0];
}

suite('commandTarget', () => {
  test('names with percent signs arrive as they are', () => {
    for (const speechId of [
      '/稿/50%.md',
      '/稿/50%25.md',
      '/稿/%E7%AB%B9.md',
      '/稿/%22.md',
      '/%u0025',
    ]) {
      assert.deepEqual(read(commandTarget(OPEN_SOURCE, { speechId })), { speechId });
    }
  });

  test('every argument arrives, and nothing in it ends the link', () => {
    const piece = fc.constantFrom('%', '2', '5', '(', ')', '\\', '"', ' ', '竹', 'u0025');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const target = commandTarget(OPEN_SOURCE, { text: pieces.join('') });
        assert.doesNotMatch(target, /[()\s]/);
        assert.deepEqual(read(target), { text: pieces.join('') });
      }),
    );
  });
});
