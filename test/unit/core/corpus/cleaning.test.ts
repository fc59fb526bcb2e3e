import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanText } from '../../../../src/core/corpus/cleaning';
import {
  applyCorrections,
  type Correction,
  CorrectionError,
} from '../../../../src/core/corpus/cleaning-corrections';
import { applyEdits } from '../../../../src/core/corpus/cleaning-edits';

function clean(raw: string): string {
  return cleanText(raw).text;
}

function hanOf(text: string): string {
  return (text.match(/\p{Script=Han}/gu) ?? []).join('');
}

/** Asserts `expected` for each raw text, all in one test since each is one line of a table. */
function assertTable(table: Readonly<Record<string, string>>): void {
  for (const [raw, expected] of Object.entries(table)) assert.equal(clean(raw), expected);
}

suite('cleaning: width of marks', () => {
  test('marks beside Chinese text become full-width', () => {
    assertTable({
      '昨天(1月15日),苏州市委召开会议': '昨天（1月15日），苏州市委召开会议',
      '奋力夺取“双胜利”,为建设': '奋力夺取“双胜利”，为建设',
      '习近平总书记指出:“作风问题”;怎么办?同志们!':
        '习近平总书记指出：“作风问题”；怎么办？同志们！',
      '同比增长5%,低于全省': '同比增长5%，低于全省',
      '县级市(区)(含(新)城)要落实': '县级市（区）（含（新）城）要落实',
      '协定(RCEP)签署': '协定（RCEP）签署',
      '讲几点意见.现在开会.': '讲几点意见。现在开会。',
    });
  });

  test('numbers, addresses, Latin text and markers are untouched', () => {
    for (const text of [
      '占总数的2.5%。',
      '共1,000户、3.5万人',
      '下午2:00到会，8:30—9:00报到',
      '《2019-2023年规划纲要》“1+5+7”体系',
      '见 https://example.org/a?b=1,2;c=(3) 的说明',
      '见 www.example.org/a,b?c 和正文',
      'Hello, world (really): yes; no? f(x)!',
      '他说 “Hello, world” 就走了',
      '1.围绕主题，抓好落实',
      '1)围绕主题',
      '(1)',
    ]) {
      assert.equal(hanOf(clean(text)), hanOf(text));
      assert.deepEqual(clean(text).match(/[!-~]+/g), text.match(/[!-~]+/g), text);
    }
  });

  test('a mark after an address belongs to the sentence', () => {
    assert.equal(clean('见http://a.cn/b,而不是'), '见http://a.cn/b，而不是');
  });
});

suite('cleaning: quotes and dots', () => {
  test('pairs of wrong glyphs become curly quotes', () => {
    assertTable({
      '实现‚开门红‛,突出‚深化‘三个未来’‛': '实现“开门红”，突出“深化‘三个未来’”',
      '"四个意识"和"四个自信"': '“四个意识”和“四个自信”',
      '屏幕27"大': '屏幕27"大',
      'He said "yes" twice': 'He said "yes" twice',
    });
  });

  test('rows of dots become one ellipsis', () => {
    assertTable({
      '述职。\n\n..............\n\n点评。': '述职。\n……\n点评。',
      '如此等等。。。': '如此等等……',
      'and so on... then': 'and so on... then',
    });
  });
});

suite('cleaning: spaces', () => {
  test('spaces inside Chinese text go', () => {
    assertTable({
      '切合人大工作实 际,贯彻': '切合人大工作实际，贯彻',
      '2017 年度,27 个党支部': '2017年度，27个党支部',
      '走在全国前列, 充满生机': '走在全国前列，充满生机',
      '“五个生态” ，打造': '“五个生态”，打造',
      '李　　林': '李林',
    });
  });

  test('spaces that mean something stay', () => {
    for (const text of [
      '市委召开会议 研究部署工作',
      '第一章 总则',
      '推进 GDP 核算',
      '1. 围绕主题',
      'a “b” c',
    ]) {
      assert.equal(clean(text), text);
    }
  });
});

