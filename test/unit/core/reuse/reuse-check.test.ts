import assert from 'node:assert/strict';
import type { ReuseAnswer, ReuseQuestion } from '../../../../src/core/reuse/reuse';
import { checkReuse } from '../../../../src/core/reuse/reuse-check';
import { StockPhrases } from '../../../../src/core/reuse/stock-phrases';
import { readBundled, toSpeech } from '../../support-core/library';

const SOURCE =
  '同志们：\n过去一年，我们顶住压力、迎难而上，把老城区十二条背街小巷的雨污管网全部翻修了一遍。' +
  '群众说，下雨天出门再也不用蹚水了。\n下一步，要把河道两岸的违章棚屋逐户清退，给百姓还一条清水走廊。';
const COPIED = '把老城区十二条背街小巷的雨污管网全部翻修了一遍';
const FOREIGN = '春天的果园里开满了白色的梨花，孩子们提着竹篮从山坡上跑下来，笑声惊起一群麻雀。';

function check(
  text: string,
  {
    sources = [SOURCE],
    common = [] as string[],
    ...rest
  }: Partial<ReuseQuestion> & {
    sources?: string[];
    common?: string[];
  } = {},
): ReuseAnswer {
  const question = { text, minimumLength: 13, except: [], stock: [], others: [], ...rest };
  const library = sources.map((source, i) => toSpeech(source, `speech-${i}`));
  const steps = checkReuse(question, library, new StockPhrases(common));
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      return value;
    }
  }
}

/** The stretches with their degrees, as they stand in the draft. */
function found(text: string, answer: ReuseAnswer): [string, string][] {
  return answer.stretches.map(({ start, end, degree }) => [degree, text.slice(start, end)]);
}

