import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pinyinKeys } from '../../../../src/core/text/pinyin';
import { readBundled } from '../../support-core/library';

suite('pinyinKeys', () => {
  const initials: readonly (readonly [string, string])[] = [
    ['不忘初心、牢记使命', 'bwcxljsm'],
    ['行政', 'xz'],
    ['银行', 'yh'],
    ['重要', 'zy'],
    ['重复', 'cf'],
    ['长治久安', 'czja'],
    ['处长', 'cz'],
    ['局长', 'jz'],
    ['派出所所长', 'pcssz'],
    ['基调', 'jd'],
    ['重塑', 'cs'],
    ['量力而行', 'llex'],
    ['率先', 'sx'],
    ['率先垂范', 'sxcf'],
    ['争当表率', 'zdbs'],
    ['效率', 'xl'],
    ['三重一大', 'szyd'],
    ['重振雄风', 'czxf'],
    ['调查研究', 'dcyj'],
    ['协调发展', 'xtfz'],
    ['乐见其成', 'ljqc'],
    ['全面从严治党', 'qmcyzd'],
    ['一岗双责', 'ygsz'],
    ['行政审批', 'xzsp'],
    ['重要讲话', 'zyjh'],
    ['重大任务', 'zdrw'],
    ['重点工作', 'zdgz'],
    ['省长', 'sz'],
    ['长效机制', 'cxjz'],
    ['成长', 'cz'],
    ['发展壮大', 'fzzd'],
    ['供给侧', 'gjc'],
    ['传承', 'cc'],
    ['调研', 'dy'],
    ['强调', 'qd'],
    ['落地见效', 'ldjx'],
    ['干部', 'gb'],
    ['都要', 'dy'],
    ['还要', 'hy'],
    ['便民', 'bm'],
    ['参差不齐', 'ccbq'],
    ['差距', 'cj'],
    ['着力', 'zl'],
    ['着眼长远', 'zycy'],
    ['得到', 'dd'],
    ['率领', 'sl'],
    ['乐业', 'ly'],
    ['一以贯之', 'yygz'],
    ['会计', 'kj'],
    ['勉强', 'mq'],
    ['增强', 'zq'],
    ['模样', 'my'],
    ['角色', 'js'],
    ['量化', 'lh'],
    ['分量', 'fl'],
    ['应当', 'yd'],
    ['适应', 'sy'],
    ['曾经', 'cj'],
    ['兴旺', 'xw'],
    ['高兴', 'gx'],
    ['为民', 'wm'],
    ['作为', 'zw'],
  ];
  for (const [text, expected] of initials) {
    test(`${text} → ${expected}`, () => {
      assert.equal(pinyinKeys(text).initials, expected);
    });
  }

  test('whole syllables have no tones, and ü is v', () => {
    assert.equal(pinyinKeys('不忘初心、牢记使命').full, 'buwangchuxinlaojishiming');
    assert.equal(pinyinKeys('绿色').full, 'lvse');
  });

  test('what is not Han has no key', () => {
    const none = { initials: '', full: '', syllables: [] };
    assert.deepEqual(pinyinKeys('“263”，PPP %'), none);
    assert.deepEqual(pinyinKeys(''), none);
    assert.equal(pinyinKeys('“263”行动').initials, 'xd');
  });

  test('every clause of a speech has one letter for each character', () => {
    const { text } = readBundled('2021-plenary-closing');
    for (const clause of text.match(/\p{Script=Han}+/gu) ?? []) {
      const keys = pinyinKeys(clause);
      assert.match(keys.initials, /^[a-z]+$/, clause);
      assert.equal(keys.initials.length, clause.length, clause);
      assert.match(keys.full, /^[a-z]+$/, clause);
    }
  });

  test('keys are letters of a keyboard for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.match(pinyinKeys(text).full, /^[a-z]*$/);
      }),
    );
  });
});
