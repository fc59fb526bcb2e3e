import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  askedFor,
  groupBySpeech,
  joinTouching,
  markShared,
  scoreBar,
  sharedExcerpt,
  sharedTexts,
  stillThere,
  tellingStretches,
} from '../../../../src/core/retrieval/hits';
import type { SharedStretch, SimilarPassage } from '../../../../src/core/retrieval/similar';

const LENGTHS = { most: 30, focus: 20 };

/** A text with its shared stretches in brackets: [phrase], (word), {related}. */
function marked(source: string): Pick<SimilarPassage, 'text' | 'shared'> {
  const kinds = { '[': 'phrase', '(': 'word', '{': 'related' } as const;
  let text = '';
  const shared: SharedStretch[] = [];
  for (const [, open, inner = '', plain = ''] of source.matchAll(
    /([[({])([^\])}]*)[\])}]|([^[({]+)/gu,
  )) {
    if (open !== undefined) {
      const kind = kinds[open as keyof typeof kinds];
      shared.push({ start: text.length, end: text.length + inner.length, kind });
    }
    text += inner + plain;
  }
  return { text, shared };
}

function passage(source: string, place: Partial<SimilarPassage> = {}): SimilarPassage {
  return {
    ...marked(source),
    speechId: 'a',
    title: '讲话',
    speaker: undefined,
    date: undefined,
    start: 0,
    end: marked(source).text.length,
    paragraph: 1,
    score: 0.5,
    headings: [],
    kind: 'other',
    related: [],
    copies: [],
    ...place,
  };
}

suite('scoreBar', () => {
  test('more blocks for more, one at least', () => {
    assert.equal(scoreBar(0.5, 6), '▰▰▰▱▱▱');
    assert.equal(scoreBar(0, 5), '▰▱▱▱▱');
    assert.equal(scoreBar(1, 5), '▰▰▰▰▰');
    assert.equal(scoreBar(1.2, 5), '▰▰▰▰▰');
  });
});

suite('sharedExcerpt', () => {
  test('a short passage is shown whole, on one line', () => {
    const excerpt = sharedExcerpt(marked('要[压实责任]。\n抓落实。'), LENGTHS);
    assert.equal(excerpt.text, '要压实责任。 抓落实。');
    assert.deepEqual(excerpt.shared, [{ start: 1, end: 5, kind: 'phrase' }]);
  });

  test('a long one begins with the clause that shares most', () => {
    const filler = '其他方面的工作也要统筹安排好，'.repeat(4);
    const excerpt = sharedExcerpt(marked(`(工作)${filler}坚决[压实主体责任]，${filler}`), LENGTHS);
    assert.match(excerpt.text, /^…坚决压实主体责任，.*…$/u);
    assert.deepEqual(excerpt.shared, [{ start: 3, end: 9, kind: 'phrase' }]);
  });

  test('far inside a clause it begins shortly before', () => {
    const excerpt = sharedExcerpt(
      marked(`${'甲'.repeat(40)}[压实责任]${'乙'.repeat(40)}`),
      LENGTHS,
    );
    assert.match(excerpt.text, /^…甲{5}压实责任乙+…$/u);
    assert.equal(excerpt.text.length, 32);
  });

  test('near the end it is filled from before', () => {
    const { text } = sharedExcerpt(marked(`${'甲'.repeat(60)}。[压实责任]。`), LENGTHS);
    assert.equal(text, `…${'甲'.repeat(14)}。压实责任。`);
  });

  test('what stretches say is what they are in the passage, and no rare character is cut', () => {
    const unit = fc.constantFrom('甲', '，', '\n', '𠮷', '[压实]', '(责任)', '{群众}');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 80 }), (units) => {
        const whole = marked(units.join(''));
        const { text, shared } = sharedExcerpt(whole, LENGTHS);
        assert.doesNotMatch(text, /\p{Surrogate}|\n/u);
        assert.ok(text.length <= LENGTHS.most + 3, text);
        const words = { phrase: '压实', word: '责任', related: '群众' };
        let end = 0;
        for (const stretch of shared) {
          assert.ok(stretch.start >= end && stretch.end <= text.length);
          end = stretch.end;
          assert.ok(words[stretch.kind].includes(text.slice(stretch.start, end)));
        }
        assert.ok(shared.length > 0 || whole.shared.length === 0);
      }),
    );
  });
});

suite('markShared', () => {
  test('phrases are bracketed, related words name what was asked, words beside them are left', () => {
    const related = [{ asked: '老百姓', found: '群众' }];
    const mark = (source: string) => markShared(marked(source), related);
    assert.equal(mark('要[压实责任]，为{群众}(办事)'), '要【压实责任】，为〔老百姓→群众〕办事');
    assert.equal(mark('为(群众)(办事)。'), '为【群众】【办事】。');
    assert.equal(mark('为{人民}办事'), '为【人民】办事');
    assert.equal(mark('无'), '无');
  });

  test('the telling stretches are phrases and related words, single words only without them', () => {
    const { shared } = marked('[压实责任](办事){群众}');
    assert.deepEqual(
      tellingStretches(shared).map(({ kind }) => kind),
      ['phrase', 'related'],
    );
    assert.equal(tellingStretches(marked('(办事)').shared).length, 1);
  });

  test('stretches that touch become one', () => {
    assert.deepEqual(joinTouching(marked('要[压实]{责任}，(办)事[好]').shared), [
      { start: 1, end: 5 },
      { start: 6, end: 7 },
      { start: 8, end: 9 },
    ]);
    assert.deepEqual(joinTouching([]), []);
  });

  test('askedFor and sharedTexts', () => {
    assert.equal(askedFor('群众', [{ asked: '老百姓', found: '群众' }]), '老百姓');
    assert.equal(askedFor('人民', []), undefined);
    assert.deepEqual(sharedTexts(marked('[压实][抓好](要)[压实]'), 'phrase'), ['压实', '抓好']);
  });
});

suite('hits of a search', () => {
  test('speeches come in the order of their best hits, hits in theirs', () => {
    const of = (speechId: string, start: number) => passage('要', { speechId, start });
    const groups = groupBySpeech([of('b', 1), of('a', 2), of('b', 3)]);
    assert.deepEqual(
      groups.map(({ first, hits }) => [first.speechId, hits.map(({ start }) => start)]),
      [
        ['b', [1, 3]],
        ['a', [2]],
      ],
    );
    assert.deepEqual(groupBySpeech([]), []);
  });

  test('what a library no longer has, or has elsewhere, is dropped', () => {
    const copy = { ...passage('要'), speechId: 'gone' };
    const kept = { ...passage('乙'), speechId: 'b', start: 1, end: 2 };
    // A new paragraph above it has moved it, though the text is long enough still.
    const moved = { ...kept, start: 0, end: 1 };
    const hit = passage('要抓落实', { start: 1, end: 5, copies: [copy, moved, kept] });
    const texts = new Map([
      ['a', '「要抓落实」'],
      ['b', '甲乙丙'],
    ]);
    const now = stillThere([hit, { ...hit, start: 0 }, { ...hit, speechId: 'gone' }], (id) =>
      texts.get(id),
    );
    assert.deepEqual(now, [{ ...hit, copies: [kept] }]);
  });
});
