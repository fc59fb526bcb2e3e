import assert from 'node:assert/strict';
import {
  isTorn,
  isWellFormed,
  stripOuterQuotes,
} from '../../../../src/core/phrases/candidate-rules';
import { findCandidates } from '../../../../src/core/phrases/candidates';
import { readSentences } from '../../../../src/core/phrases/clause-words';
import { isName } from '../../../../src/core/phrases/names';
import { loadJieba, toSpeech } from '../../support-core/library';

const segmenter = loadJieba();
const candidatesOf = (text: string): string[] =>
  findCandidates([toSpeech(text)], segmenter).map((candidate) => candidate.text);

suite('findCandidates', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['我们要切实改进工作作风。', '改进工作作风'],
    ['坚持党要管党、全面从严治党。', '党要管党、全面从严治党'],
    ['进一步推进治理体系和治理能力现代化。', '治理体系和治理能力现代化'],
    ['经济社会发展稳中有进、稳中向好。', '稳中有进、稳中向好'],
    ['做到“让信息多跑路，让群众少跑腿”。', '让信息多跑路，让群众少跑腿'],
    ['必须持续正风肃纪。', '正风肃纪'],
    ['全县要坚持“以竹兴业、以茶富民”。', '以竹兴业、以茶富民'],
    ['我们站在高处，想在远处，干在实处。', '站在高处，想在远处，干在实处'],
  ];
  for (const [text, phrase] of cases) {
    test(`${phrase} in ${text}`, () => {
      assert.ok(candidatesOf(text).includes(phrase), candidatesOf(text).join(' | '));
    });
  }

  const pieces: readonly (readonly [string, string])[] = [
    ['以强烈的创新意识开拓进取。', '强烈的创新意识开拓进取'],
    ['坚持问题导向把握新发展理念。', '问题导向把握新发展理念'],
    ['让想干事、敢干事、干成事的人上。', '想干事、敢干事'],
    ['以奉献发展为己任、以服务人民为宗旨。', '奉献发展为己任、以服务人民为宗旨'],
    ['同志们要坚决贯彻。', '坚决贯彻'],
    ['我们心存感动，我们满满感激，我们深深感恩。', '我们满满感激，我们深深感恩'],
    ['既要抓总又要抓细。', '抓总又要抓细'],
  ];
  for (const [text, piece] of pieces) {
    test(`not ${piece} of ${text}`, () => {
      assert.ok(!candidatesOf(text).includes(piece));
    });
  }

  test('a clause of 10,000 words is read in bounded pieces', () => {
    const found = candidatesOf(`${'推进高质量发展'.repeat(5000)}。`);
    assert.ok(found.every((text) => text.length <= 60));
  });
});

suite('candidate rules', () => {
  test('what speaks of a case is no phrase', () => {
    for (const text of ['今年重点任务', '推进吴江开发区建设', '抓好xx重点工程', '这个问题很重要']) {
      assert.ok(!isWellFormed(text, segmenter.segment(text)), text);
    }
  });

  test('outer quotes go, inner ones stay', () => {
    assert.equal(stripOuterQuotes('“强富美高”'), '强富美高');
    assert.equal(stripOuterQuotes('“帽子”戴正、“票子”'), '“帽子”戴正、“票子”');
  });

  test('a stretch is torn behind a preposition when it reaches past its object', () => {
    const text = '制度优势转化为治理效能';
    const words = segmenter.segment(text);
    assert.ok(isTorn(text, words, { left: 'preposition', right: 'clause', previous: '把' }));
    assert.ok(!isTorn(text, words, { left: 'clause', right: 'clause', previous: '' }));
  });

  test('persons and places are names, ordinary words that jieba tags so are not', () => {
    const nameIn = (text: string): boolean => segmenter.segment(text).some(isName);
    for (const text of ['江苏省', '义乌市', '李克强']) {
      assert.ok(nameIn(text), text);
    }
    for (const text of [
      '文明',
      '公正',
      '城市',
      '普及',
      '弘扬',
      '习近平新时代中国特色社会主义思想',
    ]) {
      assert.ok(!nameIn(text), text);
    }
  });
});

suite('readSentences', () => {
  test('clauses tile a sentence without numbering and end marks', () => {
    const [clauses] = readSentences('一要对标中央精神，“校准”定位。”', segmenter);
    assert.deepEqual(
      clauses?.map(({ text, mark, isNumbered }) => [text, mark, isNumbered]),
      [
        ['对标中央精神', '，', true],
        ['“校准”定位”', '。', false],
      ],
    );
    for (const { text, words } of clauses ?? []) {
      assert.equal(words.map((word) => word.text).join(''), text);
    }
  });

  test('long runs of blanks and marks are read once', () => {
    const blanks = ' '.repeat(200_000);
    const clauses = readSentences(`好${blanks}好${'，'.repeat(100_000)}”。`, segmenter).flat();
    assert.ok(clauses.length > 0);
  });
});
