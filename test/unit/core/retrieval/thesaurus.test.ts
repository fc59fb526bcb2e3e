import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseThesaurus, Thesaurus } from '../../../../src/core/retrieval/thesaurus';
import { root } from '../../support-core/library';

const ROWS = '# 说明\n\n老百姓 乡亲们: 群众 百姓\n短板 弱项:\n骗子: 诈骗\n';

suite('Thesaurus', () => {
  const thesaurus = new Thesaurus(parseThesaurus(ROWS));
  const wordsOf = (word: string) => thesaurus.relativesOf(word).map((relative) => relative.word);

  test('rows are read, comments and empty lines are not', () => {
    assert.deepEqual(parseThesaurus(ROWS), [
      { asked: ['老百姓', '乡亲们'], related: ['群众', '百姓'] },
      { asked: ['短板', '弱项'], related: [] },
      { asked: ['骗子'], related: ['诈骗'] },
    ]);
  });

  test('what is no row is named by its line', () => {
    assert.throws(() => parseThesaurus('骗子: 诈骗\n没有冒号\n'), /line 2/);
    assert.throws(() => parseThesaurus('骗子:诈骗\n'), /line 1/);
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
    const rows = new Thesaurus(parseThesaurus('百姓: 群众\n老百姓: 群众\n'));
    assert.deepEqual(rows.findWords('让老百姓和百姓'), [
      { word: '老百姓', start: 1, end: 4 },
      { word: '百姓', start: 5, end: 7 },
    ]);
    assert.deepEqual(rows.findWords(''), []);
  });

  test('the bundled file keeps its own rules', () => {
    const rows = parseThesaurus(
      readFileSync(path.join(root, 'corpus', 'thesaurus', 'words.txt'), 'utf8'),
    );
    assert.ok(rows.length > 5000);
    const WORD = /^(?:\p{Script=Han}{1,8}|[A-Za-z0-9]{2,8})$/u;
    for (const { asked, related } of rows) {
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
