import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { NUMBERINGS, type Numbering } from '../../../../src/core/speech/numbering';
import { type PointAt, pointAt } from '../../../../src/core/speech/section-path';
import { findSections, type Section } from '../../../../src/core/speech/sections';
import {
  convertSeries,
  insertPointAfter,
  joinIntoParagraph,
  movePoint,
  renumber,
  shiftLevel,
} from '../../../../src/core/speech/structure-edits';
import { applyEdits } from '../../../../src/core/text/text-edit';

function at(text: string, words: string): PointAt {
  const found = pointAt(findSections(text), text.indexOf(words));
  assert.ok(found, `no point at ${words}`);
  return found;
}

function numbering(form: string): Numbering {
  const found = NUMBERINGS.find((one) => one.form === form);
  assert.ok(found);
  return found;
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

/** A paragraph of points inside one another's sentence, or paragraphs of points, with their texts. */
const clauses = fc.array(
  fc
    .stringMatching(/^[抓学干带头落实作风纪律理论基层]{2,6}$/u)
    .filter((text) => !text.startsWith('是')),
  { minLength: 2, maxLength: 4 },
);
const NUMERALS = ['一', '二', '三', '四'];
const drafts = fc
  .record({
    texts: clauses,
    style: fc.constantFrom('prose', 'sentences', 'paragraphs', 'layout'),
    lead: fc.constantFrom('', '下面讲几点：', '我们要统一思想。'),
  })
  .map(({ texts, style, lead }) => {
    if (style === 'prose') {
      const points = texts.map((text, i) => `${NUMERALS[i]}是${text}`);
      return { text: `${lead || '主要是：'}${points.join('；')}。再往下说。\n`, words: texts };
    }
    if (style === 'sentences') {
      const points = texts.map((text, i) => `${NUMERALS[i]}要${text}，不松劲。要常抓。`);
      return { text: `${lead || '为此，要做到。'}${points.join('')}\n`, words: texts };
    }
    const mark = style === 'layout' ? '、' : '是';
    const points = texts.map((text, i) => `${NUMERALS[i]}${mark}${text}。要常抓不懈。`);
    return { text: `${lead}\n${points.join('\n')}\n`, words: texts };
  });

suite('structure edits', () => {
  suite('renumbering', () => {
    test('a repeated and a missing number are mended, whatever the family', () => {
      for (const [broken, mended] of [
        ['一是甲。三是乙。三是丙。', '一是甲。二是乙。三是丙。'],
        ['一、甲\n二、乙\n二、丙\n', '一、甲\n二、乙\n三、丙\n'],
        ['（一）甲\n（三）乙\n', '（一）甲\n（二）乙\n'],
        ['1.甲\n2.乙\n2.丙\n', '1.甲\n2.乙\n3.丙\n'],
        ['首先，甲；第三，乙；第三，丙。', '首先，甲；第二，乙；第三，丙。'],
      ] as const) {
        assert.equal(applyEdits(broken, renumber(broken, findSections(broken))), mended);
      }
    });

    test('a right series is left as it is', () => {
      const text = '首先，甲；其次，乙；再次，丙；最后，丁。';
      assert.deepEqual(renumber(text, findSections(text)), []);
    });
  });

  suite('inserting a point', () => {
    test('the following points are shifted and the last hands over its full stop', () => {
      const text = '讲三点：一是甲；二是乙；三是丙。完。';
      const middle = insertPointAfter(text, at(text, '乙').points, 1);
      const last = insertPointAfter(text, at(text, '丙').points, 2);
      assert.equal(
        applyEdits(text, middle?.edits ?? []),
        '讲三点：一是甲；二是乙；三是【待补】；四是丙。完。',
      );
      assert.equal(
        applyEdits(text, last?.edits ?? []),
        '讲三点：一是甲；二是乙；三是丙；四是【待补】。完。',
      );
    });

    test('a paragraph of its own gets a paragraph after all that stands under it', () => {
      const text = '一、甲\n说甲。\n\n二、乙\n说乙。\n';
      const insertion = insertPointAfter(text, at(text, '甲').points, 0);
      assert.equal(
        applyEdits(text, insertion?.edits ?? []),
        '一、甲\n说甲。\n\n二、【待补】\n\n三、乙\n说乙。\n',
      );
    });

    test('首先 其次 最后 makes room, and a fifth word there is none', () => {
      const three = '首先，甲；其次，乙；最后，丙。';
      const four = '首先，甲；其次，乙；再次，丙；最后，丁。';
      const grown = insertPointAfter(three, at(three, '乙').points, 1);
      assert.equal(
        applyEdits(three, grown?.edits ?? []),
        '首先，甲；其次，乙；再次，【待补】；最后，丙。',
      );
      assert.equal(insertPointAfter(four, at(four, '乙').points, 1), undefined);
    });

    test('the placeholder is where it is said to be, and nothing is lost', () => {
      fc.assert(
        fc.property(drafts, fc.nat(3), ({ text, words }, choice) => {
          const point = at(text, words[choice % words.length] ?? '');
          const insertion = insertPointAfter(text, point.points, point.index);
          assert.ok(insertion);
          const after = applyEdits(text, insertion.edits);
          const { start, end } = insertion.placeholder;
          assert.equal(after.slice(start, end), '【待补】');
          assert.equal(findSections(after).length, findSections(text).length + 1);
          for (const word of words) {
            assert.ok(after.includes(word));
          }
        }),
      );
    });
  });

  suite('moving a point', () => {
    test('goes with all that stands under it, and the markers stay in order', () => {
      const text = '一、甲\n（一）子\n（二）丑\n二、乙\n说乙。\n';
      const edits = movePoint(text, at(text, '甲').points, 0, 1);
      assert.equal(applyEdits(text, edits ?? []), '一、乙\n说乙。\n二、甲\n（一）子\n（二）丑\n');
    });

    test('the mark that ends the series stays at its end', () => {
      const text = '一是甲；二是乙；三是丙。完。';
      const edits = movePoint(text, at(text, '丙').points, 2, -1);
      assert.equal(applyEdits(text, edits ?? []), '一是甲；二是丙；三是乙。完。');
    });

    test('there is no place above the first and below the last', () => {
      const text = '一是甲；二是乙。';
      const { points } = at(text, '甲');
      assert.equal(movePoint(text, points, 0, -1), undefined);
      assert.equal(movePoint(text, points, 1, 1), undefined);
    });

    test('keeps every character, and down then up is where one began', () => {
      fc.assert(
        fc.property(drafts, fc.nat(3), ({ text, words }, choice) => {
          const point = at(text, words[choice % words.length] ?? '');
          const step = point.index === 0 ? 1 : -1;
          const moved = applyEdits(text, movePoint(text, point.points, point.index, step) ?? []);
          assert.equal(sorted(moved), sorted(text));
          const again = findSections(moved);
          const back = movePoint(moved, again, point.index + step, step === 1 ? -1 : 1);
          assert.equal(applyEdits(moved, back ?? []), text);
        }),
      );
    });
  });

  suite('other numberings', () => {
    test('是 and 要 are adapted, and the comma of 第一 comes and goes', () => {
      const prose = '一是要抓学习；二是抓落实。';
      const convert = (text: string, form: string): string =>
        applyEdits(text, convertSeries(text, findSections(text), numbering(form)) ?? []);
      assert.equal(convert(prose, '一要'), '一要抓学习；二要抓落实。');
      assert.equal(convert('一要抓学习；二要抓落实。', '一是'), '一是要抓学习；二是要抓落实。');
      assert.equal(convert(prose, '第一，'), '第一，要抓学习；第二，抓落实。');
      assert.equal(convert('首先是纪律；第二是作风。', '一是'), '一是纪律；二是作风。');
      assert.equal(convert('第一，抓学习；第二，抓落实。', '一、'), '一、抓学习；二、抓落实。');
    });

    test('a numbering with too few words is refused', () => {
      const text = '一是甲；二是乙；三是丙；四是丁；五是戊。';
      assert.equal(convertSeries(text, findSections(text), numbering('首先，')), undefined);
    });

    test('levels go down and up the ladder of the standard', () => {
      const text = '一、甲\n说。\n二、乙\n';
      const down = applyEdits(text, shiftLevel(text, findSections(text), 1, undefined) ?? []);
      assert.equal(down, '（一）甲\n说。\n（二）乙\n');
      assert.equal(
        applyEdits(down, shiftLevel(down, findSections(down), -1, undefined) ?? []),
        text,
      );
      assert.equal(shiftLevel(text, findSections(text), -1, undefined), undefined);
    });

    test('points of a paragraph become paragraphs below the section that they stand in, and come back', () => {
      const text = '（一）甲\n主要是：一是子；二是丑。完。\n（二）乙\n';
      const point = at(text, '子');
      const split = applyEdits(text, shiftLevel(text, point.points, -1, point.layoutParent) ?? []);
      assert.equal(split, '（一）甲\n主要是：\n1.子。\n2.丑。\n完。\n（二）乙\n');
      const joined = joinIntoParagraph(split, at(split, '子').points, numbering('一是'));
      assert.equal(
        applyEdits(split, joined ?? []),
        '（一）甲\n主要是：\n一是子。二是丑。完。\n（二）乙\n',
      );
    });

    test('a heading gets a full stop before its text joins it', () => {
      const text = '一、提高认识\n要学习。\n二、抓好落实\n要干。\n';
      const joined = joinIntoParagraph(text, findSections(text), numbering('一是'));
      assert.equal(applyEdits(text, joined ?? []), '一是提高认识。要学习。二是抓好落实。要干。\n');
    });

    test('no conversion loses a word of any point', () => {
      fc.assert(
        fc.property(drafts, fc.constantFrom(...NUMBERINGS), ({ text, words }, target) => {
          const sections: readonly Section[] = findSections(text);
          const converted = applyEdits(text, convertSeries(text, sections, target) ?? []);
          for (const word of words) {
            assert.ok(converted.includes(word), `${word} in ${converted}`);
          }
        }),
      );
    });
  });
});

suite('structure edits in Markdown', () => {
  const text = '# 讲话\n\n## 一、提高认识\n要学。\n\n## 三、抓好落实\n要干。\n';

  test('a numbered heading is a point like any other', () => {
    const { points } = at(text, '抓好落实');
    assert.equal(
      applyEdits(text, renumber(text, points)),
      '# 讲话\n\n## 一、提高认识\n要学。\n\n## 二、抓好落实\n要干。\n',
    );
    assert.equal(
      applyEdits(text, movePoint(text, points, 0, 1) ?? []),
      '# 讲话\n\n## 一、抓好落实\n要干。\n\n## 三、提高认识\n要学。\n',
    );
    assert.equal(
      applyEdits(text, insertPointAfter(text, points, 0)?.edits ?? []),
      '# 讲话\n\n## 一、提高认识\n要学。\n\n## 二、【待补】\n\n## 三、抓好落实\n要干。\n',
    );
  });

  test('list items and bold points stay what they are', () => {
    const list = '1. 甲\n2. 乙\n';
    assert.equal(
      applyEdits(list, insertPointAfter(list, at(list, '甲').points, 0)?.edits ?? []),
      '1. 甲\n2. 【待补】\n3. 乙\n',
    );
    const bold = '**一是抓学习。**要学。\n**二是抓落实。**要干。\n';
    assert.equal(
      applyEdits(bold, insertPointAfter(bold, at(bold, '抓学习').points, 0)?.edits ?? []),
      '**一是抓学习。**要学。\n二是【待补】\n**三是抓落实。**要干。\n',
    );
    for (const unfit of [bold, '> 一是甲。\n> 二是乙。\n', '一是甲。\n- 子项。\n二是乙。\n']) {
      const { points } = at(unfit, unfit === bold ? '抓学习' : '甲');
      assert.equal(joinIntoParagraph(unfit, points, numbering('一是')), undefined, unfit);
    }
  });

  test('headings are not joined into a paragraph', () => {
    assert.equal(
      joinIntoParagraph(text, at(text, '提高认识').points, numbering('一是')),
      undefined,
    );
  });
});

suite('structure edits in drafts as they are', () => {
  test('in a CRLF draft the placeholder is where it is said to be', () => {
    const text = '一、甲\r\n正文。\r\n\r\n二、乙\r\n';
    const insertion = insertPointAfter(text, at(text, '甲').points, 0);
    assert.ok(insertion);
    const after = applyEdits(text, insertion.edits);
    assert.equal(after, '一、甲\r\n正文。\r\n\r\n二、【待补】\r\n\r\n三、乙\r\n');
    assert.equal(after.slice(insertion.placeholder.start, insertion.placeholder.end), '【待补】');
  });

  test('after the last point of a spaced series there is a blank line too', () => {
    const text = '一、甲\n\n二、乙\n';
    const insertion = insertPointAfter(text, at(text, '乙').points, 1);
    assert.equal(applyEdits(text, insertion?.edits ?? []), '一、甲\n\n二、乙\n\n三、【待补】\n');
  });

  test('the mark between two points stays between them, the last has one or not', () => {
    for (const [text, moved] of [
      ['一是甲；二是乙', '一是乙；二是甲'],
      ['一是抓学习；二是好！', '一是好；二是抓学习！'],
    ] as const) {
      const edits = movePoint(text, findSections(text), 0, 1);
      assert.equal(applyEdits(text, edits ?? []), moved);
    }
  });

  test('一方面 leaves no second comma behind', () => {
    const text = '一方面，要稳增长；另一方面，要防风险。';
    const convert = (form: string): string =>
      applyEdits(text, convertSeries(text, findSections(text), numbering(form)) ?? []);
    assert.equal(convert('第一，'), '第一，要稳增长；第二，要防风险。');
    assert.equal(convert('一要'), '一要稳增长；二要防风险。');
  });

  test('closing words do not go with the last point', () => {
    const text = '一、甲\n二、乙\n让我们一起奋斗！\n谢谢大家！\n';
    const edits = movePoint(text, at(text, '乙').points, 1, -1);
    assert.equal(applyEdits(text, edits ?? []), '一、乙\n二、甲\n让我们一起奋斗！\n谢谢大家！\n');
  });
});
