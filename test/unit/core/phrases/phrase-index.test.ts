import assert from 'node:assert/strict';
import { minePhrases } from '../../../../src/core/phrases/mining';
import type { Phrase } from '../../../../src/core/phrases/phrase';
import { PhraseIndex } from '../../../../src/core/phrases/phrase-index';
import type { TypedPiece } from '../../../../src/core/phrases/typed-piece';
import { OccurrenceIndex } from '../../../../src/core/retrieval/occurrence-index';
import { pinyinKeys } from '../../../../src/core/text/pinyin';
import { loadJieba, readAllBundled } from '../../support-core/library';

const SLOGAN = '不忘初心、牢记使命';

function toPhrase(text: string, rank: number): Phrase {
  return { text, occurrences: 1, speechIds: ['a'], worth: 100 - rank };
}

function indexOf(...texts: string[]): PhraseIndex {
  return new PhraseIndex(texts.map(toPhrase));
}

function rows(index: PhraseIndex, kind: TypedPiece['kind'], text: string, limit = 50): string[] {
  return index
    .complete({ kind, text }, limit)
    .map((match) => `${match.phrase.text} ${match.kind} ${match.typedLength}`);
}

suite('PhraseIndex: the bundled corpus', () => {
  let index = new PhraseIndex([]);

  suiteSetup(() => {
    const speeches = readAllBundled();
    index = new PhraseIndex(minePhrases(speeches, loadJieba(), new OccurrenceIndex(speeches)));
  });

  test('不忘 and bwcx begin with the slogan', () => {
    assert.equal(rows(index, 'han', '不忘')[0], `${SLOGAN} prefix 2`);
    assert.equal(rows(index, 'letters', 'bwcx')[0], `${SLOGAN} pinyin 4`);
    assert.equal(rows(index, 'letters', 'buwang')[0], `${SLOGAN} pinyin 6`);
  });

  test('one wrong character or letter finds the slogan', () => {
    assert.ok(rows(index, 'han', '不忘出心').includes(`${SLOGAN} fuzzy 4`));
    assert.equal(rows(index, 'letters', 'bwcxlgsm')[0], `${SLOGAN} fuzzy 8`);
  });

  test('every phrase is completed from its first two characters and from its initials', () => {
    for (const { text } of index.all()) {
      const typed = /^(?:\P{Script=Han}*\p{Script=Han}){2}/u.exec(text)?.[0] ?? '';
      const byText = index.complete({ kind: 'han', text: typed }, 10_000);
      assert.ok(
        byText.some(({ phrase }) => phrase.text === text),
        text,
      );
      const letters = pinyinKeys(text).initials;
      const byLetters = index.complete({ kind: 'letters', text: letters }, 10_000);
      assert.ok(
        byLetters.some(({ phrase }) => phrase.text === text),
        letters,
      );
    }
  });

  test('a phrase that has been typed whole is not offered again', () => {
    for (const { text } of index.all()) {
      const found = index.complete({ kind: 'han', text }, 50);
      assert.ok(!found.some(({ phrase }) => phrase.text === text), text);
    }
  });

  test('what is offered begins with what was typed', () => {
    for (const { text } of index.all().slice(0, 300)) {
      const piece = `各级党组织要${text.slice(0, 3)}`;
      for (const { phrase, typedLength, kind } of index.complete(
        { kind: 'han', text: piece },
        50,
      )) {
        assert.ok(kind === 'fuzzy' || phrase.text.startsWith(piece.slice(-typedLength)));
        assert.ok(typedLength >= 2 && typedLength <= piece.length);
      }
    }
  });
});

suite('PhraseIndex: Han characters', () => {
  test('the longest end that begins a phrase comes first, then the order of worth', () => {
    const index = indexOf('不忘初心', '党组织书记', '组织不忘根本', SLOGAN);
    assert.deepEqual(rows(index, 'han', '各级党组织不忘'), [
      '组织不忘根本 prefix 4',
      '不忘初心 prefix 2',
      `${SLOGAN} prefix 2`,
    ]);
  });

  test('a single character opens no list', () => {
    assert.deepEqual(rows(indexOf(SLOGAN), 'han', '不'), []);
    assert.deepEqual(rows(indexOf(SLOGAN), 'han', ''), []);
    assert.deepEqual(rows(indexOf(SLOGAN), 'han', '、'), []);
  });

  test('marks inside what was typed count', () => {
    const index = indexOf('让信息多跑路，让群众少跑腿', '“强富美高”新江苏', SLOGAN);
    assert.deepEqual(rows(index, 'han', '要让信息多跑路，让'), [
      '让信息多跑路，让群众少跑腿 prefix 8',
    ]);
    assert.deepEqual(rows(index, 'han', '建设“强富'), ['“强富美高”新江苏 prefix 3']);
    assert.deepEqual(rows(index, 'han', '不忘初心、'), [`${SLOGAN} prefix 5`]);
  });

  test('no more than the limit', () => {
    const index = indexOf(...Array.from({ length: 30 }, (_, i) => `不忘${'初'.repeat(i + 2)}`));
    assert.equal(rows(index, 'han', '不忘', 7).length, 7);
    assert.equal(rows(index, 'letters', 'bw', 7).length, 7);
    assert.equal(rows(index, 'han', '不忘', 0).length, 0);
  });

  test('a near miss needs three characters and is offered only where nothing fits', () => {
    const index = indexOf(SLOGAN, '不忘出路');
    assert.deepEqual(rows(index, 'han', '不忘出'), ['不忘出路 prefix 3']);
    assert.deepEqual(rows(indexOf(SLOGAN), 'han', '不妄'), []);
    assert.deepEqual(rows(indexOf(SLOGAN), 'han', '不忘出心'), [`${SLOGAN} fuzzy 4`]);
    assert.deepEqual(rows(indexOf(SLOGAN), 'han', '乡村振兴'), []);
  });
});

suite('PhraseIndex: letters', () => {
  test('initials before whole syllables, in the order of worth', () => {
    const index = indexOf('把握大局', '不爱', SLOGAN, '八项规定');
    assert.deepEqual(rows(index, 'letters', 'b'), [
      '把握大局 pinyin 1',
      '不爱 pinyin 1',
      `${SLOGAN} pinyin 1`,
      '八项规定 pinyin 1',
    ]);
    assert.deepEqual(rows(index, 'letters', 'bwd'), ['把握大局 pinyin 3']);
    assert.deepEqual(rows(index, 'letters', 'baxiang'), ['八项规定 pinyin 7']);
  });

  test('whole syllables need three letters', () => {
    assert.deepEqual(rows(indexOf('八项规定'), 'letters', 'ba'), []);
    assert.deepEqual(rows(indexOf('八项规定'), 'letters', 'bax'), ['八项规定 pinyin 3']);
  });

  test('one wrong letter is forgiven from four on', () => {
    assert.deepEqual(rows(indexOf(SLOGAN), 'letters', 'bwcxl'), [`${SLOGAN} pinyin 5`]);
    assert.deepEqual(rows(indexOf(SLOGAN), 'letters', 'bwzxl'), [`${SLOGAN} fuzzy 5`]);
    assert.deepEqual(rows(indexOf(SLOGAN), 'letters', 'bwz'), []);
    assert.deepEqual(rows(indexOf(SLOGAN), 'letters', 'xyzt'), []);
  });

  test('an empty index completes nothing', () => {
    assert.equal(indexOf().size, 0);
    assert.deepEqual(rows(indexOf(), 'letters', 'bwcx'), []);
    assert.deepEqual(rows(indexOf(), 'han', '不忘初'), []);
  });
});
