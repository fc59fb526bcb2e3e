import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OccurrenceIndex } from '../../../../src/core/retrieval/occurrence-index';
import type { Span } from '../../../../src/core/text/spans';
import { countIn, readAllBundled, toSpeech } from '../../support-core/library';

const letters = fc
  .array(fc.constantFrom('甲', '乙', '，', '“', '”'), { minLength: 1, maxLength: 24 })
  .map((units) => units.join(''));

function indexOf(...texts: string[]): OccurrenceIndex {
  return new OccurrenceIndex(texts.map((text, i) => toSpeech(`始${text}`, `${i}`)));
}

suite('OccurrenceIndex.find', () => {
  test('names the speech and the place', () => {
    const index = indexOf('不忘初心、牢记使命', '要不忘初心');
    assert.deepEqual(index.find('不忘初心'), [
      { speechId: '0', start: 1, end: 5 },
      { speechId: '1', start: 2, end: 6 },
    ]);
    assert.equal(index.contains('牢记使命'), true);
    assert.deepEqual(index.find('忘记初心'), []);
    assert.equal(index.contains('忘记初心'), false);
  });

  test('nothing stands nowhere', () => {
    assert.deepEqual(indexOf('不忘初心').find(''), []);
    assert.deepEqual(new OccurrenceIndex([]).find('不忘初心'), []);
  });

  test('nothing reaches from one speech into the next', () => {
    const index = indexOf('牢记', '牢记');
    assert.deepEqual(index.find('记始'), []);
    assert.deepEqual(index.find('记\0'), []);
    assert.equal(index.count('牢记'), 2);
  });

  test('every UTF-16 unit is a character like any other', () => {
    const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const speech = { ...toSpeech('全'), text: units.join('') };
    const index = new OccurrenceIndex([speech]);
    for (const code of [0, 9, 0x4e00, 0xd800, 0xdfff, 0xfffe]) {
      const pair = `${units[code]}${units[code + 1]}`;
      assert.deepEqual(index.find(pair), [{ speechId: 'speech', start: code, end: code + 2 }]);
      assert.equal(index.count(`${units[code + 1]}${units[code]}`), 0);
    }
  });

  test('a library of one character, a million times', () => {
    const index = indexOf('甲'.repeat(1_000_000));
    assert.equal(index.count('甲'), 1_000_000);
    assert.equal(index.count('甲'.repeat(1000)), 999_001);
    assert.equal(index.contains('甲'.repeat(1_000_001)), false);
    const draft = '甲'.repeat(300);
    assert.deepEqual(index.longestAround(draft, { start: 0, end: 300 }, 150), {
      start: 0,
      end: 300,
    });
  });

  test('occurrences that overlap count', () => {
    assert.equal(indexOf('好好好好').find('好好').length, 3);
  });

  test('finds as many places as there are, and the text at each', () => {
    fc.assert(
      fc.property(letters, letters, letters, (a, b, text) => {
        const found = indexOf(a, b).find(text);
        assert.equal(found.length, countIn(`始${a}`, text) + countIn(`始${b}`, text));
        assert.equal(indexOf(a, b).count(text), found.length);
        assert.equal(indexOf(a, b).contains(text), found.length > 0);
        for (const { speechId, start, end } of found) {
          assert.equal(`始${speechId === '0' ? a : b}`.slice(start, end), text);
        }
      }),
    );
  });
});

const PARTNERS: Readonly<Record<string, string>> = { '“': '”', '”': '“' };

/** Marks at the edges are cut off, save quotes whose partner is inside. */
function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  const isKept = (at: number, rest: string): boolean =>
    !'，“”'.includes(text.charAt(at)) ||
    (PARTNERS[text.charAt(at)] !== undefined && rest.includes(PARTNERS[text.charAt(at)] ?? ''));
  while (
    start < end &&
    !(isKept(start, text.slice(start + 1, end)) && text.charAt(start) !== '”')
  ) {
    start++;
  }
  while (
    end > start &&
    !(isKept(end - 1, text.slice(start, end - 1)) && text.charAt(end - 1) !== '“')
  ) {
    end--;
  }
  return { start, end };
}

