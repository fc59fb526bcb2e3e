import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RULES } from '../../../../../src/core/speech/checks/finding';
import { hanOnly } from '../../../../../src/core/text/characters';
import { applyEdits } from '../../../../../src/core/text/text-edit';
import { BUNDLED, readBundled } from '../../../support-core/library';
import { find } from './find';

/** Pieces that drafts with slips are made of. */
const PIECES = [
  '一是',
  '二是',
  '四是',
  '一要',
  '三要',
  '首先，',
  '其次，',
  '第二，',
  '第三是',
  '最后，',
  '一、',
  '三、',
  '（一）',
  '（二）',
  '1、',
  '2.',
  '（1）',
  '①',
  '讲三点意见',
  '主要有两个方面',
  '坚持党的领导',
  '抓落实',
  '𠮷',
  '。',
  '；',
  '，',
  '：',
  '\n',
  '\r\n',
  '**',
  '# ',
  '---\n',
  '同志们：\n',
];
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((all) => all.join(''));

/** The numbers in markers and promises: all that a fix changes among the Han characters. */
const NUMBERS = /[一二两三四五六七八九十百第首先其次再最后]/gu;

suite('checkStructure', () => {
  test('any text: findings are in order, fixes apply and lose nothing but numbers', () => {
    fc.assert(
      fc.property(soup, (text) => {
        let last = 0;
        for (const { span, fixes } of find(text)) {
          assert.ok(span.start >= last && span.end > span.start && span.end <= text.length);
          last = span.start;
          for (const { edits } of fixes) {
            assert.ok(edits.length > 0);
            applyEdits(text, edits);
            for (const edit of edits) {
              const old = hanOnly(text.slice(edit.start, edit.end));
              assert.equal(hanOnly(edit.text).replace(NUMBERS, ''), old.replace(NUMBERS, ''));
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a series with a slip: each fix removes its finding', () => {
    const forms = fc.constantFrom<readonly [(n: string) => string, string]>(
      [(n) => `${n}是抓落实`, '；'],
      [(n) => `${n}要抓落实`, '，'],
      [(n) => `第${n}，抓落实`, '。'],
      [(n) => `${n}、抓落实`, '。\n'],
      [(n) => `（${n}）抓落实`, '\n各级要上心。\n'],
    );
    const ordinals = fc
      .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 6 }), fc.boolean())
      .map(([count, at, repeats]) =>
        Array.from({ length: count }, (_, i) => i + (i < at ? 1 : repeats ? 0 : 2)),
      )
      .filter((all) => all.every((one, i) => one > 1 || i === 0));
    fc.assert(
      fc.property(
        forms,
        ordinals,
        fc.constantFrom('', '讲九点意见：'),
        ([form, mark], all, lead) => {
          const text =
            lead + all.map((n) => form('零一二三四五六七八九'.charAt(n)) + mark).join('');
          for (const { rule, fixes } of find(text)) {
            for (const { edits } of fixes) {
              const before = find(text, rule).length;
              assert.ok(find(applyEdits(text, edits), rule).length < before, `${rule} in ${text}`);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('only the rules that are on', () => {
    const text = '讲四点：一是甲；二是乙；二是丙。\n1、子\n2、丑';
    assert.deepEqual(
      find(text).map(({ rule }) => rule),
      ['seriesRepeat', 'arabicComma'],
    );
    assert.deepEqual(
      find(text, 'arabicComma').map(({ rule }) => rule),
      ['arabicComma'],
    );
    assert.deepEqual(find('', ...RULES), []);
  });

  test('real speeches have few findings', () => {
    const found = BUNDLED.flatMap((id) => {
      const counts = new Map<string, number>();
      for (const { rule } of find(readBundled(id).text)) {
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
      }
      return [...counts].map(([rule, count]) => `${id} ${rule} ${count}`);
    });
    assert.deepEqual(found.sort(), [
      '2018-jiangsu-npc-conduct mixedFamilies 1',
      // The headings of a whole speech that stand alone and end with 。.
      '2020-county-party-building-appraisal headingFullStop 13',
      '2020-county-party-building-appraisal seriesRepeat 1',
      '2020-wujiang-appraisal-summary brokenPromise 1',
    ]);
  });
});
