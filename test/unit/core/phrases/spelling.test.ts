import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spellsBeginning } from '../../../../src/core/phrases/spelling';
import { pinyinKeys } from '../../../../src/core/text/pinyin';

suite('spellsBeginning', () => {
  const { syllables } = pinyinKeys('不忘初心、牢记使命');

  test('initials, syllables, begun syllables, and all of them mixed', () => {
    for (const letters of ['b', 'bwcx', 'buwang', 'buwangch', 'bwchuxin', 'buwcx', 'bwcxljsming']) {
      assert.ok(spellsBeginning(letters, syllables), letters);
    }
  });

  test('nothing that skips a syllable, goes past the end or spells another word', () => {
    for (const letters of ['w', 'bcx', 'buwangx', 'bwcxljsmm', 'bwcxljsmingz', 'buwnag']) {
      assert.ok(!spellsBeginning(letters, syllables), letters);
    }
    assert.ok(!spellsBeginning('b', []));
  });

  test('any choice of beginnings spells', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lengths, (chosen) => {
        const letters = chosen.map((length, i) => syllables[i]?.slice(0, length) ?? '').join('');
        assert.ok(spellsBeginning(letters, syllables), letters);
      }),
    );
  });
});
