import assert from 'node:assert/strict';
import {
  findCompany,
  findRelated,
  readQuery,
  wordsOfCompany,
} from '../../../../src/core/retrieval/query';
import { TermIndex } from '../../../../src/core/retrieval/term-index';
import { termsOfWord } from '../../../../src/core/retrieval/terms';
import { Thesaurus } from '../../../../src/core/retrieval/thesaurus';
import { createFallbackSegmenter } from '../../../../src/core/text/segmenter';

const TEXTS = [
  '优化营商环境，方便企业办事，压缩审批时限。',
  '优化营商环境，精简审批材料，企业满意。',
  '整治黑臭水体，加强水源地保护。',
  '压实安全责任，排查风险隐患。',
];
const index = TermIndex.build(TEXTS.map((text) => ({ text, headings: '', about: '' })));
const thesaurus = new Thesaurus('跑腿: 办事 审批 窗口\n水: 水体\n责任: 企业\n');
const tools = { index, segmenter: createFallbackSegmenter(), thesaurus };

function weightOf(weights: ReadonlyMap<number, number>, word: string): number {
  return termsOfWord(word).reduce((sum, key) => sum + (weights.get(key) ?? 0), 0);
}

suite('readQuery', () => {
  test('words count, what holds them together hardly does', () => {
    const { weights, words } = readQuery('我们怎么优化营商环境', tools);
    assert.ok(weightOf(weights, '环境') > 3 * weightOf(weights, '商环'));
    assert.ok(weightOf(weights, '环境') > weightOf(weights, '我们'));
    assert.ok(words.has('环境') && !words.has('我们') && !words.has('怎么'));
  });

  test('what is said twice counts more', () => {
    const once = readQuery('环境', tools).weights;
    const twice = readQuery('环境，环境', tools).weights;
    assert.ok(weightOf(twice, '环境') > weightOf(once, '环境'));
  });

  test('a text scores less than itself nowhere', () => {
    for (const text of TEXTS) {
      const query = readQuery(text, tools);
      const scores = index.startSearch();
      scores.add(query.weights);
      const [best] = scores.best(1);
      assert.equal(TEXTS[best?.passage ?? -1], text);
      assert.ok((best?.score ?? 0) > 0.95 * query.selfScore);
    }
  });

  test('a text without words asks for nothing', () => {
    const query = readQuery('……', tools);
    assert.equal(query.weights.size, 0);
    assert.equal(query.selfScore, 0);
  });
});

suite('findRelated', () => {
  const related = (text: string, need = 1) => findRelated(readQuery(text, tools), need, tools);

  test('only words that the library has, each with what it stands for', () => {
    assert.deepEqual(
      [...related('少跑腿').related],
      [
        ['办事', '跑腿'],
        ['审批', '跑腿'],
      ],
    );
    assert.deepEqual([...related('办事跑腿').related], [['审批', '跑腿']]);
  });

  test('a word that the library lacks is worth more trouble than one it has', () => {
    assert.ok(
      weightOf(related('跑腿').weights, '办事') > 2 * weightOf(related('责任').weights, '企业'),
    );
  });

  test('the more is found without them, the less they count', () => {
    const much = weightOf(related('跑腿', 1).weights, '办事');
    const little = weightOf(related('跑腿', 0.25).weights, '办事');
    assert.ok(Math.abs(little - much / 4) < 1e-9);
  });
});

suite('findCompany', () => {
  const best = [{ text: TEXTS[0] ?? '', score: 2 }];

  test('takes what stands in the best passages and elsewhere too', () => {
    const company = findCompany(best, index);
    assert.ok(weightOf(company, '审批') > 0);
    assert.equal(weightOf(company, '压缩'), 0);
    assert.equal(findCompany([], index).size, 0);
  });

  test('is told in words that the query does not have', () => {
    const company = findCompany(best, index);
    const query = readQuery('优化环境', tools);
    const words = wordsOfCompany([TEXTS[0] ?? ''], company, query, tools.segmenter);
    assert.ok(words.includes('审批') && words.includes('企业'), words.join());
    assert.ok(!words.includes('优化') && !words.includes('压缩'), words.join());
  });
});