suite('cleaning: lines', () => {
  test('line ends, bookmarks, invisible characters and empty lines go', () => {
    assert.equal(
      clean('\ufeff同志们:\r\n\r\n  [bookmark: baidusnap4]一、要学思践悟。\u200b \u00a0\n'),
      '同志们：\n一、要学思践悟。',
    );
  });

  test('pages that end in mid-sentence are joined and lose their numbers', () => {
    const filler = '全区上下坚持以服务发展为己任，工作作风持续改进。'.repeat(5);
    assert.equal(
      clean(
        `1、${filler}希望上述单\n2、位再接再厉。一、肯定成绩\n\n3、过去的一年${filler}${filler}`,
      ),
      `${filler}希望上述单位再接再厉。一、肯定成绩过去的一年${filler}${filler}`,
    );
  });

  test('a real list keeps its numbers, and so do Chinese numerals', () => {
    const list = '1、抓好春耕。\n2、抓好防汛。\n3、抓好安全。';
    assert.equal(clean(list), list);
    const short = '1、抓好春耕\n2、抓好防汛\n3、抓好安全';
    assert.equal(clean(short), short);
    const headings = '一、抓好春耕\n二、抓好防汛\n三、抓好安全';
    assert.equal(clean(headings), headings);
  });

  test('wrapped lines are joined, paragraphs and headings stay apart', () => {
    const wrapped = [
      '同志们：',
      '今天召开会议，主要任务是总结工作、',
      '分析形势、部署任务，动员全市上下进',
      '一步统一思想、坚定信心，确保全年目',
      '标任务圆满完成。下面讲两点意见。',
      '一、提高认识',
      '思想是行动的先导。要把思想和行动统',
      '一到市委决策部署上来，抓好各项工作',
      '的落实，在Hello world and hello big',
      'world里也一样，做到守土有责、守土负',
      '责、守土尽责。',
    ].join('\n\n');
    assert.deepEqual(clean(wrapped).split('\n'), [
      '同志们：',
      '今天召开会议，主要任务是总结工作、分析形势、部署任务，动员全市上下进一步统一思想、坚定信心，确保全年目标任务圆满完成。下面讲两点意见。',
      '一、提高认识',
      '思想是行动的先导。要把思想和行动统一到市委决策部署上来，抓好各项工作的落实，在Hello world and hello big world里也一样，做到守土有责、守土负责、守土尽责。',
    ]);
  });

  test('lists and poems of lines of one length are not joined', () => {
    const slogans = ['全面加强基层党建', '全面推进乡村振兴', '全面优化营商环境'].join('\n');
    assert.equal(clean(`${slogans}\n${slogans}\n${slogans}`), `${slogans}\n${slogans}\n${slogans}`);
    const items = '坚持党要管党、全面从严治党，以党的政治建设为统领；\n'.repeat(8).trim();
    assert.equal(clean(items), items);
  });

  test('furniture goes only where it is a line of its own', () => {
    const { text } = cleanText('王亭川\u2002摄\n摄影:王亭川 摄影\n扫一扫', {
      furniture: ['王亭川 摄', '扫一扫'],
    });
    assert.equal(text, '摄影：王亭川摄影');
  });
});

suite('cleaning: invariants', () => {
  const pieces = fc.constantFrom(
    ...['同志们', '𠮷', '实', '，', ',', '.', ':', '(', ')', '"', '‚', '‛', '“', '”', '...', ' '],
    ...[
      '\n',
      '\n\n',
      '\u3000',
      '1、',
      '2.5',
      '2:00',
      'Hello, world',
      'http://a.cn/,',
      '[bookmark: a]',
    ],
  );
  const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

  test('no Han character is added, lost or moved', () => {
    fc.assert(fc.property(texts, (text) => hanOf(clean(text)) === hanOf(text)));
  });

  test('no surrogate pair is split', () => {
    fc.assert(
      fc.property(texts, (text) => {
        encodeURIComponent(clean(text));
      }),
    );
  });

  test('a clean text stays as it is', () => {
    const text = '同志们：\n今天（1月15日），我们“再出发”，增长2.5%……\n一、要求\n1.抓好落实。';
    const { reports } = cleanText(text);
    assert.deepEqual(reports, []);
  });

  test('time grows with the length of the text only', () => {
    for (const unit of [
      '实 ',
      '(',
      '“,',
      '"实',
      '.',
      '‚',
      '[bookmark: ',
      '1、实\n',
      '实\n\n',
      '第一 ',
    ]) {
      const started = performance.now();
      clean(unit.repeat(20_000));
      assert.ok(performance.now() - started < 1500, `slow on ${JSON.stringify(unit)}`);
    }
  });
});

suite('cleaning: edits and corrections', () => {
  const correction: Correction = {
    kind: 'misreading',
    before: '设臵',
    after: '设置',
    why: 'OCR',
  };

  test('edits that overlap are refused', () => {
    const edit = { start: 0, end: 2, replacement: '' };
    assert.throws(() => applyEdits('实 际', [edit, { ...edit, start: 1 }]), RangeError);
    assert.throws(() => applyEdits('实', [edit]), RangeError);
  });

  test('a correction must fit exactly as often as it says', () => {
    assert.equal(applyCorrections('组织设臵', [correction]), '组织设置');
    assert.throws(() => applyCorrections('组织设置', [correction]), CorrectionError);
    assert.throws(() => applyCorrections('设臵设臵', [correction]), /should occur 1 time/);
    assert.equal(applyCorrections('设臵设臵', [{ ...correction, count: 2 }]), '设置设置');
  });
});
