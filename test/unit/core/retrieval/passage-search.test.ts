import assert from 'node:assert/strict';
import {
  indexPassages,
  PassageSearch,
  textsOf,
} from '../../../../src/core/retrieval/passage-search';
import { Thesaurus } from '../../../../src/core/retrieval/thesaurus';
import { parseSpeech, type Speech } from '../../../../src/core/speech/speech';
import { createFallbackSegmenter } from '../../../../src/core/text/segmenter';
import { readAllBundled } from '../../support-core/library';

const THESAURUS = new Thesaurus('老百姓: 群众\n跑断腿: 办事 审批\n');

function search(speeches: readonly Speech[], thesaurus = THESAURUS): PassageSearch {
  const tools = { segmenter: createFallbackSegmenter(), thesaurus };
  return new PassageSearch(indexPassages(speeches), textsOf(speeches), tools);
}

const SERVICE =
  '深化审批制度改革，方便群众办事，让数据多跑路。窗口人员要热情周到，限时办结，一次性告知所需材料；凡是能在网上办的都在网上办，凡是能就近办的都就近办，企业和居民满意不满意，是检验这项改革的唯一标准。要完善首问负责制。';
const SAFETY =
  '压实安全生产责任，排查化解各类风险隐患。矿山、化工、消防、燃气等重点领域要逐一过筛，发现一处、整改一处、销号一处；应急预案要反复演练，值班值守不能有半点松懈，确保汛期不死人、少损失，守牢安全底线，护一方平安。';
const WATER =
  '全面推行河长制，整治黑臭水体，加强水源地保护。沿线乡镇要清理养殖网箱，拆除违章码头，雨污分流管网年内全部接通；断面水质按月通报，连续两次不达标的约谈主要负责人，让一江清水向东流，鱼翔浅底的景象重新出现。';

function speechOf(id: string, front: string, ...paragraphs: string[]): Speech {
  return parseSpeech(id, Buffer.from(`---\n${front}\n---\n${paragraphs.join('\n\n')}\n`));
}

const LIBRARY = [
  speechOf('a', 'title: 甲\nspeaker: 张三\ndate: 2018-05\ngenre: 讲话', SERVICE, SAFETY),
  speechOf('b', 'title: 乙\nspeaker: 李四\ndate: 2021\nplace: 昆山', WATER, SERVICE),
  speechOf('c', 'title: 丙', SAFETY),
];

