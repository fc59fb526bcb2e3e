import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Phrase } from '../../../../src/core/phrases/phrase';
import { KeywordIndex } from '../../../../src/core/retrieval/keyword-index';
import type { LibraryHit } from '../../../../src/core/retrieval/library-search';
import { foldText, SpeltTexts } from '../../../../src/core/retrieval/spelt-texts';
import { pinyinKeys } from '../../../../src/core/text/pinyin';
import { readAllBundled, toSpeech } from '../../support-core/library';

const SUZHOU = `---
title: 在全市产业创新大会上的讲话
speaker: 许昆林
place: 苏州市
date: 2021-01-15
---
同志们：

一、认清形势
一是产业基础更加坚实。企业多。
二是营商环境更加优良。办事快。

二、明确任务
要推动高质量发展。
`;
const YIWU = `---
title: 在“重要窗口”建设动员会上的讲话
place: 义乌市
date: 2020-03
---
一、复工靠抢
要敢抢。

二、产业要升级
要快。
`;
const UNDATED = '没有日期的讲话\n\n我们要不忘初心。\n';

function toPhrase(text: string, occurrences: number, speechIds: readonly string[]): Phrase {
  return { text, occurrences, speechIds, quality: 1, worth: occurrences };
}

const PHRASES = [
  toPhrase('不忘初心、牢记使命', 8, ['suzhou', 'yiwu']),
  toPhrase('高质量发展', 6, ['suzhou']),
  toPhrase('不忘初心', 5, ['undated']),
  toPhrase('推动高质量发展', 4, ['yiwu']),
  toPhrase('牢记初心', 2, ['suzhou']),
  toPhrase('ＧＤＰ增长', 1, ['suzhou']),
];

const SPEECHES = [toSpeech(UNDATED, 'undated'), toSpeech(YIWU, 'yiwu'), toSpeech(SUZHOU, 'suzhou')];

const spellingOf = (phrases: readonly Phrase[]) => (phrase: number) =>
  pinyinKeys(phrases[phrase]?.text ?? '').syllables.join(' ');
const index = new KeywordIndex(SPEECHES, PHRASES, spellingOf(PHRASES));

const search = (text: string, limit = 10): readonly LibraryHit[] =>
  index.search({ text, limit }).hits;
const textsOf = (text: string): string[] => search(text).map((hit) => hit.text);
const marked = (text: string): string[][] =>
  search(text).map((hit) => hit.matches.map(({ start, end }) => hit.text.slice(start, end)));