suite('reuse check', () => {
  test('finds a sentence that was taken over, with its place in the source', () => {
    const text = `${FOREIGN}\n${COPIED}，很好。`;
    const answer = check(text);
    assert.deepEqual(found(text, answer), [['verbatim', COPIED]]);
    const [source] = answer.stretches[0]?.sources ?? [];
    assert.equal(source?.speechId, 'speech-0');
    assert.equal(source?.changes, 0);
    assert.equal(SOURCE.slice(source?.start, source?.end), COPIED);
    assert.equal(source?.text, COPIED);
    assert.equal(text.slice(source?.inDraft.start, source?.inDraft.end), COPIED);
    assert.equal(answer.stretches[0]?.length, COPIED.length);
  });

  test('does not stumble over moved commas, broken lines, other widths and other line ends', () => {
    const text = `${FOREIGN}\r\n把老城区、十二条\r\n背街小巷的雨污管网，全部翻修了一遍！`;
    const answer = check(text);
    assert.deepEqual(found(text, answer), [
      ['verbatim', '把老城区、十二条\r\n背街小巷的雨污管网，全部翻修了一遍'],
    ]);
  });

  for (const [what, written] of [
    ['another word', '把老城区十三条背街小巷的雨污管网全部翻新了一遍'],
    ['words put in', '把老城区的十二条背街小巷的雨污管网都全部翻修了一遍'],
    ['words left out', '把老城区十二条小巷的雨污管网翻修了一遍'],
  ] as const) {
    test(`finds a sentence with ${what}`, () => {
      const text = `${FOREIGN}${written}。${FOREIGN}`;
      const answer = check(text);
      assert.equal(answer.stretches.length, 1);
      assert.equal(answer.stretches[0]?.degree, 'near');
      assert.equal(found(text, answer)[0]?.[1], written);
      assert.equal(answer.stretches[0]?.sources[0].text, COPIED);
    });
  }

  test('takes two pieces of one source with a clause between them for one stretch', () => {
    const text =
      `${FOREIGN}我们顶住压力、迎难而上，把老城区十二条背街小巷的雨污管网全部翻修了一遍。` +
      '大家都看在眼里，群众说，下雨天出门再也不用蹚水了。';
    assert.equal(check(text).stretches.length, 1);
  });

  test('says nothing of what is shorter than the setting', () => {
    const text = `${FOREIGN}背街小巷的雨污管网全部翻修${FOREIGN}`;
    assert.deepEqual(check(text, { minimumLength: 14 }).stretches, []);
    assert.equal(check(text, { minimumLength: 13 }).stretches.length, 1);
    assert.equal(
      check(`${FOREIGN}十二条背街小巷${FOREIGN}`, { minimumLength: 6 }).stretches.length,
      1,
    );
  });

  test('counts a number and a word in letters as one 字', () => {
    const source = '2024年1234567890123456789项PPP项目开工';
    const text = `${FOREIGN}${source}${FOREIGN}`;
    assert.deepEqual(check(text, { sources: [source] }).stretches, []);
    assert.equal(check(text, { sources: [source], minimumLength: 9 }).stretches[0]?.length, 9);
  });

  test('does not take stock phrases for copying, alone or in a row, and counts them apart', () => {
    const phrases = ['以习近平同志为核心的党中央坚强领导', '不忘初心、牢记使命'];
    const text = `${FOREIGN}在以习近平同志为核心的党中央坚强领导下，不忘初心，牢记使命。`;
    const sources = [`在以习近平同志为核心的党中央坚强领导下，不忘初心、牢记使命。${SOURCE}`];
    for (const options of [{ common: phrases }, { stock: phrases }]) {
      const answer = check(text, { sources, ...options });
      assert.deepEqual(answer.stretches, []);
      assert.equal(answer.figures.stock, 17 + 8);
      assert.equal(answer.figures.verbatim, 0);
    }
    assert.equal(check(text, { sources }).stretches.length, 1);
  });

  test('reports a copy round a stock phrase, whose 字 are not counted as copied', () => {
    const text = `${FOREIGN}${COPIED}`;
    const answer = check(text, { common: ['背街小巷'] });
    assert.equal(answer.stretches[0]?.stock, 4);
    assert.equal(answer.figures.verbatim, COPIED.length - 4);
    assert.equal(answer.figures.stock, 4);
    assert.deepEqual(check(text, { common: ['十二条背街小巷的雨污管网'] }).stretches, []);
  });

  test('counts apart what stands in quotation marks', () => {
    for (const quoted of [`“${COPIED}”`, `《${COPIED}》`, `「${COPIED}」`]) {
      const text = `${FOREIGN}习近平总书记强调，${quoted}，这是要求。`;
      const answer = check(text);
      assert.deepEqual(found(text, answer), [['quoted', COPIED]]);
      assert.equal(answer.figures.quoted, COPIED.length);
      assert.equal(answer.figures.verbatim, 0);
    }
    const open = `${FOREIGN}习近平总书记强调，“${COPIED}。\n${FOREIGN}”`;
    assert.equal(check(open).stretches[0]?.degree, 'verbatim', 'a mark that nobody closes');
  });

  test('has the sentence round a quotation for a copy when it was taken over too', () => {
    const sentence = `镇党委书记在现场会上动情地讲，“${COPIED}”，台下响起了掌声`;
    const text = `${FOREIGN}${sentence}。`;
    const answer = check(text, { sources: [`${sentence}。`] });
    assert.equal(answer.stretches[0]?.degree, 'verbatim');
    assert.equal(answer.figures.quoted, COPIED.length);
    assert.equal(answer.figures.verbatim, sentence.replace(/[，“”]/gu, '').length - COPIED.length);
  });

  test('leaves out the front matter', () => {
    const text = `---\ntitle: ${COPIED}\n---\n${FOREIGN}`;
    const answer = check(text);
    assert.deepEqual(answer.stretches, []);
    assert.equal(answer.figures.total, FOREIGN.replace(/[，。]/gu, '').length);
  });

  test('does not take a draft for its own source', () => {
    const own = { sources: [SOURCE, `另一篇里也写着：${COPIED}。`], except: ['speech-0'] };
    const answer = check(SOURCE, own);
    assert.deepEqual(found(SOURCE, answer), [['verbatim', COPIED]]);
    assert.equal(answer.stretches[0]?.sources[0].speechId, 'speech-1');
    assert.equal(answer.texts, 1);
    assert.deepEqual(check(SOURCE, { except: ['speech-0'] }).stretches, []);
  });

  test('compares with other texts too and counts those that cannot be read', () => {
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    const others = [
      {
        id: '/旧稿/去年.md',
        name: '去年',
        bytes: encode(`---\r\ndate: 2020\r\n---\r\n我们${COPIED}。`),
      },
      { id: '/旧稿/坏.txt', name: '坏', bytes: new Uint8Array([0xff, 0xfe, 0x80]) },
      { id: '/旧稿/空.txt', name: '空', bytes: encode(' \n') },
    ];
    const twice = [...others, { id: 'speech-0', name: '', bytes: encode(COPIED) }];
    const text = `${FOREIGN}${COPIED}`;
    const answer = check(text, { sources: [FOREIGN.slice(0, 9)], others: twice });
    const [source] = answer.stretches[0]?.sources ?? [];
    assert.equal(source?.speechId, '/旧稿/去年.md');
    assert.equal(source?.isOther, true);
    assert.equal(source?.date, '2020');
    assert.equal(source?.start, 2);
    assert.equal(answer.stretches[0]?.sourceCount, 1);
    assert.deepEqual([answer.texts, answer.unread], [2, 2]);
  });

  for (const [what, head] of [
    ['a date in words', '---\ndate: 2024年3月5日\n---\n'],
    ['a rule at the top', '---\n\n'],
    ['a paragraph between rules', '---\n同志们\n---\n'],
  ] as const) {
    test(`compares with a text that begins with ${what}`, () => {
      const bytes = new TextEncoder().encode(`${head}我们${COPIED}。`);
      const others = [{ id: '/旧稿.md', name: '旧稿', bytes }];
      const answer = check(`${FOREIGN}${COPIED}`, { sources: [], others });
      assert.deepEqual([answer.texts, answer.unread], [1, 0]);
      const [source] = answer.stretches[0]?.sources ?? [];
      assert.equal(source?.text, COPIED);
      assert.equal(source?.start, head.length + 2);
      assert.equal(source?.date, undefined);
    });
  }

  test('a text without a word after its front matter is none', () => {
    const bytes = new TextEncoder().encode('---\ntitle: 空\n---\n');
    const answer = check(COPIED, { sources: [], others: [{ id: '/空.md', name: '空', bytes }] });
    assert.deepEqual([answer.texts, answer.unread], [0, 1]);
  });

  test('a report that was saved is no text to compare with', () => {
    assert.deepEqual(check(COPIED, { sources: [`# 雷同检查：旧稿\n\n- ${COPIED}`] }).stretches, []);
  });

  test('names the sources of one stretch, the nearest first, each text once', () => {
    const changed = COPIED.replace('全部', '统统');
    const sources = [`${changed}。${changed}。`, `${COPIED}。`, FOREIGN.slice(0, 8)];
    const text = `我们${COPIED}。`;
    const answer = check(text, { sources });
    assert.deepEqual(
      answer.stretches.map((stretch) => [
        stretch.sourceCount,
        stretch.sources.map(({ speechId, changes }) => [speechId, changes > 0]),
      ]),
      [
        [
          2,
          [
            ['speech-1', false],
            ['speech-0', true],
          ],
        ],
      ],
    );
  });

  test('gives sections their shares, and the whole draft its own', () => {
    const text =
      `${FOREIGN}\n一、旧事\n我们${COPIED}。\n` +
      `（一）街巷\n${FOREIGN}\n（二）河道\n下一步，要把河道两岸的违章棚屋逐户清退，给百姓还一条清水走廊。\n` +
      `二、新事\n${FOREIGN}`;
    const { sections, figures } = check(text);
    assert.deepEqual(
      sections.map(({ heading, depth, verbatim }) => [heading, depth, verbatim]),
      [
        [undefined, 0, 0],
        ['一、旧事', 0, 23 + 28],
        ['（一）街巷', 1, 0],
        ['（二）河道', 1, 28],
        ['二、新事', 0, 0],
      ],
    );
    assert.equal(figures.verbatim, 51);
    const outer = sections.filter(({ depth }) => depth === 0);
    assert.equal(
      outer.reduce((sum, { total }) => sum + total, 0),
      figures.total,
    );
  });

  test('names the texts that have most in common with the draft', () => {
    const { heaviest } = check(`${FOREIGN}${SOURCE}`, { sources: [COPIED, SOURCE] });
    assert.deepEqual(
      heaviest.map(({ speechId, characters }) => [speechId, characters > 60]),
      [
        ['speech-1', true],
        ['speech-0', false],
      ],
    );
  });

  test('keeps characters whole that UTF-16 has in two halves', () => {
    const source = '𠮷野家的老师傅教我们把𠮷字写得端端正正一笔不苟𠮷';
    // 𠮷 and 𠮶 share their first half.
    const text = `${FOREIGN}𠮶野家的老师傅教我们把𠮷字写得端端正正一笔不苟𠮶${FOREIGN}`;
    const [stretch] = check(text, { sources: [source] }).stretches;
    const words = text.slice(stretch?.start, stretch?.end);
    assert.ok(words.includes('野家的老师傅教我们把𠮷字写得端端正正一笔不苟'));
    assert.doesNotMatch(words, /^[\udc00-\udfff]|[\ud800-\udbff]$/);
    assert.doesNotMatch(stretch?.sources[0].text ?? '', /^[\udc00-\udfff]|[\ud800-\udbff]$/);
  });

  test('has no finding in an empty draft, and none without a library', () => {
    for (const text of ['', ' \r\n', '---\ntitle: 空\n---\n', '，。！']) {
      const answer = check(text);
      assert.deepEqual(answer.stretches, []);
      assert.equal(answer.figures.total, 0);
    }
    assert.deepEqual(check(COPIED, { sources: [] }).stretches, []);
  });

  test('ends soon where a draft and a text repeat one character', () => {
    const text = '甲'.repeat(20_000);
    const answer = check(text, { sources: ['甲'.repeat(100_000)] });
    assert.equal(answer.figures.verbatim, 20_000);
  });

  test('finds a speech in itself, whole', () => {
    const speech = readBundled('2020-county-party-building-appraisal');
    const answer = check(speech.text, { sources: [speech.text] });
    const { total, verbatim, near, quoted } = answer.figures;
    assert.equal(near, 0);
    assert.equal(verbatim + quoted, total);
    assert.equal(answer.stretches.length, 1);
  });
});
