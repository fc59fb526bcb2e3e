import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSections, type Section } from '../../../../src/core/speech/sections';
import { readBundled } from '../../support-core/library';
import { markedProse, prose } from '../../support-core/prose';
import { flatten, type Headings, toHeadings } from '../../support-core/sections';

function headings(text: string): Headings {
  return toHeadings(findSections(text));
}

suite('findSections: levels', () => {
  test('一、→（一）→1.→（1）→①', () => {
    const text =
      '一、提高认识\n（一）形势\n1.国际\n（1）经济\n①增长\n②就业\n（2）政治\n2.国内\n（二）任务\n二、抓好落实\n';
    assert.deepEqual(headings(text), [
      '一、提高认识',
      [
        '（一）形势',
        ['1.国际', ['（1）经济', ['①增长', '②就业'], '（2）政治'], '2.国内'],
        '（二）任务',
      ],
      '二、抓好落实',
    ]);
  });

  test('half-width brackets and other marks of the same level', () => {
    assert.deepEqual(headings('1、学习\n2、落实\n'), ['1、学习', '2、落实']);
    assert.deepEqual(headings('(一)学习\n(二)落实\n'), ['(一)学习', '(二)落实']);
    assert.deepEqual(headings('1．学习\n2．落实\n'), ['1．学习', '2．落实']);
  });

  test('chapters hold sections of their own', () => {
    assert.deepEqual(headings('第一章 总则\n一、目的\n二、范围\n第二章 附则\n一、解释\n'), [
      '第一章 总则',
      ['一、目的', '二、范围'],
      '第二章 附则',
      ['一、解释'],
    ]);
  });

  test('Markdown headings nest by their depth, without their marks', () => {
    assert.deepEqual(headings('# 讲话\n## 形势\n### 国内\n## **任务**\n# 附件\n'), [
      '讲话',
      ['形势', ['国内'], '任务'],
      '附件',
    ]);
  });

  test('#话题 is no heading', () => {
    assert.deepEqual(headings('#话题\n####### 七级\n'), []);
  });

  test('a heading in Markdown holds the enumeration under it', () => {
    assert.deepEqual(headings('# 任务\n一是学习。\n二是落实。\n# 要求\n'), [
      '任务',
      ['一是学习', '二是落实'],
      '要求',
    ]);
  });

  test('bold, list and quote marks before a marker do not hide it', () => {
    assert.deepEqual(headings('**一、提高认识**\n> 二、抓好落实\n- 三、强化保障\n'), [
      '一、提高认识',
      '二、抓好落实',
      '三、强化保障',
    ]);
  });
});

suite('findSections: inside paragraphs', () => {
  test('several series in one paragraph, one inside another', () => {
    const text =
      '主要抓三件事。一是抓学习：要做到：第一，真学；第二，真用。二是抓落实。三是抓检查。\n';
    const [first, second, third, ...more] = findSections(text);
    assert.deepEqual([second?.heading, third?.heading, more], ['二是抓落实', '三是抓检查', []]);
    assert.equal(first?.heading, '一是抓学习：要做到');
    assert.deepEqual(
      first?.children.map((child) => child.heading),
      ['第一，真学', '第二，真用'],
    );
  });

  test('two enumerations after each other are two', () => {
    const text = '成绩：一是稳；二是进。问题：一是慢；二是散；三是软。\n';
    const found = findSections(text);
    assert.deepEqual(
      found.map((section) => section.marker.ordinal),
      [1, 2, 1, 2, 3],
    );
    assert.ok(found.every((section) => section.children.length === 0));
  });

  test('members after 、, and 最后 as an adverb paragraphs later', () => {
    assert.deepEqual(headings('明确了：一是功能定位、二是组建方式、三是授权机制。'), [
      '一是功能定位',
      '二是组建方式',
      '三是授权机制',
    ]);
    assert.deepEqual(headings('要做到统一、一是一、二是二。'), []);
    assert.deepEqual(headings('建设一流大学，首先要有特色。\n最后，他发表了讲话。\n'), []);
  });

  test('an enumeration that goes on in the next paragraphs', () => {
    assert.deepEqual(headings('要做到：一是学习。\n二是落实。\n三是检查。\n'), [
      '一是学习',
      '二是落实',
      '三是检查',
    ]);
  });

  test('words that number: 首先 其次 最后, 其一 其二, 一方面 另一方面, 一看 二看', () => {
    assert.deepEqual(headings('首先，要学习。其次，要落实。最后，要检查。'), [
      '首先，要学习',
      '其次，要落实',
      '最后，要检查',
    ]);
    assert.deepEqual(headings('原因有二：其一，认识不够；其二，能力不足。'), [
      '其一，认识不够',
      '其二，能力不足',
    ]);
    assert.deepEqual(headings('我们一方面要稳增长，另一方面要防风险。'), [
      '一方面要稳增长',
      '另一方面要防风险',
    ]);
    assert.deepEqual(headings('检查中，一看台账，二看现场，三看效果。'), [
      '一看台账',
      '二看现场',
      '三看效果',
    ]);
  });

  test('an enumeration under 一、 belongs to it', () => {
    const text = '一、成绩\n过去一年，一是经济稳；二是民生好。\n二、任务\n一要学。\n二要干。\n';
    assert.deepEqual(headings(text), [
      '一、成绩',
      ['一是经济稳', '二是民生好'],
      '二、任务',
      ['一要学', '二要干'],
    ]);
  });
});

