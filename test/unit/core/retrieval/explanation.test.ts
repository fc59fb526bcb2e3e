import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain } from '../../../../src/core/retrieval/explanation';
import type { Query } from '../../../../src/core/retrieval/query';
import { prose } from '../../support-core/prose';

function queryOf(text: string, ...words: string[]): Query {
  return { text, words: new Set(words), weights: new Map(), selfScore: 1 };
}

/** What is marked, as [stretch, kind]. */
function marked(query: Query, passage: string, related: Record<string, string> = {}) {
  const { shared } = explain(query, new Map(Object.entries(related)), passage);
  return shared.map(({ start, end, kind }) => [passage.slice(start, end), kind]);
}

suite('explain', () => {
  test('long stretches, then words, then their relatives', () => {
    const query = queryOf('要优化营商环境，让老百姓办事不跑腿', '优化', '环境', '办事', '跑腿');
    const passage = '持续优化营商环境，方便群众办事，少跑腿。';
    assert.deepEqual(marked(query, passage, { 群众: '老百姓' }), [
      ['优化营商环境', 'phrase'],
      ['群众', 'related'],
      ['办事', 'word'],
      ['跑腿', 'word'],
    ]);
  });

  test('a relative is told with the word it stands for, where it is marked', () => {
    const related = new Map([
      ['群众', '老百姓'],
      ['百姓', '老百姓'],
    ]);
    const { related: found } = explain(queryOf('老百姓'), related, '为群众办实事');
    assert.deepEqual(found, [{ asked: '老百姓', found: '群众' }]);
  });

  test('a stretch reaches over marks and ends with a character', () => {
    const query = queryOf('不忘初心、牢记使命，');
    assert.deepEqual(marked(query, '要不忘初心、牢记使命，永远奋斗'), [
      ['不忘初心、牢记使命', 'phrase'],
    ]);
  });

  test('stretches are in order, do not overlap, and are of both texts', () => {
    fc.assert(
      fc.property(prose, prose, (text, passage) => {
        const { shared } = explain(queryOf(text, '党建', '是'), new Map([['要', '是']]), passage);
        let end = 0;
        for (const stretch of shared) {
          assert.ok(stretch.start >= end && stretch.end > stretch.start);
          end = stretch.end;
          const found = passage.slice(stretch.start, stretch.end);
          if (stretch.kind === 'phrase') {
            assert.ok(text.includes(found), found);
          }
        }
        assert.ok(end <= passage.length);
      }),
    );
  });
});