/** Tries every stretch. */
function longestByTrial(library: string[], text: string, within: Span, offset: number) {
  let best: Span | undefined;
  for (let start = within.start; start <= offset; start++) {
    for (let end = offset + 1; end <= within.end; end++) {
      const span = trimmed(text, { start, end });
      const isThere = library.some((body) => body.includes(text.slice(start, end)));
      const covers = span.start <= offset && offset < span.end;
      const isLonger = best === undefined || span.end - span.start > best.end - best.start;
      best = isThere && covers && isLonger ? span : best;
    }
  }
  const han = (text.slice(best?.start, best?.end).match(/\p{Script=Han}/gu) ?? []).length;
  return best !== undefined && han >= 2 ? best : undefined;
}

suite('OccurrenceIndex.longestAround', () => {
  const find = (index: OccurrenceIndex, text: string, offset: number): string | undefined => {
    const span = index.longestAround(text, { start: 0, end: text.length }, offset);
    return span && text.slice(span.start, span.end);
  };

  test('finds what the draft shares with the library', () => {
    const index = indexOf('我们要让信息多跑路，让群众少跑腿，建设服务型政府。');
    const draft = '必须让信息多跑路，让群众少跑腿，做到一网通办';
    for (let offset = 2; offset < 15; offset++) {
      assert.equal(find(index, draft, offset), '让信息多跑路，让群众少跑腿', String(offset));
    }
    assert.equal(find(index, draft, 0), undefined);
    assert.equal(find(index, draft, 17), undefined);
  });

  test('fewer than four characters are chance', () => {
    const index = indexOf('抓落实，见成效');
    assert.equal(find(index, '要抓落实', 2), undefined);
    assert.equal(find(index, '要抓落实，见', 2), '抓落实，见');
  });

  test('quotation marks and brackets stay when both are inside', () => {
    for (const quoted of [
      '“强富美高”',
      '《实施意见》',
      '（试行办法）',
      '【重点工作】',
      '〔内部资料〕',
      '「美丽乡村」',
    ]) {
      const index = indexOf(`建设${quoted}的意见`);
      assert.equal(find(index, `按照${quoted}，`, 4), quoted);
      assert.equal(find(index, `按照${quoted.slice(0, -1)}要求`, 4), quoted.slice(1, -1));
    }
  });

  test('no half of a character is at its edges', () => {
    // 𠮷 and 𠮸 have the first half in common, 𠮷 and U+20FB7 the second.
    const index = indexOf('𠮷美丽乡村建设𠮷');
    assert.equal(find(index, '𠮷美丽乡村建设𠮷', 4), '𠮷美丽乡村建设𠮷');
    assert.equal(find(index, '某美丽乡村建设𠮸', 3), '美丽乡村建设');
    assert.equal(find(index, '\u{20fb7}美丽乡村建设某', 4), '美丽乡村建设');
  });

  test('is the longest stretch of all', () => {
    fc.assert(
      fc.property(letters, letters, letters, fc.nat(), (a, b, text, at) => {
        const offset = at % text.length;
        const within = { start: 0, end: text.length };
        const found = indexOf(a, b).longestAround(text, within, offset, 2);
        assert.deepEqual(found, longestByTrial([a, b], text, within, offset));
      }),
      { numRuns: 500 },
    );
  });

  test('stays within the range that it is given', () => {
    const text = '坚持以人民为中心的发展思想';
    const index = indexOf(text);
    assert.deepEqual(index.longestAround(text, { start: 2, end: 9 }, 5), { start: 2, end: 9 });
    assert.deepEqual(index.longestAround('一一一一一', { start: 0, end: 5 }, 2), undefined);
  });

  test('a sentence of the corpus is found whole from any of its characters', () => {
    const speeches = readAllBundled();
    const index = new OccurrenceIndex(speeches);
    const sentence = '让信息多跑路，让群众少跑腿';
    assert.ok(speeches.some((speech) => speech.text.includes(sentence)));
    const draft = `某某${sentence}某某`;
    for (let offset = 2; offset < 2 + sentence.length; offset++) {
      const found = index.longestAround(draft, { start: 0, end: draft.length }, offset);
      assert.ok(found !== undefined && found.start <= 2 && found.end >= 2 + sentence.length);
    }
  });
});