suite('KeywordIndex', () => {
  test('without a keyword it lists the speeches, newest first and undated last', () => {
    for (const text of ['', ' 　']) {
      assert.deepEqual(textsOf(text), [
        '在全市产业创新大会上的讲话',
        '在“重要窗口”建设动员会上的讲话',
        '没有日期的讲话',
      ]);
    }
    assert.deepEqual(search('')[0], {
      kind: 'title',
      text: '在全市产业创新大会上的讲话',
      matches: [],
      isNear: false,
      speech: {
        speechId: 'suzhou',
        title: '在全市产业创新大会上的讲话',
        speaker: '许昆林',
        date: '2021-01-15',
      },
      body: undefined,
      place: '苏州市',
      occasion: undefined,
    });
  });

  test('marks alone find nothing', () => {
    for (const text of ['，', '、', '!!!', ' …… ']) {
      assert.deepEqual(index.search({ text, limit: 10 }), {
        hits: [],
        found: { title: 0, heading: 0, phrase: 0 },
      });
    }
  });

  test('characters, pinyin, initials and both mixed find the same phrase', () => {
    for (const typed of [
      '不忘初心牢记使命',
      '不忘初心、牢记使命',
      'buwangchuxinlaojishiming',
      "bu'wang'chu'xin'lao'ji'shi'ming",
      'bwcxljsm',
      '不忘cxljsm',
      'bwcx牢记使命',
      'BWCXLJSM',
    ]) {
      assert.deepEqual(textsOf(typed), ['不忘初心、牢记使命'], typed);
      assert.deepEqual(marked(typed), [['不忘初心、牢记使命']], typed);
      assert.equal(search(typed)[0]?.isNear, false, typed);
    }
  });

  test('a text equal to the keyword comes before its extensions, and those before what holds it', () => {
    assert.deepEqual(textsOf('高质量发展'), ['高质量发展', '推动高质量发展']);
    assert.deepEqual(textsOf('不忘初心'), ['不忘初心', '不忘初心、牢记使命']);
    assert.deepEqual(textsOf('chuxin'), ['不忘初心、牢记使命', '不忘初心', '牢记初心']);
    assert.deepEqual(marked('chuxin'), [['初心'], ['初心'], ['初心']]);
  });

  test('a syllable may be left unfinished at the end, and none may be left out', () => {
    assert.deepEqual(textsOf('buwangchux'), ['不忘初心', '不忘初心、牢记使命']);
    assert.deepEqual(textsOf('bwchx'), ['不忘初心', '不忘初心、牢记使命']);
    assert.deepEqual(textsOf('angchuxin'), []);
    assert.deepEqual(textsOf('bcx'), []);
  });

  test('one wrong, missing, additional or swapped character is forgiven', () => {
    for (const typed of [
      '不忘初心老记使命',
      '不忘初心牢使命',
      '不忘初心牢牢记使命',
      '不忘初心记牢使命',
    ]) {
      assert.deepEqual(textsOf(typed), ['不忘初心、牢记使命'], typed);
      assert.equal(search(typed)[0]?.isNear, true, typed);
      assert.ok(marked(typed)[0]?.join('').includes('不忘初心'), typed);
    }
    assert.deepEqual(textsOf('不望初心老记使命'), [], 'two are not');
    assert.deepEqual(textsOf('初忘不心'), [], 'two that are no neighbours are two');
    assert.deepEqual(textsOf('高质良'), ['高质量发展', '推动高质量发展']);
    assert.deepEqual(textsOf('不龘'), [], 'of two characters one wrong leaves nothing');
  });

  test('one wrong, missing, additional or swapped letter is forgiven', () => {
    for (const typed of [
      'buwanhchuxin',
      'buwngchuxin',
      'buwwangchuxin',
      'buwnagchuxin',
      'vuwangchuxin',
    ]) {
      assert.deepEqual(textsOf(typed), ['不忘初心、牢记使命', '不忘初心'], typed);
      assert.equal(search(typed)[0]?.isNear, true, typed);
    }
    for (const typed of ['bwcxlzsm', 'bwcxlsm', 'bwcxxljsm', 'bwcxjlsm']) {
      assert.deepEqual(textsOf(typed), ['不忘初心、牢记使命'], typed);
    }
    assert.deepEqual(textsOf('buwnagchuxni'), [], 'two are not');
  });

  test('a slip comes behind what fits as it is', () => {
    assert.deepEqual(textsOf('牢记初心'), ['牢记初心']);
    assert.deepEqual(textsOf('不忘初心').slice(0, 1), ['不忘初心']);
    const near = search('推动高质量发展').map(({ text, isNear }) => [text, isNear]);
    assert.deepEqual(near, [['推动高质量发展', false]]);
  });

  test('headings have the headings above them, their number and their place', () => {
    const [hit] = search('营商环境');
    assert.equal(hit?.kind, 'heading');
    assert.ok(hit?.kind === 'heading');
    assert.equal(hit.text, '二是营商环境更加优良');
    assert.equal(hit.text.slice(hit.markerLength), '营商环境更加优良');
    assert.deepEqual(hit.path, ['一、认清形势']);
    const { text } = SPEECHES[2] ?? {};
    assert.equal(text?.slice(hit.span.start, hit.span.end), '二是营商环境更加优良');
    assert.deepEqual(marked('营商环境'), [['营商环境']]);
    assert.equal(search('yshj')[0]?.text, '二是营商环境更加优良');
  });

  test('a heading begins behind its number', () => {
    assert.deepEqual(textsOf('产业'), [
      '二、产业要升级',
      '一是产业基础更加坚实',
      '在全市产业创新大会上的讲话',
    ]);
  });

  test('several keywords must all match, in what is said of the speech or above the heading too', () => {
    assert.deepEqual(textsOf('苏州 2021 产业'), [
      '在全市产业创新大会上的讲话',
      '一是产业基础更加坚实',
    ]);
    assert.deepEqual(textsOf('产业 义乌'), ['二、产业要升级']);
    assert.deepEqual(textsOf('xingshi yshj'), ['二是营商环境更加优良']);
    assert.deepEqual(textsOf('义乌 推动'), ['推动高质量发展']);
    assert.deepEqual(textsOf('初心 使命'), ['不忘初心、牢记使命']);
    assert.deepEqual(marked('初心 使命'), [['初心', '使命']]);
    assert.deepEqual(textsOf('苏州 义乌'), []);
    assert.deepEqual(textsOf('苏州 珊瑚'), []);
  });

  test('one speech must hold all that is said of it, not two of them one thing each', () => {
    assert.deepEqual(textsOf('苏州 2020 不忘'), []);
    assert.deepEqual(textsOf('苏州 2021 不忘'), ['不忘初心、牢记使命']);
  });

  test('a speech is found by speaker, place and date', () => {
    for (const typed of [
      '许昆林',
      'xukunlin',
      'xkl',
      '苏州',
      'suzhou',
      '2021-01',
      '2021年1月',
      '20210115',
    ]) {
      assert.equal(search(typed)[0]?.text, '在全市产业创新大会上的讲话', typed);
    }
  });

  test('letters and figures of any width and case are the same', () => {
    for (const typed of ['gdp', 'GDP', 'ＧＤＰ', 'gdp增长', 'gdpzz']) {
      assert.deepEqual(textsOf(typed), ['ＧＤＰ增长'], typed);
    }
    assert.deepEqual(marked('gdp'), [['ＧＤＰ']]);
  });

  test('the limit holds for each kind, and all are counted', () => {
    const { hits, found } = index.search({ text: 'c', limit: 1 });
    assert.deepEqual([...new Set(hits.map(({ kind }) => kind))].length, hits.length);
    assert.deepEqual(found.phrase, 3);
    assert.equal(index.search({ text: '', limit: 2 }).hits.length, 2);
  });

  test('the kind of the best hit comes first, at equal fit titles, headings, phrases', () => {
    const kinds = (text: string): string[] => [...new Set(search(text).map(({ kind }) => kind))];
    assert.deepEqual(kinds('不忘'), ['phrase']);
    assert.deepEqual(kinds('产业'), ['heading', 'title']);
    assert.deepEqual(kinds('苏州 2021 产业'), ['title', 'heading']);
  });

  test('phrases come in the order that they were given, at equal fit', () => {
    const phrases = ['绿色发展', '绿色经济', '绿色家园'].map((text) => toPhrase(text, 1, []));
    for (const order of [phrases, [...phrases].reverse()]) {
      const one = new KeywordIndex([], order, spellingOf(order));
      const found = one.search({ text: '绿色', limit: 9 }).hits.map(({ text }) => text);
      assert.deepEqual(
        found,
        order.map(({ text }) => text),
      );
    }
  });

  test('an empty library finds nothing', () => {
    const none = new KeywordIndex([], [], () => '');
    for (const text of ['', '不忘', 'bwcx', 'buwangchuxin', '不忘出心']) {
      assert.deepEqual(none.search({ text, limit: 9 }).hits, [], text);
    }
  });

  test('whatever is typed, nothing is thrown and every mark lies in its text', () => {
    const anyText = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'不忘初心产业bwcxuangi 2021、龘𠀀😀'), maxLength: 80 }),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        for (const hit of search(text)) {
          for (const { start, end } of hit.matches) {
            assert.ok(0 <= start && start < end && end <= hit.text.length, `${text}: ${hit.text}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('every part of a text is found, as characters, as pinyin and as initials', () => {
    const speeches = readAllBundled();
    const real = new KeywordIndex(speeches, PHRASES, spellingOf(PHRASES));
    const headings = real
      .search({ text: 'd', limit: 1000 })
      .hits.filter(({ kind }) => kind === 'heading');
    assert.ok(headings.length > 30);
    for (const heading of headings) {
      assert.ok(heading.kind === 'heading');
      const words = foldText(heading.text.slice(heading.markerLength));
      const [start, end] = [Math.floor(words.length / 3), Math.ceil((words.length * 2) / 3)];
      const spelt = new SpeltTexts([{ text: words }]);
      const syllables = [...spelt.syllables.subarray(start, end)].map(
        (n) => spelt.spellings[n] ?? '',
      );
      const typed = [words.slice(start, end)];
      if (syllables.every((syllable) => syllable !== '')) {
        typed.push(syllables.join(''), syllables.map((syllable) => syllable.charAt(0)).join(''));
      }
      for (const text of typed) {
        const found = real.search({ text, limit: 1000 }).hits;
        assert.ok(
          found.some((hit) => hit.text === heading.text && !hit.isNear),
          `${text}: ${heading.text}`,
        );
      }
    }
  });
});

suite('SpeltTexts', () => {
  test('folds what is typed', () => {
    assert.equal(foldText('“２０２１年”，GDP、Lü𠀀。'), '2021年gdplv𠀀');
  });

  test('a text with a character that has no pinyin keeps to its characters', () => {
    const texts = new SpeltTexts([{ text: '不忘𠀀' }, { text: '不忘' }]);
    assert.equal(texts.spelt(1, false), 'buwang');
    assert.equal(texts.folded(0), '不忘𠀀');
    assert.ok(
      ['', 'buwang'].includes(texts.spelt(0, false)) || texts.spelt(0, false).startsWith('buwang'),
    );
  });
});
