import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPassages } from '../../../../src/core/corpus/passages';
import { PassageIndex } from '../../../../src/core/retrieval/passage-index';
import { readAllBundled } from '../../support-core/library';

const passages = readAllBundled().flatMap((speech) =>
  findPassages(speech).map(({ start, end }) => speech.text.slice(start, end)),
);

function pairsOf(text: string): string[] {
  return (text.match(/\p{Script=Han}+|[a-z0-9]+/giu) ?? []).flatMap((run) =>
    /^[a-z0-9]/i.test(run) || run.length === 1
      ? [run.toLowerCase()]
      : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  );
}

/** BM25 as the textbook has it: k1 = 1.2, b = 0.5, idf = ln(1 + (N − n + ½) / (n + ½)). */
function rankByTextbook(texts: readonly string[], query: string) {
  const documents = texts.map(pairsOf);
  const average = documents.reduce((sum, terms) => sum + terms.length, 0) / documents.length;
  const weights = [...new Set(pairsOf(query))].map((term) => {
    const n = documents.filter((other) => other.includes(term)).length;
    return { term, idf: Math.log(1 + (documents.length - n + 0.5) / (n + 0.5)) };
  });
  const scoreOf = (terms: readonly string[]): number =>
    weights.reduce((sum, { term, idf }) => {
      const frequency = terms.filter((one) => one === term).length;
      const norm = 1.2 * (0.5 + (0.5 * terms.length) / average);
      return sum + (idf * frequency * 2.2) / (frequency + norm);
    }, 0);
  return documents
    .map((terms, document) => ({ document, raw: scoreOf(terms) }))
    .filter(({ raw }) => raw > 0)
    .sort((a, b) => b.raw - a.raw || a.document - b.document);
}

const text = fc
  .array(fc.constantFrom('党建', '工作', '落实', '，', 'PPP', '的', '2020'), { maxLength: 12 })
  .map((words) => words.join(''));

suite('PassageIndex', () => {
  test('every passage of the corpus finds itself first, with a score of 1', () => {
    const index = new PassageIndex(passages);
    assert.equal(index.size, passages.length);
    assert.ok(passages.length > 100);
    for (const [number, passage] of passages.entries()) {
      const [best, next] = index.search(passage, 2);
      assert.equal(best?.document, number, passage);
      assert.equal(best?.score, 1);
      assert.ok((next?.score ?? 0) < 1);
    }
  });

  test('a sentence finds the passage that it stands in', () => {
    const index = new PassageIndex(passages);
    const sentence = '让信息多跑路，让群众少跑腿';
    const [best] = index.search(sentence, 1);
    assert.ok(passages[best?.document ?? -1]?.includes(sentence));
  });

  test('ranks as a textbook does, on the corpus', () => {
    const index = new PassageIndex(passages);
    for (const query of [
      '不忘初心、牢记使命',
      '优化营商环境，推进“放管服”改革',
      '基层党组织书记述职评议',
    ]) {
      const expected = rankByTextbook(passages, query).slice(0, 20);
      const found = index.search(query, 20);
      assert.deepEqual(
        found.map(({ document }) => document),
        expected.map(({ document }) => document),
      );
    }
  });

  test('ranks as a textbook does, on any texts', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), text, (texts, query) => {
        const expected = rankByTextbook(texts, query);
        const found = new PassageIndex(texts).search(query, 100);
        const rounded = (raw: number | undefined): number => Math.round((raw ?? 0) * 1e9);
        const rawOf = new Map(expected.map(({ document, raw }) => [document, rounded(raw)]));
        assert.deepEqual(
          found.map(({ document }) => rawOf.get(document)),
          expected.map(({ raw }) => rounded(raw)),
        );
      }),
    );
  });

  test('scores lie in 0..1 and never rise; equals come in document order', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), text, fc.nat(9), (texts, query, limit) => {
        const found = new PassageIndex(texts).search(query, limit);
        assert.ok(found.length <= limit);
        for (const [i, { score, document }] of found.entries()) {
          const next = found[i + 1];
          assert.ok(score > 0 && score <= 1);
          assert.ok(next === undefined || next.score <= score);
          if (next !== undefined && texts[document] === texts[next.document]) {
            assert.ok(document < next.document);
          }
        }
      }),
    );
  });

  test('a text that says it more often comes before one that says it once', () => {
    const filler = '认真学习贯彻会议精神扎实推进各项工作';
    const texts = [`党建引领${filler}`, `党建引领，党建引领，党建引领${filler}`, filler];
    const found = new PassageIndex(texts).search('党建引领', 10);
    assert.deepEqual(
      found.map(({ document }) => document),
      [1, 0],
    );
  });

  test('texts that score more than the query itself keep their order', () => {
    const filler = '认真学习贯彻会议精神，扎实推进各项工作，确保取得实效';
    const texts = [`${'党建引领，'.repeat(2)}${filler}`, `${'党建引领，'.repeat(4)}${filler}`];
    const found = new PassageIndex([...texts, filler, filler, filler]).search('党建引领', 10);
    assert.deepEqual(found, [
      { document: 1, score: 1 },
      { document: 0, score: 1 },
    ]);
  });

  test('nothing is like a text without words, or in an empty index', () => {
    const index = new PassageIndex(['不忘初心', '']);
    assert.deepEqual(index.search('', 10), []);
    assert.deepEqual(index.search('，。 \n', 10), []);
    assert.deepEqual(index.search('改革', 10), []);
    assert.deepEqual(index.search('不忘初心', 0), []);
    assert.deepEqual(new PassageIndex([]).search('不忘初心', 10), []);
    assert.deepEqual(new PassageIndex(['', '']).search('不忘初心', 10), []);
  });

  test('a term that stands more often than 65,535 times is found', () => {
    const found = new PassageIndex(['好'.repeat(70_000), '坏坏']).search('好好', 10);
    assert.equal(found[0]?.document, 0);
  });
});
