import assert from 'node:assert/strict';
import { minePhrases } from '../../../../src/core/phrases/mining';
import { ProvenanceIndex } from '../../../../src/core/provenance/provenance-index';
import { OccurrenceIndex } from '../../../../src/core/retrieval/occurrence-index';
import { parseSpeech, type Speech } from '../../../../src/core/speech/speech';
import { createFallbackSegmenter } from '../../../../src/core/text/segmenter';
import { countIn, loadJieba, readAllBundled } from '../../support-core/library';

const SLOGAN = '不忘初心、牢记使命';

function dated(id: string, date: string | undefined, text: string): Speech {
  const file = `---\ntitle: 讲话${id}\ndate: ${date ?? ''}\n---\n${text}\n`;
  return parseSpeech(id, Buffer.from(file));
}

function indexOf(speeches: readonly Speech[], segmenter = createFallbackSegmenter()) {
  const occurrences = new OccurrenceIndex(speeches);
  const phrases = minePhrases(speeches, segmenter, occurrences);
  return new ProvenanceIndex({ speeches, phrases, occurrences, segmenter });
}

suite('ProvenanceIndex', () => {
  test('the first and the last dated use come first, then others in library order', () => {
    const text = `我们要把${SLOGAN}作为主题。`;
    const index = indexOf([
      dated('a', undefined, text),
      dated('b', '2020', text),
      dated('c', '2018-05-01', text),
      dated('d', '2021-07', text),
      dated('e', '2019', text),
    ]);
    const found = index.around({ text: SLOGAN, offset: 2, limit: 4 });
    assert.equal(found?.first?.use.speechId, 'c');
    assert.equal(found?.first?.isSure, true);
    assert.equal(found?.last?.use.speechId, 'd');
    assert.deepEqual(
      found?.others.map(({ speechId }) => speechId),
      ['a', 'b'],
    );
    const { earliest, all } = index.uses(SLOGAN, 9);
    assert.equal(earliest?.speech.speechId, 'c');
    assert.equal(all.length, 5);
    // Behind four lines of front matter, 我们要把 before it.
    assert.deepEqual(earliest?.from, { line: 4, character: 4 });
    assert.deepEqual(earliest?.to, { line: 4, character: 13 });
  });

  test('of a single dated use there is no last beside the first', () => {
    const index = indexOf([
      dated('a', '2020', `要${SLOGAN}。`),
      dated('b', undefined, `要${SLOGAN}。`),
    ]);
    const found = index.around({ text: SLOGAN, offset: 2, limit: 3 });
    assert.equal(found?.first?.use.speechId, 'a');
    assert.equal(found?.last, undefined);
  });

  test('when none is dated, nothing is the earliest', () => {
    const index = indexOf([dated('a', undefined, SLOGAN), dated('b', undefined, SLOGAN)]);
    assert.equal(index.uses(SLOGAN, 9).earliest, undefined);
    assert.equal(index.card(SLOGAN)?.first, undefined);
  });

  test('one speech with many places keeps no other from having its first', () => {
    const speeches = ['a', 'b', 'c'].map((id) => dated(id, undefined, `要${SLOGAN}。`.repeat(5)));
    const { all, firsts } = indexOf(speeches).uses(SLOGAN, 2);
    assert.deepEqual(
      all.map(({ speech }) => speech.speechId),
      ['a', 'a'],
    );
    assert.deepEqual(
      firsts.map(({ speech, from }) => [speech.speechId, from.character]),
      [
        ['a', 1],
        ['b', 1],
      ],
    );
  });

  test('a text over several lines is placed on them', () => {
    const index = indexOf([dated('a', '2020', '同志们：\n大家好。\n开会。')]);
    const [use] = index.uses('们：\n大家好。\n开', 9).all;
    assert.deepEqual(
      [use?.from, use?.to],
      [
        { line: 4, character: 2 },
        { line: 6, character: 1 },
      ],
    );
  });

  test('a card lists speeches in the order of time, of very many the ends, the undated behind', () => {
    const years = Array.from({ length: 60 }, (_, i) =>
      dated(`d${i}`, `${2020 - i}`, `要${SLOGAN}。`.repeat(7)),
    );
    const undated = Array.from({ length: 30 }, (_, i) => dated(`u${i}`, undefined, SLOGAN));
    const card = indexOf([...undated, ...years]).card(SLOGAN);
    const ids = card?.speeches.map(({ date }) => Number(date ?? 0)) ?? [];
    assert.deepEqual(
      ids.slice(0, 20),
      Array.from({ length: 20 }, (_, i) => 1961 + i),
    );
    assert.deepEqual(
      ids.slice(20, 40),
      Array.from({ length: 20 }, (_, i) => 2001 + i),
    );
    assert.deepEqual(
      ids.slice(40),
      Array.from({ length: 20 }, () => 0),
    );
    assert.equal(card?.summary.occurrences, 60 * 7 + 30);
    assert.equal(card?.speeches[0]?.occurrences, 7);
    assert.equal(card?.speeches[0]?.quotations.length, 5);
  });

  test('the neighbours of a very frequent text are read from all of the library', () => {
    const speeches = [
      dated('a', '2020', '推动发展，'.repeat(6000)),
      dated('b', '2021', '促进发展，'.repeat(6000)),
    ];
    const card = indexOf(speeches).card('发展');
    assert.equal(card?.occurrencesRead, 3000);
    assert.deepEqual(card?.before, [
      { text: '促进', count: 1500 },
      { text: '推动', count: 1500 },
    ]);
  });

  test('the card of a slogan of the bundled corpus', () => {
    const speeches = readAllBundled();
    const index = indexOf(speeches, loadJieba());
    const card = index.card(SLOGAN);
    const total = speeches.reduce((sum, { text }) => sum + countIn(text, SLOGAN), 0);
    assert.equal(card?.summary.occurrences, total);
    assert.deepEqual(card?.after[0], { text: '主题教育', count: 3 });
    assert.ok(card?.companions.some(({ text }) => text.includes('主题教育')));
    for (const { speechId, quotations } of card?.speeches ?? []) {
      const body = speeches.find(({ id }) => id === speechId)?.text ?? '';
      for (const { start, end, sentence, offsetInSentence } of quotations) {
        assert.equal(body.slice(start, end), SLOGAN);
        assert.ok(sentence.startsWith(SLOGAN, offsetInSentence));
      }
    }
    assert.equal(index.card('鲸鲨翱翔'), undefined);
    assert.equal(index.card(''), undefined);
  });
});
