import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  countHan,
  hanOnly,
  headOf,
  isChinesePunctuation,
  isClauseEnd,
  isClosingQuote,
  isHan,
  isOpeningQuote,
  isSentenceEnd,
} from '../../../../src/core/text/characters';

suite('character classes', () => {
  test('Han characters are Han, 〇 and 々 among them', () => {
    for (const unit of '一龥䶵〇々鿿豈') {
      assert.equal(isHan(unit), true, unit);
    }
  });

  test('punctuation, letters, digits, kana and blanks are not', () => {
    for (const unit of '、，。；：？！“”（）《》…—·ａA1１あカ한　 \n%％①') {
      assert.equal(isHan(unit), false, JSON.stringify(unit));
    }
    assert.equal(isHan(''), false);
  });

  test('agrees with the Unicode script on every unit of the basic plane', () => {
    for (let code = 0; code < 0xd800; code++) {
      const unit = String.fromCharCode(code);
      assert.equal(isHan(unit), /\p{Script=Han}/u.test(unit), code.toString(16));
    }
    for (let code = 0xe000; code <= 0xffff; code++) {
      const unit = String.fromCharCode(code);
      assert.equal(isHan(unit), /\p{Script=Han}/u.test(unit), code.toString(16));
    }
  });

  test('both halves of an astral Han character are Han', () => {
    for (const character of ['𠮷', '𪚥', '𰻞', '\u{2f800}', '\u{323af}']) {
      assert.equal(isHan(character.charAt(0)), true, character);
      assert.equal(isHan(character.charAt(1)), true, character);
    }
    assert.equal(isHan('😀'.charAt(0)), false);
  });

  test('every mark has its class', () => {
    const marks = [...'。！？!?…，；：,;:、“‘《〈「『（〔【([”’》〉」』）〕】)]的a1'];
    const of = (is: (unit: string) => boolean): string => marks.filter(is).join('');
    assert.equal(of(isSentenceEnd), '。！？!?…');
    assert.equal(of(isClauseEnd), '，；：,;:');
    assert.equal(of(isOpeningQuote), '“‘《〈「『（〔【([');
    assert.equal(of(isClosingQuote), '”’》〉」』）〕】)]');
    assert.equal(of(isChinesePunctuation), '。！？…，；：、“‘《〈「『（〔【”’》〉」』）〕】');
  });
});

suite('countHan', () => {
  test('counts an astral character once and nothing but Han', () => {
    assert.equal(countHan('𠮷'), 1);
    assert.equal(countHan('不忘初心、牢记使命'), 8);
    assert.equal(countHan('2020年，PPP 模式😀'), 3);
    assert.equal(countHan(''), 0);
  });

  test('is the number of code points of the Han script', () => {
    const text = fc
      .array(fc.constantFrom('的', '〇', '𠮷', '、', 'a', '😀', ' '))
      .map((units) => units.join(''));
    fc.assert(
      fc.property(text, (value) => {
        assert.equal(countHan(value), (value.match(/\p{Script=Han}/gu) ?? []).length);
      }),
    );
  });
});

suite('headOf', () => {
  test('cuts no surrogate pair', () => {
    assert.equal(headOf('讲稿𠮷', 4), '讲稿𠮷');
    assert.equal(headOf('讲稿𠮷', 3), '讲稿');
    assert.equal(headOf('讲稿𠮷', 2), '讲稿');
    assert.equal(headOf('讲稿𠮷', 9), '讲稿𠮷');
    assert.equal(headOf('', 3), '');
  });
});

suite('hanOnly', () => {
  test('drops everything else and keeps the order', () => {
    assert.equal(hanOnly('不忘初心、牢记使命'), '不忘初心牢记使命');
    assert.equal(hanOnly('“263”行动，𠮷 PPP'), '行动𠮷');
    assert.equal(hanOnly('1,000 %'), '');
  });
});
