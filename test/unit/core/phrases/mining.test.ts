import assert from 'node:assert/strict';
import { minePhrases } from '../../../../src/core/phrases/mining';
import type { Phrase } from '../../../../src/core/phrases/phrase';
import { OccurrenceIndex } from '../../../../src/core/retrieval/occurrence-index';
import type { Speech } from '../../../../src/core/speech/speech';
import { hanOnly } from '../../../../src/core/text/characters';
import { createFallbackSegmenter, type Segmenter } from '../../../../src/core/text/segmenter';
import { countIn, loadJieba, readAllBundled, toSpeech } from '../../support-core/library';

const speeches = readAllBundled();

function mine(texts: readonly Speech[], segmenter: Segmenter): Phrase[] {
  return minePhrases(texts, segmenter, new OccurrenceIndex(texts));
}

for (const segmenter of [loadJieba(), createFallbackSegmenter()]) {
  suite(`minePhrases with ${segmenter.name}`, () => {
    let phrases: Phrase[] = [];
    let texts = new Set<string>();

    suiteSetup(() => {
      phrases = mine(speeches, segmenter);
      texts = new Set(phrases.map((phrase) => phrase.text));
    });

    for (const text of [
      '不忘初心、牢记使命',
      '全面从严治党',
      '让信息多跑路，让群众少跑腿',
      '以习近平同志为核心的党中央',
      '强富美高',
      '治理体系和治理能力现代化',
      '争当表率、争做示范、走在前列',
    ]) {
      test(`「${text}」 is a phrase`, () => {
        assert.ok(texts.has(text));
      });
    }

    for (const text of ['核心的党中央', '体系和治理能力现代化', '的高质量发', '初心、牢记使命']) {
      test(`「${text}」 is a piece of one`, () => {
        assert.ok(!texts.has(text));
      });
    }

    test('there are thousands, none twice, each sequence of characters once', () => {
      assert.ok(phrases.length > 1000 && phrases.length < 10_000, String(phrases.length));
      assert.equal(texts.size, phrases.length);
      assert.equal(new Set(phrases.map(({ text }) => hanOnly(text))).size, phrases.length);
    });

    test('a phrase is 4–44 Han characters with 、，“”《》 and nothing else', () => {
      for (const { text } of phrases) {
        assert.match(text, /^[\p{Script=Han}、，“”《》]+$/u);
        assert.ok(hanOnly(text).length >= 4 && hanOnly(text).length <= 44, text);
        assert.match(text, /^[^、，”》].*[^、，“《]$/su);
        assert.equal(text.split('“').length, text.split('”').length, text);
        assert.equal(text.split('《').length, text.split('》').length, text);
      }
    });

    test('none is only numbering or begins with it', () => {
      for (const { text } of phrases) {
        assert.doesNotMatch(
          text,
          /^(?:[一二三四五六七八九十]+[是要]|首先|其次|[一二三四五六七八九十]+、)/u,
        );
      }
    });

    test('occurrences and speeches are those of a plain count', () => {
      for (const { text, occurrences, speechIds } of phrases) {
        const counts = speeches.map((speech) => countOf(speech.text, text));
        assert.equal(
          occurrences,
          counts.reduce((sum, count) => sum + count, 0),
          text,
        );
        const containing = speeches.filter((_, i) => (counts[i] ?? 0) > 0);
        assert.deepEqual(
          speechIds,
          containing.map((speech) => speech.id),
        );
        assert.ok(occurrences > 0);
      }
    });

    test('the most wanted come first', () => {
      for (const [i, { worth, text }] of phrases.entries()) {
        const next = phrases[i + 1];
        assert.ok(
          next === undefined || worth > next.worth || (worth === next.worth && text < next.text),
        );
      }
    });

    test('the same speeches give the same phrases', () => {
      assert.deepEqual(mine(readAllBundled(), segmenter), phrases);
    });
  });
}

/** countIn steps through every offset: too slow for thousands of phrases. */
function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    count++;
  }
  return count;
}

suite('minePhrases: small libraries', () => {
  const segmenter = createFallbackSegmenter();
  const textsOf = (...texts: string[]): string[] =>
    mine(
      texts.map((text, i) => toSpeech(text, `${i}`)),
      segmenter,
    ).map((phrase) => phrase.text);

  test('long runs of blanks are read once', () => {
    const blanks = ' '.repeat(200_000);
    assert.deepEqual(textsOf(`好${blanks}好。`), []);
  });

  test('an empty library has none', () => {
    assert.deepEqual(textsOf(), []);
    assert.deepEqual(textsOf('。！？'), []);
  });

  test('chains and couplets are phrases after a single use', () => {
    const found = textsOf('各级要争当表率、争做示范、走在前列。让信息多跑路，让群众少跑腿。');
    for (const text of ['争当表率、争做示范、走在前列', '让信息多跑路，让群众少跑腿']) {
      assert.ok(found.includes(text), text);
    }
  });

  test('redactions, numbers, letters and blanks make no phrase', () => {
    const found = textsOf(
      '以“城x行动”为抓手。坚持“263行动”不动摇。推广PPP模式经验。抓好××重点工程。落实 * 号文件。',
    );
    assert.deepEqual(
      found.filter((text) => /[^\p{Script=Han}、，“”《》]/u.test(text)),
      [],
    );
    assert.ok(!found.some((text) => /城行动|重点工程经验/.test(text)));
  });

  test('the punctuation that stands more often wins', () => {
    const found = textsOf(
      '要“不忘初心、牢记使命”。再次“不忘初心、牢记使命”。他说“不忘初心，牢记使命”。',
    );
    assert.ok(found.includes('不忘初心、牢记使命'));
    assert.ok(!found.includes('不忘初心，牢记使命'));
  });

  test('a phrase counts where it overlaps itself', () => {
    const text = '“好好学习好好学习好好学习”。“好好学习好好学习”。';
    const phrases = mine([toSpeech(text)], segmenter);
    assert.ok(phrases.length > 0);
    for (const phrase of phrases) {
      assert.equal(phrase.occurrences, countIn(text, phrase.text), phrase.text);
    }
  });
});
