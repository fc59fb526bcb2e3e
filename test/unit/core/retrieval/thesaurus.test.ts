import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Thesaurus } from '../../../../src/core/retrieval/thesaurus';
import { root } from '../../support-core/library';

const ROWS = '# 说明\n\n老百姓 乡亲们: 群众 百姓\n短板 弱项:\n骗子: 诈骗\n';

suite('Thesaurus', () => {
  const thesaurus = new Thesaurus(ROWS);
  const wordsOf = (word: string) => thesaurus.relativesOf(word).map((relative) => relative.word);

  test('rows are read, comments, empty lines and parts of words are not', () => {
    const text = '# 老百姓: 邻居\r\n\r\n老百姓: 群众\r\n百姓: 居民';
    const relatives = (word: string) =>
      new Thesaurus(text).relativesOf(word).map((relative) => relative.word);
    assert.deepEqual(relatives('老百姓'), ['群众']);
    assert.deepEqual(relatives('百姓'), ['居民']);
    assert.deepEqual(relatives('邻居'), []);
    assert.deepEqual(relatives(''), []);
    assert.deepEqual(new Thesaurus(text).findWords('邻居老百'), []);
  });

  test('a word has the relatives of all its rows, each as near as in the nearest', () => {
    const rows = new Thesaurus('堵点 痛点: 问题 难题\n短板: 弱项 问题\n问题 毛病:\n');
    const relatives = rows.relativesOf('问题');
    assert.deepEqual(
      relatives.map(({ word }) => word),
      ['毛病', '堵点', '痛点', '短板'],
    );
    assert.ok(relatives.every(({ closeness }) => closeness > 0 && closeness <= 1));
    assert.equal(rows.relativesOf('弱项')[0]?.word, '短板');
  });

  test('what is no row is named by its line', () => {
    for (const [text, line] of [
      ['骗子: 诈骗\n没有冒号\n', 2],
      ['骗子:诈骗\n', 1],
      ['# 说明\n\n骗子: 诈骗 \n', 3],
      [' 骗子: 诈骗', 1],
      ['骗子: 诈骗: 欺诈', 1],
      [': 诈骗', 1],
    ] as const) {
      assert.throws(() => new Thesaurus(text), new RegExp(`line ${line} `, 'u'), text);
    }
  });

  test('the closest answer comes first; synonyms ask for each other', () => {
    assert.deepEqual(wordsOf('老百姓'), ['群众', '百姓']);
    assert.deepEqual(wordsOf('短板'), ['弱项']);
    assert.deepEqual(wordsOf('弱项'), ['短板']);
    assert.deepEqual(wordsOf('没有'), []);
  });

  test('an answer has its askers, for less', () => {
    const [first] = thesaurus.relativesOf('诈骗');
    assert.equal(first?.word, '骗子');
    assert.ok((first?.closeness ?? 1) < (thesaurus.relativesOf('骗子')[0]?.closeness ?? 0));
  });

  test('words of a text: the longest at each place', () => {
    const rows = new Thesaurus('百姓: 群众\n老百姓: 群众\n');
    assert.deepEqual(rows.findWords('让老百姓和百姓'), [
      { word: '老百姓', start: 1, end: 4 },
      { word: '百姓', start: 5, end: 7 },
    ]);
    assert.deepEqual(rows.findWords(''), []);
  });

  test('the bundled file keeps its own rules', () => {
    const text = readFileSync(path.join(root, 'corpus', 'thesaurus', 'words.txt'), 'utf8');
    assert.ok(new Thesaurus(text).relativesOf('老百姓').length > 0);
    const rows = text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(':').map((part) => part.split(' ').filter(Boolean)));
    assert.ok(rows.length > 5000);
    const WORD = /^(?:\p{Script=Han}{1,8}|[A-Za-z0-9]{2,8})$/u;
    for (const [asked = [], related = []] of rows) {
      const words = [...asked, ...related];
      const shown = words.join(' ');
      assert.ok(
        words.every((word) => WORD.test(word)),
        shown,
      );
      assert.equal(new Set(words).size, words.length, shown);
      assert.ok(related.length > 0 || asked.length > 1, shown);
    }
  });
});
