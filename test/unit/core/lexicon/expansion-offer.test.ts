import assert from 'node:assert/strict';
import { offerExpansion } from '../../../../src/core/lexicon/expansion-offer';
import { LEXICON } from './rows';

const ALL = '政治意识、大局意识、核心意识、看齐意识';

/** The line after accepting what is offered at ‸; undefined when nothing is. */
function accepted(source: string, date?: string): string | undefined {
  const at = source.indexOf('‸');
  const line = { before: source.slice(0, at), after: source.slice(at + 1) };
  const offer = offerExpansion(line, LEXICON, () => date);
  return (
    offer &&
    line.before.slice(0, line.before.length - offer.typedLength) +
      offer.version.expansion +
      line.after
  );
}

suite('offerExpansion', () => {
  for (const [source, expected] of [
    ['增强四个意识，即‸', `增强四个意识，即${ALL}`],
    ['增强“四个意识”，即‸，', `增强“四个意识”，即${ALL}，`],
    ['四个意识即‸', `四个意识即${ALL}`],
    ['四个意识，即：‸', `四个意识，即：${ALL}`],
    ['“四个意识”（‸）', `“四个意识”（${ALL}）`],
    ['四个意识(‸', `四个意识(${ALL}`],
    ['四个意识：‸', `四个意识：${ALL}`],
    ['四个意识——‸', `四个意识——${ALL}`],
    ['四个意识—‸', `四个意识—${ALL}`],
    ['四个意识，即政治‸', `四个意识，即${ALL}`],
    ['四个意识（政治意识、大局‸）', `四个意识（${ALL}）`],
    ['四风（‸）', '四风（形式主义、官僚主义、享乐主义、奢靡之风）'],
    // The wording in use was not read.
    ['四种形态（‸）', undefined],
    // Nothing known stands directly before.
    ['‸', undefined],
    ['即‸', undefined],
    ['增强大局意识，即‸', undefined],
    ['第四个意识，即‸', undefined],
    ['四个意识的要求，即‸', undefined],
    ['四个意识。即‸', undefined],
    ['四个意识‸', undefined],
    ['四个意识，‸', undefined],
    ['四个意识，即将‸', undefined],
    ['四个意识，即看齐‸', undefined],
    // It is there already.
    [`四个意识（${ALL}‸）`, undefined],
    [`四个意识（‸${ALL}）`, undefined],
    ['四个意识（‸政治意识、大局意识）', undefined],
    ['四个意识（政治‸意识、大局意识、核心意识、看齐意识）', undefined],
  ] as const) {
    test(`${source} → ${expected ?? 'nothing'}`, () => assert.equal(accepted(source), expected));
  }

  test('the wording of the date, and no other', () => {
    assert.match(accepted('四个全面（‸）', '2018') ?? '', /全面建成小康社会/u);
    assert.match(accepted('四个全面（‸）', '2021') ?? '', /（全面建设社会主义现代化国家/u);
    assert.match(accepted('四个全面（‸）') ?? '', /（全面建设社会主义现代化国家/u);
    assert.equal(accepted('四个全面（全面建成‸）', '2021'), undefined);
  });

  test('the date is not asked for where no abbreviation stands', () => {
    const line = { before: '增强大局意识，即', after: '' };
    const never = (): string => assert.fail('asked');
    assert.equal(offerExpansion(line, LEXICON, never), undefined);
  });
});
