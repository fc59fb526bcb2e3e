import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Provenance, Source } from '../../../src/core/library';
import { LibraryIndex } from '../../../src/core/library-index';
import { minePhrases } from '../../../src/core/phrases/mining';
import { findTypedPiece } from '../../../src/core/phrases/typed-piece';
import { OccurrenceIndex } from '../../../src/core/retrieval/occurrence-index';
import type { Speech } from '../../../src/core/speech/speech';
import { createFallbackSegmenter } from '../../../src/core/text/segmenter';
import { countIn, loadJieba, readAllBundled, toSpeech } from '../support-core/library';

const SLOGAN = '不忘初心、牢记使命';

/** The sources of a hover, in the order in which it shows them. */
function sourcesOf({ first, last, others }: Provenance): Source[] {
  return [...[first, last].flatMap((edge) => edge?.use ?? []), ...others];
}

/** A list that was asked for, with nothing said of the place. */
const ASKED = { before: '', after: '', limit: 10, explicit: true, accepted: [] };

function indexOf(...texts: string[]): LibraryIndex {
  const speeches = texts.map((text, i) => toSpeech(text, `${i}`));
  return new LibraryIndex(speeches, createFallbackSegmenter());
}

suite('LibraryIndex: the bundled corpus', () => {
  let speeches: Speech[] = [];
  let index = indexOf();

  suiteSetup(() => {
    speeches = readAllBundled();
    index = new LibraryIndex(speeches, loadJieba());
  });

  const bodyOf = (id: string): string => speeches.find((speech) => speech.id === id)?.text ?? '';
  const totalOf = (text: string): number =>
    speeches.reduce((sum, speech) => sum + countIn(speech.text, text), 0);

  /** What must hold of the provenance of any text that the library has. */
  function assertProvenance(draft: string, offset: number): void {
    const found = index.provenance({ text: draft, offset, limit: Number.POSITIVE_INFINITY });
    assert.ok(found !== undefined, `${draft} at ${offset}`);
    const { span, text, summary } = found;
    const { occurrences } = summary;
    const sources = sourcesOf(found);
    assert.equal(summary.speeches, sources.length);
    assert.ok(span.start <= offset && offset < span.end);
    assert.equal(draft.slice(span.start, span.end), text);
    assert.equal(occurrences, totalOf(text), text);
    assert.equal(
      sources.reduce((sum, source) => sum + source.occurrences, 0),
      occurrences,
    );
    for (const source of sources) {
      const body = bodyOf(source.speechId);
      assert.equal(source.occurrences, countIn(body, text));
      assert.equal(body.slice(source.start, source.end), text);
      assert.equal(body.indexOf(text), source.start);
      assert.ok(source.sentence.startsWith(text, source.offsetInSentence), text);
      assert.ok(body.startsWith(source.sentence, source.start - source.offsetInSentence));
    }
  }

  test('sums up what it holds', () => {
    const summary = index.summary();
    assert.equal(summary.speeches, 9);
    assert.equal(summary.segmenter, 'jieba');
    assert.equal(
      summary.characters,
      speeches.reduce((sum, speech) => sum + speech.text.length, 0),
    );
    assert.ok(summary.phrases > 1000 && summary.passages > 100);
  });

  test('a slogan has its provenance at each of its characters', () => {
    for (let offset = 2; offset < 2 + SLOGAN.length; offset++) {
      const found = index.provenance({ text: `要把${SLOGAN}作为课题`, offset, limit: 3 });
      assert.equal(found?.text.includes(SLOGAN), true);
      assertProvenance(`要把${SLOGAN}作为课题`, offset);
    }
    assert.ok((index.provenance({ text: SLOGAN, offset: 0, limit: 3 })?.summary.speeches ?? 0) > 3);
  });

  test('any stretch of a speech has its provenance', () => {
    const place = fc.tuple(fc.nat(8), fc.nat(), fc.integer({ min: 8, max: 40 }), fc.nat());
    fc.assert(
      fc.property(place, ([number, at, length, point]) => {
        const body = speeches[number]?.text ?? '';
        const start = at % (body.length - length);
        const stretch = /^\p{Script=Han}{6,}/u.exec(body.slice(start, start + length))?.[0];
        fc.pre(stretch !== undefined);
        const text = stretch ?? '';
        assertProvenance(text, point % text.length);
      }),
      { numRuns: 200 },
    );
  });

  test('the hover of every mined phrase counts what stands in the texts', () => {
    const phrases = minePhrases(speeches, loadJieba(), new OccurrenceIndex(speeches));
    assert.ok(phrases.length > 1000);
    for (const { text } of phrases) {
      const found = index.provenance({ text, offset: 0, limit: 1 });
      assert.equal(found?.text, text);
      assert.equal(found?.summary.occurrences, totalOf(text), text);
    }
  });

  test('the uses of any piece of a speech are as many as stand in the texts, each at its place', () => {
    const piece = fc.tuple(fc.nat(8), fc.nat(), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(piece, ([number, at, length]) => {
        const body = speeches[number]?.text ?? '';
        const start = at % (body.length - length);
        const text = body.slice(start, start + length);
        const { all } = index.uses({ text, limit: Number.POSITIVE_INFINITY });
        assert.equal(all.length, totalOf(text), text);
        for (const { speech, from, to } of all.slice(0, 50)) {
          const file = index.speech({ speechId: speech.speechId });
          const lines = `${file?.header}${file?.text}`.split('\n').slice(from.line, to.line + 1);
          const last = (lines.at(-1) ?? '').slice(0, to.character);
          const found = [...lines.slice(0, -1), last].join('\n').slice(from.character);
          assert.equal(found, text);
        }
        assert.equal(index.uses({ text, limit: 2 }).all.length, Math.min(2, all.length));
      }),
      { numRuns: 300 },
    );
  });

  test('what the library lacks has none', () => {
    for (const text of ['床前明月光疑是地上霜', 'The quick brown fox', '，。！？', '']) {
      for (let offset = 0; offset <= text.length; offset++) {
        assert.equal(index.provenance({ text, offset, limit: 3 }), undefined, text);
      }
    }
  });

  test('similar passages are stretches of their speeches, best first', () => {
    const query = '要深化“放管服”改革，让信息多跑路，让群众少跑腿，优化营商环境。';
    const found = index.similar({ text: query, limit: 20 }).passages;
    assert.equal(found.length, 20);
    for (const [i, hit] of found.entries()) {
      const body = bodyOf(hit.speechId);
      assert.equal(hit.text, body.slice(hit.start, hit.end));
      assert.ok(hit.score > 0 && hit.score <= (found[i - 1]?.score ?? 1));
      const paragraphs = body.slice(0, hit.start + 1).split('\n');
      assert.equal(hit.paragraph, paragraphs.filter((line) => line.trim() !== '').length);
    }
    assert.deepEqual(index.similar({ text: '', limit: 10 }).passages, []);
  });

  test('a paragraph of the corpus is most like itself', () => {
    for (const speech of speeches) {
      const paragraph = speech.text
        .split('\n')
        .find((line) => line.length > 120 && line.length < 400);
      const [best] = index.similar({ text: paragraph ?? '', limit: 1 }).passages;
      assert.equal(best?.speechId, paragraph === undefined ? undefined : speech.id);
      assert.ok(paragraph === undefined || best?.text.includes(paragraph));
    }
  });

  test('a completion replaces what was typed and what of it stands behind the caret', () => {
    const complete = (line: string) => {
      const [before = '', after = ''] = line.split('|');
      const piece = findTypedPiece(before);
      assert.ok(piece !== undefined);
      const [first] = index.complete({ ...ASKED, piece, before, after });
      const kept = before.slice(0, before.length - (first?.typedLength ?? 0));
      return `${kept}${first?.text}${after.slice(first?.overlapLength)}`;
    };
    assert.equal(complete('要不忘|'), `要${SLOGAN}`);
    assert.equal(complete('要不忘|初心、牢记使命。'), `要${SLOGAN}。`);
    assert.equal(complete('要不忘|、牢记使命。'), `要${SLOGAN}。`);
    assert.equal(complete('要bwcx|'), `要${SLOGAN}`);
    assert.equal(complete('要bwcx|牢记使命。'), `要${SLOGAN}。`);
    assert.equal(complete('要不忘|，继续前进'), `要${SLOGAN}，继续前进`);
  });

  test('a completion says where it stands', () => {
    const [first] = index.complete({
      ...ASKED,
      piece: { kind: 'han', text: '不忘' },
      before: '不忘',
    });
    assert.equal(first?.text, SLOGAN);
    assert.equal(first?.filterText, SLOGAN);
    assert.equal(first?.occurrences, totalOf(SLOGAN));
    const containing = speeches.filter((speech) => speech.text.includes(SLOGAN));
    assert.equal(first?.speechCount, containing.length);
    assert.deepEqual(
      first?.speeches.map(({ speechId }) => speechId),
      containing.slice(0, 2).map(({ id }) => id),
    );
    const [letters] = index.complete({
      ...ASKED,
      piece: { kind: 'letters', text: 'bwcx' },
      before: 'bwcx',
    });
    assert.equal(letters?.filterText, 'bwcx');
  });

  test('what goes on beyond doubt is the first row, and is not there yet', () => {
    const goesOn = (before: string, after = ''): string | undefined => {
      const found = index.continuation({ ...ASKED, before, after, atLeast: 0.8 });
      return found?.phrase.slice(found.typedLength);
    };
    assert.equal(goesOn('要让信息多跑路，'), '让群众少跑腿');
    assert.equal(goesOn('要让信息多跑路，', '让群众少跑腿。'), undefined);
    assert.equal(goesOn('要不忘初心、'), '牢记使命');
    for (const speech of speeches) {
      for (const [before] of speech.text.slice(0, 3000).matchAll(/\p{Script=Han}{2,3}/gu)) {
        const found = index.continuation({ ...ASKED, before, atLeast: 0.3 });
        const piece = findTypedPiece(before);
        const [first] = index.complete({ ...ASKED, piece, before, explicit: false });
        assert.ok(!(found && first) || first.text === found.phrase, before);
      }
    }
  });

  test('frames are begun by their first word, their initials, or behind a filled slot', () => {
    const frames = ['要以改革为抓手。', '要以创新为抓手。', '要以服务为抓手。', '以项目为抓手。'];
    const small = indexOf(...frames.map((text) => text.repeat(2)));
    const offered = (before: string, explicit: boolean): string[] =>
      small
        .complete({ ...ASKED, piece: findTypedPiece(before), before, explicit })
        .filter(({ kind }) => kind === 'frame')
        .map(({ text, parts = [], typedLength }) => `${text} ${parts.join('|')} ${typedLength}`);
    assert.deepEqual(offered('今年要以', false), []);
    assert.deepEqual(offered('今年要以', true), ['以…为抓手 以|为抓手 1']);
    assert.deepEqual(offered('今年要ywzs', false), ['以…为抓手 以|为抓手 4']);
    assert.deepEqual(offered('今年要以党建为抓', false), ['以…为抓手 为抓手 2']);
    assert.deepEqual(offered('今年要以党建为抓手', true), []);
    const overlapOf = (before: string, after: string): number | undefined =>
      small
        .complete({ ...ASKED, piece: findTypedPiece(before), before, after })
        .find(({ kind }) => kind === 'frame')?.overlapLength;
    assert.equal(overlapOf('今年要以党建为抓', '手。'), 1);
    assert.equal(overlapOf('今年要以党建为', '，'), 0);
    assert.equal(overlapOf('今年要以', '为抓手'), 0);
  });

  test('frames keep their rows beside many phrases', () => {
    const frames = ['以改革为抓手', '以创新为抓手', '以服务为抓手', '以项目为抓手'];
    const phrases = [...'甲乙丙丁戊己庚辛壬癸子丑'].map((name) => `以${name}促进发展`);
    const small = indexOf(
      ...[...frames, ...phrases].map((text) => `要${text}。${text}。`.repeat(3)),
    );
    const rows = small.complete({
      ...ASKED,
      piece: findTypedPiece('今年要以'),
      before: '今年要以',
    });
    assert.equal(rows.length, ASKED.limit);
    assert.equal(rows.at(-1)?.text, '以…为抓手');
    assert.equal(rows.at(-1)?.filterText, '以…为抓手');
    assert.ok(rows.slice(0, 5).every(({ kind }) => kind !== 'frame'));
  });

  test('an example is a sentence with the phrase in it', () => {
    const example = index.example({ text: SLOGAN });
    assert.ok(example?.sentence.startsWith(SLOGAN, example.offsetInSentence));
    assert.equal(index.example({ text: '床前明月光' }), undefined);
  });

  test('a speech comes back as its file has it', () => {
    for (const { id, header, text, metadata } of speeches) {
      assert.deepEqual(index.speech({ speechId: id }), { speechId: id, header, text, metadata });
    }
    assert.equal(index.speech({ speechId: 'missing' }), undefined);
    assert.equal(index.speech({ speechId: '../README' }), undefined);
  });
});

