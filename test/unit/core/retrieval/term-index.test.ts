import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TermIndex } from '../../../../src/core/retrieval/term-index';
import { SEGMENT_SIZE } from '../../../../src/core/retrieval/term-segment';
import { termsOfWord } from '../../../../src/core/retrieval/terms';

const CHARACTERS = [...'党建工作作风务实为民服'];

const text = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 30 })
  .map((units) => units.join(''));

function indexOf(texts: readonly string[]): TermIndex {
  return TermIndex.build(texts.map((body) => ({ text: body, headings: '', about: '' })));
}

function weightsOf(...words: string[]): Map<number, number> {
  return new Map(words.flatMap((word) => termsOfWord(word).map((key) => [key, 1] as const)));
}

function search(index: TermIndex, weights: Map<number, number>, limit: number, mask?: Uint8Array) {
  const scores = index.startSearch();
  scores.add(weights);
  return scores.best(limit, mask);
}

suite('TermIndex', () => {
  test('counts the passages of every term', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, (texts, probe) => {
        const index = indexOf(texts);
        assert.equal(index.size, texts.length);
        const word = probe.slice(0, 2);
        for (const key of termsOfWord(word)) {
          assert.equal(index.count(key), texts.filter((body) => body.includes(word)).length);
        }
      }),
    );
  });

  test('finds exactly the passages that hold a term, best first, ties in order', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), text, (texts, probe) => {
        const word = probe.slice(0, 2);
        const ranked = search(indexOf(texts), weightsOf(word), texts.length);
        const holding = texts.flatMap((body, i) => (body.includes(word) ? [i] : []));
        assert.deepEqual(
          ranked.map(({ passage }) => passage).sort((a, b) => a - b),
          holding,
        );
        ranked.forEach(({ score, passage }, i) => {
          const next = ranked[i + 1];
          const isInOrder =
            next === undefined ||
            score > next.score ||
            (score === next.score && passage < next.passage);
          assert.ok(isInOrder);
        });
      }),
    );
  });

  test('the few best are the first of all', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 40 }),
        text,
        fc.integer({ min: 1, max: 9 }),
        (texts, probe, limit) => {
          const index = indexOf(texts);
          const all = search(index, weightsOf(probe), texts.length);
          assert.deepEqual(search(index, weightsOf(probe), limit), all.slice(0, limit));
        },
      ),
    );
  });

  test('a term counts more often, in a shorter passage, and in the text more than above it', () => {
    const index = TermIndex.build([
      { text: '作风作风，还要务实', headings: '', about: '' },
      { text: '作风，还要务实为民', headings: '', about: '' },
      { text: '作风，还要务实为民，再说一些别的事情', headings: '', about: '' },
      { text: '还要务实为民服务', headings: '作风', about: '' },
      { text: '还要务实为民服务', headings: '', about: '作风' },
    ]);
    assert.deepEqual(
      search(index, weightsOf('作风'), 9).map(({ passage }) => passage),
      [0, 1, 2, 3, 4],
    );
  });

  test('a second addition goes on from the first', () => {
    const index = indexOf(['作风务实', '作风', '务实']);
    const scores = index.startSearch();
    scores.add(weightsOf('作风'));
    scores.add(weightsOf('务实'));
    const both = new Map([...weightsOf('作风'), ...weightsOf('务实')]);
    assert.deepEqual(scores.best(3), search(index, both, 3));
  });

  test('only what is admitted is found', () => {
    const index = indexOf(['作风', '作风', '作风']);
    const found = search(index, weightsOf('作风'), 3, Uint8Array.from([0, 1, 0]));
    assert.deepEqual(
      found.map(({ passage }) => passage),
      [1],
    );
  });

  test('passages of later segments have their own numbers', () => {
    const texts = Array.from({ length: SEGMENT_SIZE + 2 }, (_, i) => ({
      text: i === 5 || i === SEGMENT_SIZE + 1 ? '作风务实' : '党建',
      headings: '',
      about: '',
    }));
    const index = TermIndex.build(texts);
    assert.equal(index.count(termsOfWord('作风')[0] ?? 0), 2);
    assert.deepEqual(
      search(index, weightsOf('作风'), 9).map(({ passage }) => passage),
      [5, SEGMENT_SIZE + 1],
    );
  });

  test('of many passages, what a quarter of them holds is counted and not searched', () => {
    const texts = Array.from({ length: 5000 }, (_, i) => ({
      text: i % 2 === 0 ? '作风务实' : '党建',
      headings: '',
      about: '',
    }));
    const index = TermIndex.build(texts);
    assert.equal(index.count(termsOfWord('作风')[0] ?? 0), 2500);
    assert.deepEqual(search(index, weightsOf('作风'), 9), []);
  });

  test('an empty index finds nothing', () => {
    assert.deepEqual(search(indexOf([]), weightsOf('作风'), 3), []);
  });
});

suite('TermIndex: a large library', () => {
  test('a common term counts nowhere, also in a segment too small to leave it out', () => {
    const body = (text: string) => ({ text, headings: '', about: '' });
    const texts = Array.from({ length: SEGMENT_SIZE + 9 }, (_, i) =>
      body(i % 2 === 0 ? '作风务实' : '党建'),
    );
    const index = TermIndex.build(texts);
    assert.equal(index.rarity(termsOfWord('作风')[0] ?? 0), 0);
    assert.ok(index.rarity(termsOfWord('服务')[0] ?? 0) > 0);
  });
});