suite('findSections: what is no marker', () => {
  const plain = [
    '统一要求是基础，二是补充。',
    '发展是第一要务，人才是第一资源，创新是第一动力。',
    '再次强调，首先要有决心。',
    '总投资2.5亿元，1.2万人受益。',
    '这是我们唯一是非分明的事。',
    '万一是这样，就要二话不说。',
    '总量全国第一，增速全国第二。',
    '第一时间处置，第二天上报。',
    '（2020）1号文件已经下发。',
    '十一要放假，二十要开会。',
    '丁是丁、卯是卯，“一是一、二是二”。',
    '三中全会、四中全会、五中全会。',
    '一月、二月、三月。一个、两个、三个。',
  ];
  for (const text of plain) {
    test(text, () => {
      assert.deepEqual(headings(text), []);
    });
  }

  test('pieces of a marker at the end of the text', () => {
    for (const text of ['一', '第', '（一', '第一', '1', '#', '**', '', '\n\n\n']) {
      assert.deepEqual(headings(text), [], JSON.stringify(text));
    }
  });

  test('fenced code and front matter', () => {
    const text =
      '---\ntitle: 一、甲\n---\n```\n一、乙\n# 丙\n```\n一、丁\n~~~md\n二、戊\n~~~\n二、己\n';
    assert.deepEqual(headings(text), ['一、丁', '二、己']);
  });
});

suite('findSections: code', () => {
  test('a block that is not closed goes on to the end', () => {
    assert.deepEqual(headings('一、甲\n```\n二、乙\n'), ['一、甲']);
  });
});

suite('findSections: where a section ends', () => {
  const textOf = (text: string, section: Section | undefined): string =>
    text.slice(section?.start, section?.end);

  test('at the next one of its level, the last one at the closing words', () => {
    const text = '同志们：\n一、学习\n要真学。\n二、落实\n要真干。\n同志们，出发！\n';
    const [first, second] = findSections(text);
    assert.equal(textOf(text, first), '一、学习\n要真学。');
    assert.equal(textOf(text, second), '二、落实\n要真干。');
  });

  test('clauses of one sentence end with the sentence', () => {
    const text = '要做到：一是真学；二是真干。大家要记住。\n';
    assert.deepEqual(
      findSections(text).map((section) => textOf(text, section)),
      ['一是真学；', '二是真干。'],
    );
  });

  test('a salutation begins a speech: no series goes on across it', () => {
    const text = '一、奏国歌\n二、讲话\n同志们：\n三、不是第三项\n一、学习\n二、落实\n';
    const found = findSections(text);
    assert.deepEqual(
      found.map((section) => section.heading),
      ['一、奏国歌', '二、讲话', '三、不是第三项', '一、学习', '二、落实'],
    );
    assert.ok(found.every((section) => section.children.length === 0));
  });
});

suite('findSections: headings', () => {
  const headingOf = (text: string): string | undefined => findSections(text)[0]?.heading;

  test('a long sentence is cut at a clause, or else at 40 units', () => {
    const clause = '一、坚持以人民为中心的发展思想';
    assert.equal(headingOf(`${clause}，${'不断增强群众的获得感幸福感安全感'.repeat(3)}。`), clause);
    const long = `一、${'坚持'.repeat(30)}`;
    assert.equal(headingOf(long), `${long.slice(0, 40)}…`);
  });

  test('a cut never splits a character', () => {
    const heading = headingOf(`一、学${'𠮷'.repeat(40)}`);
    assert.equal(heading, `一、学${'𠮷'.repeat(18)}…`);
  });

  test('a marker with nothing behind it is its own heading', () => {
    assert.equal(headingOf('一、\n'), '一、');
    assert.equal(headingOf('（一）'), '（一）');
    assert.equal(headingOf('# ：\n'), '#');
  });
});

function assertNested(sections: readonly Section[], within: { start: number; end: number }): void {
  let at = within.start;
  for (const section of sections) {
    assert.ok(at <= section.start && section.start < section.end && section.end <= within.end);
    assert.ok(section.start <= section.marker.start && section.headingEnd <= section.end);
    assert.ok(section.headingEnd >= section.start);
    assert.notEqual(section.heading.trim(), '');
    assertNested(section.children, section);
    at = section.end;
  }
}

suite('findSections: any text', () => {
  test('sections nest, follow each other and have headings', () => {
    fc.assert(
      fc.property(fc.oneof(markedProse, prose), (text) => {
        assertNested(findSections(text), { start: 0, end: text.length });
      }),
      { numRuns: 1000 },
    );
  });

  test('sections of a speech whose characters were shuffled in blocks', () => {
    const { text } = readBundled('2020-wujiang-appraisal-summary');
    const sentences = text.split(/(?<=[。；：，\n])/u);
    fc.assert(
      fc.property(fc.shuffledSubarray(sentences, { minLength: 60 }), (shuffled) => {
        const other = shuffled.join('');
        assertNested(findSections(other), { start: 0, end: other.length });
      }),
      { numRuns: 50 },
    );
  });

  test('no marker is a section twice', () => {
    fc.assert(
      fc.property(markedProse, (text) => {
        const starts = flatten(findSections(text)).map((section) => section.start);
        assert.deepEqual(
          [...new Set(starts)].sort((a, b) => a - b),
          starts,
        );
      }),
    );
  });
});
