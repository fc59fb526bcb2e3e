import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type AcceptedPhrases,
  addAccepted,
  readAccepted,
} from '../../../../src/core/phrases/accepted';

suite('accepted phrases', () => {
  test('are counted, the last one at the end', () => {
    const twice = addAccepted(addAccepted(addAccepted([], '甲'), '乙'), '甲');
    assert.deepEqual(twice, [
      ['乙', 1],
      ['甲', 2],
    ]);
  });

  test('stay few, each once, with a count that does not grow for ever', () => {
    const phrases = fc.array(fc.nat(400), { maxLength: 600 });
    fc.assert(
      fc.property(phrases, (taken) => {
        const accepted = taken.reduce<AcceptedPhrases>(
          (all, phrase) => addAccepted(all, `${phrase}`),
          [],
        );
        assert.ok(accepted.length <= 200);
        assert.equal(new Set(accepted.map(([phrase]) => phrase)).size, accepted.length);
        assert.ok(accepted.every(([, times]) => times >= 1 && times <= 20));
        assert.equal(accepted.at(-1)?.[0], taken.length > 0 ? `${taken.at(-1)}` : undefined);
        assert.deepEqual(readAccepted(JSON.parse(JSON.stringify(accepted))), accepted);
      }),
      { numRuns: 20 },
    );
  });

  test('of another shape are not read', () => {
    assert.deepEqual(readAccepted(undefined), []);
    assert.deepEqual(readAccepted('甲'), []);
    assert.deepEqual(readAccepted([['甲', 2], ['乙'], 3, [4, '丙'], null]), [['甲', 2]]);
  });
});