suite('PassageSearch', () => {
  const idsOf = (answer: ReturnType<PassageSearch['similar']>) =>
    answer.passages.map(({ speechId, start }) => `${speechId}${start === 0 ? '' : '+'}`);

  test('a thought in other words finds what the library calls it', () => {
    const [found] = search(LIBRARY).similar({ text: '老百姓跑断腿', limit: 3 }).passages;
    assert.ok(found);
    assert.equal(found.text, SERVICE);
    assert.deepEqual(
      found.related.map(({ asked, found: word }) => `${asked}→${word}`).sort(),
      ['老百姓→群众', '跑断腿→办事', '跑断腿→审批'].sort(),
    );
    const none = search(LIBRARY, new Thesaurus('')).similar({ text: '老百姓跑断腿', limit: 3 });
    assert.deepEqual(none.passages, []);
  });

  test('the text itself is first, scores 1, and says what it shares', () => {
    const [found, next] = search(LIBRARY).similar({ text: WATER, limit: 3 }).passages;
    assert.equal(found?.text, WATER);
    assert.ok((found?.score ?? 0) > 0.99 && (found?.score ?? 2) <= 1);
    assert.ok((next?.score ?? 1) < 0.9);
    assert.ok(found?.shared.some(({ kind }) => kind === 'phrase'));
  });

  test('the same passage in two speeches is one hit with a copy', () => {
    const { passages } = search(LIBRARY).similar({ text: '审批制度改革 群众办事', limit: 3 });
    assert.equal(passages[0]?.speechId, 'a');
    assert.deepEqual(
      passages[0]?.copies.map(({ speechId, paragraph: number }) => [speechId, number]),
      [['b', 2]],
    );
    assert.equal(passages[0]?.copies[0]?.text, SERVICE);
  });

  test('a filter narrows by speaker, place, genre and years, and says what was searched', () => {
    const index = search(LIBRARY);
    const ask = (filter: object) => index.similar({ text: SERVICE, limit: 9, filter });
    assert.ok(idsOf(ask({ speakers: ['李四'] })).every((id) => id.startsWith('b')));
    assert.ok(idsOf(ask({ places: ['昆山'] })).every((id) => id.startsWith('b')));
    assert.ok(idsOf(ask({ genres: ['讲话'] })).every((id) => id.startsWith('a')));
    assert.ok(idsOf(ask({ fromYear: 2019 })).every((id) => id.startsWith('b')));
    assert.ok(idsOf(ask({ toYear: 2019 })).every((id) => id.startsWith('a')));
    assert.deepEqual(ask({ fromYear: 2019 }).searched, { speeches: 1, passages: 2 });
    assert.deepEqual(ask({ speakers: ['没有'] }), {
      passages: [],
      company: [],
      searched: { speeches: 0, passages: 0 },
    });
    assert.deepEqual(ask({}).searched, { speeches: 3, passages: 5 });
  });

  test('the passage of which more is asked is left out', () => {
    const index = search(LIBRARY);
    const [first] = index.similar({ text: WATER, limit: 1 }).passages;
    assert.ok(first);
    const { speechId, start, end } = first;
    const more = index.similar({ text: WATER, limit: 9, except: { speechId, start, end } });
    assert.ok(more.passages.length > 0);
    assert.ok(more.passages.every(({ text }) => text !== WATER));
  });

  test('nothing is like nothing', () => {
    for (const text of ['', '。', '  \n', '🙂']) {
      assert.deepEqual(search(LIBRARY).similar({ text, limit: 3 }).passages, []);
    }
    assert.deepEqual(search([]).similar({ text: SERVICE, limit: 3 }).passages, []);
  });

  test('choices count the passages', () => {
    const choices = search(LIBRARY).filterChoices();
    assert.deepEqual(choices.speakers, [
      { value: '张三', passages: 2 },
      { value: '李四', passages: 2 },
    ]);
    assert.deepEqual(
      choices.years.map(({ value }) => value),
      [2021, 2018],
    );
  });

  test('passages of the bundled corpus know their headings and what they do', () => {
    const index = search(readAllBundled());
    const [closing] = index.similar({ text: '让我们更加紧密地团结起来', limit: 1 }).passages;
    assert.equal(closing?.kind, 'closing');
    const [problems] = index.similar({
      text: '党委抓党建主体责任落实不到位，存在重业务轻党建的问题',
      limit: 1,
    }).passages;
    assert.equal(problems?.kind, 'problems');
    const underHeadings = index
      .similar({ text: '要抓好基层组织建设', limit: 9 })
      .passages.filter(({ headings }) => headings.length > 0);
    assert.ok(underHeadings.length > 4);
    for (const { headings, speechId } of underHeadings) {
      const speech = readAllBundled().find(({ id }) => id === speechId);
      assert.ok(headings.every((heading) => speech?.text.includes(heading)));
    }
  });
});

suite('PassageSearch: odd questions and libraries', () => {
  const bundled = readAllBundled();
  const foundBy = (index: PassageSearch, text: string) =>
    index.similar({ text, limit: 20 }).passages;

  test('a query without a word of its own is looked for as it is', () => {
    const index = search(bundled);
    for (const text of ['党', '稳', '必须', '我们要', '走在前', '提质']) {
      const found = foundBy(index, text);
      assert.ok(found.length > 0, text);
      assert.ok(found[0]?.text.includes(text.slice(0, 2)), text);
      assert.ok((found[0]?.shared.length ?? 0) > 0, text);
    }
  });

  test('letters are found in any case and width', () => {
    const index = search(bundled);
    const wanted = foundBy(index, 'GDP').map(({ start }) => start);
    assert.ok(wanted.length > 0);
    for (const text of ['gdp', 'Gdp', 'ＧＤＰ']) {
      assert.deepEqual(
        foundBy(index, text).map(({ start }) => start),
        wanted,
      );
    }
  });

  test('a text of many pages is like no passage of another speech', () => {
    const [first, ...others] = bundled;
    const [best] = foundBy(search(others), first?.text.slice(0, 4000) ?? '');
    assert.ok((best?.score ?? 1) < 0.7, `${best?.score}`);
  });

  test('many versions of one speech leave room for others', () => {
    const versions = Array.from({ length: 30 }, (_, i) => speechOf(`v${i}`, 'title: 稿', SERVICE));
    const { passages } = search([...versions, ...bundled]).similar({ text: SERVICE, limit: 3 });
    assert.equal(passages.length, 3);
    assert.equal(passages[0]?.copies.length, 29);
  });
});