suite('LibraryIndex: small libraries', () => {
  test('an empty library answers every question', () => {
    const index = indexOf();
    assert.deepEqual(index.summary(), {
      speeches: 0,
      passages: 0,
      phrases: 0,
      characters: 0,
      segmenter: 'Intl.Segmenter',
    });
    assert.deepEqual(index.complete({ ...ASKED, piece: { kind: 'han', text: '不忘' } }), []);
    assert.deepEqual(index.complete({ ...ASKED, piece: undefined, before: '同志们：\n' }), []);
    assert.equal(index.continuation({ ...ASKED, before: '不忘', atLeast: 0 }), undefined);
    assert.deepEqual(index.similar({ text: SLOGAN, limit: 9 }).passages, []);
    assert.equal(index.provenance({ text: SLOGAN, offset: 1, limit: 3 }), undefined);
    assert.equal(index.example({ text: SLOGAN }), undefined);
  });

  test('a phrase goes before a longer stretch that is none', () => {
    const index = indexOf(`大家都要把“${SLOGAN}”放在心上。`);
    const draft = `都要把${SLOGAN}放在心上`;
    assert.equal(index.provenance({ text: draft, offset: 5, limit: 3 })?.text, SLOGAN);
  });

  test('occurrences that overlap count, and the first of a speech is shown', () => {
    const index = indexOf('好好好好好。', '要好好好好。');
    const found = index.provenance({ text: '好好好好', offset: 0, limit: 3 });
    assert.equal(found?.summary.occurrences, 3);
    assert.deepEqual(
      found?.others.map(({ speechId, occurrences, start }) => [speechId, occurrences, start]),
      [
        ['0', 2, 0],
        ['1', 1, 1],
      ],
    );
  });

  test('the paragraph of a passage counts what is written, not empty lines', () => {
    const [a, b] = ['党建工作要抓实。'.repeat(20), '经济工作要抓好。'.repeat(20)];
    const index = indexOf(`\n\n${a}\n\n　　${b}\n`);
    const [hit] = index.similar({ text: b, limit: 1 }).passages;
    assert.equal(hit?.text, b);
    assert.equal(hit?.paragraph, 2);
  });
});
