import assert from 'node:assert/strict';
import { Completer } from '../../../../src/core/phrases/completer';
import type { Phrase } from '../../../../src/core/phrases/phrase';
import { findTypedPiece } from '../../../../src/core/phrases/typed-piece';
import { OccurrenceIndex } from '../../../../src/core/retrieval/occurrence-index';
import type { Speech } from '../../../../src/core/speech/speech';
import { loadJieba, toSpeech } from '../../support-core/library';

const SLOGAN = '不忘初心、牢记使命';
const COUPLET = '让信息多跑路，让群众少跑腿';
const segmenter = loadJieba();

/** A completer over some speeches, whose phrases are given. */
function completerOf(phrases: readonly string[], texts: readonly string[]): Completer {
  const speeches: Speech[] = texts.map((text, i) => toSpeech(text, `${i}`));
  const found = phrases.map((text): Phrase => {
    const holding = speeches.filter((speech) => speech.text.includes(text));
    const occurrences = holding.reduce(
      (sum, speech) => sum + speech.text.split(text).length - 1,
      0,
    );
    return { text, occurrences, speechIds: holding.map(({ id }) => id), quality: 1, worth: 1 };
  });
  const library = { speeches, concordance: new OccurrenceIndex(speeches) };
  return new Completer({ phrases: found, frames: [] }, library, segmenter);
}

interface Asked {
  readonly explicit?: boolean;
  readonly limit?: number;
  readonly accepted?: ReadonlyMap<string, number>;
}

/** The rows of the list for a draft that ends at the caret. */
function rows(completer: Completer, draft: string, asked: Asked = {}): string[] {
  const piece = findTypedPiece(draft.slice(draft.lastIndexOf('\n') + 1));
  return completer
    .complete({ piece, before: draft, limit: 50, explicit: false, ...asked })
    .map((match) => `${match.phrase.text} ${match.kind} ${match.typedLength}`);
}

suite('Completer: Han characters', () => {
  const completer = completerOf(
    [SLOGAN, '不忘初心', COUPLET, '“强富美高”新江苏', '组织生活'],
    [
      `我们要${SLOGAN}。各级干部要${SLOGAN}。`,
      `要不忘初心。${COUPLET}。${COUPLET}。`,
      `建设“强富美高”新江苏。再建“强富美高”新江苏。过组织生活，过组织生活。`,
    ],
  );

  test('a beginning of two characters anywhere in a run', () => {
    for (const before of ['', '各级党组织要', '同志们，']) {
      assert.ok(rows(completer, `${before}不忘`).includes(`${SLOGAN} prefix 2`), before);
    }
  });

  test('marks inside what was typed count', () => {
    assert.deepEqual(rows(completer, '要让信息多跑路，让'), [`${COUPLET} prefix 8`]);
    assert.deepEqual(rows(completer, '建设“强富'), ['“强富美高”新江苏 prefix 3']);
    assert.deepEqual(rows(completer, '不忘初心、'), [`${SLOGAN} prefix 5`]);
  });

  test('a phrase that has been typed whole is not offered again', () => {
    assert.deepEqual(rows(completer, `要${SLOGAN}`, { explicit: true }), []);
    assert.deepEqual(rows(completer, '要不忘初心'), [`${SLOGAN} prefix 4`]);
  });

  test('a single character opens no list, but asked for it does', () => {
    assert.deepEqual(rows(completer, '不'), []);
    assert.ok(rows(completer, '不', { explicit: true }).includes(`${SLOGAN} prefix 1`));
  });

  test('the end of a word and the beginning of the next open no list', () => {
    const across = completerOf(['心使命', '织要不忘'], ['心使命。心使命。织要不忘。织要不忘。']);
    assert.deepEqual(rows(across, '各级党组织要'), []);
    assert.deepEqual(rows(across, '各级党组织要', { explicit: true }), ['织要不忘 prefix 2']);
  });

  test('a list opens where several phrases together are a good part of what follows', () => {
    const phrases = ['加强丙方面', '加强乙方面', '加强甲方面'];
    const sentences = phrases.map((phrase) => `要${phrase}。又${phrase}。`);
    const others = ['天', '地', '人', '时', '事', '物'].map((unit) => `他加强${unit}。`);
    const together = completerOf(phrases, [sentences.join(''), others.join('')]);
    assert.equal(rows(together, '加强').length, 3);
    const alone = completerOf(phrases.slice(0, 1), [sentences.join(''), others.join('')]);
    assert.deepEqual(rows(alone, '加强'), []);
  });

  test('a near miss is offered only where nothing fits', () => {
    assert.ok(rows(completer, '不忘出心').includes(`${SLOGAN} fuzzy 4`));
    assert.deepEqual(rows(completerOf([SLOGAN, '不忘出路'], ['不忘出路。不忘出路。']), '不忘出'), [
      '不忘出路 prefix 3',
    ]);
    assert.deepEqual(rows(completer, '乡村振兴'), []);
  });

  test('no more than the limit', () => {
    assert.equal(rows(completer, '不忘', { limit: 1 }).length, 1);
    assert.equal(rows(completer, '不忘', { limit: 0 }).length, 0);
  });
});

suite('Completer: order', () => {
  test('what follows the same words comes first, then what is said more often', () => {
    const completer = completerOf(
      ['加强党的建设', '加强环境保护', '加强队伍建设'],
      [
        '要加强党的建设。要加强党的建设。要加强党的建设。',
        '节能减排，加强环境保护。',
        '干部培训，加强队伍建设。要加强队伍建设。',
      ],
    );
    const first = (draft: string): string | undefined =>
      rows(completer, draft, { explicit: true })[0];
    assert.equal(first('我们要加强'), '加强党的建设 prefix 2');
    assert.equal(first('推进节能减排，加强'), '加强环境保护 prefix 2');
    assert.equal(first('抓好干部培训，加强'), '加强队伍建设 prefix 2');
  });

  test('a phrase that always goes on stands behind the longer one until that is clear', () => {
    const completer = completerOf(
      ['以人民为中心', '以人民为中心的发展思想', '以人民为本'],
      ['要以人民为中心的发展思想。'.repeat(3), '以人民为本。'],
    );
    const order = rows(completer, '坚持以人民').map((row) => row.split(' ')[0]);
    assert.ok(order.indexOf('以人民为中心的发展思想') < order.indexOf('以人民为中心'));
    assert.deepEqual(rows(completer, '坚持以人民为中心'), ['以人民为中心的发展思想 prefix 6']);
  });

  test('what the writer took before rises', () => {
    const completer = completerOf(
      ['加强党的建设', '加强环境保护'],
      ['要加强党的建设。要加强党的建设。要加强党的建设。要加强环境保护。'],
    );
    assert.match(rows(completer, '加强')[0] ?? '', /党的建设/u);
    const accepted = new Map([['加强环境保护', 3]]);
    assert.match(rows(completer, '加强', { accepted })[0] ?? '', /环境保护/u);
  });

  test('a place that is left out counts nowhere', () => {
    const text = '加强党的建设。又说：加强环境保护。';
    const completer = completerOf(
      ['加强党的建设', '加强环境保护'],
      [text.repeat(3), '加强环境保护。'],
    );
    const speech = { speech: 1, start: 0, end: 6 };
    const question = { piece: findTypedPiece('加强'), before: '加强', limit: 9, explicit: true };
    const order = (hidden?: typeof speech) =>
      completer.complete({ ...question, hidden }).map(({ phrase }) => phrase.text);
    assert.deepEqual(order(), ['加强环境保护', '加强党的建设']);
    assert.deepEqual(order(speech), ['加强党的建设', '加强环境保护']);
  });
});

suite('Completer: letters', () => {
  const completer = completerOf(
    [SLOGAN, '把握大局', '八项规定', '绿色发展', '银行行长'],
    [`${SLOGAN}。${SLOGAN}。把握大局。八项规定。绿色发展。银行行长。`],
  );

  test('initials, syllables, and characters with letters', () => {
    for (const [typed, length] of [
      ['bwcx', 4],
      ['buwangch', 8],
      ['bwchuxin', 8],
      ['不忘cx', 4],
      ['不忘chux', 6],
      ['不忘初心、lj', 7],
    ] as const) {
      const found = rows(completer, `各级党组织要${typed}`);
      assert.equal(found[0], `${SLOGAN} pinyin ${length}`, typed);
    }
    assert.deepEqual(rows(completer, '要lvse'), ['绿色发展 pinyin 4']);
    assert.deepEqual(rows(completer, '要yhhz'), ['银行行长 pinyin 4']);
  });

  test('a single letter opens no list, but asked for it does', () => {
    assert.deepEqual(rows(completer, '要b'), []);
    assert.equal(rows(completer, '要b', { explicit: true }).length, 3);
  });

  test('one wrong letter is forgiven from four on', () => {
    assert.deepEqual(rows(completer, '要bwzx'), [`${SLOGAN} fuzzy 4`]);
    assert.deepEqual(rows(completer, '要bwz'), []);
  });
});

suite('Completer: with nothing typed', () => {
  const completer = completerOf(
    ['下面，我讲几点意见', '坚持问题导向', '提高政治站位'],
    [
      '同志们：\n下面，我讲几点意见。一是提高政治站位。二是坚持问题导向。',
      '同志们：\n下面，我讲几点意见。要提高政治站位。要坚持问题导向。',
    ],
  );
  const openers = (draft: string): string[] => rows(completer, draft, { explicit: true });

  test('what opens a paragraph or a point there', () => {
    assert.deepEqual(openers('尊敬的各位代表，同志们：\n'), ['下面，我讲几点意见 opener 0']);
    assert.deepEqual(openers('抓好三件事：三是').sort(), [
      '坚持问题导向 opener 0',
      '提高政治站位 opener 0',
    ]);
  });

  test('behind ， what goes on, then what opens a clause', () => {
    const other = completerOf([COUPLET], [`要${COUPLET}。要${COUPLET}。`]);
    const asked = rows(other, '让信息多跑路，', { explicit: true });
    assert.deepEqual(asked, [`${COUPLET} prefix 7`]);
    assert.deepEqual(rows(other, '让信息多跑路，'), []);
  });

  test('nothing inside a clause, and nothing unless asked for', () => {
    assert.deepEqual(openers('我们的工作 '), []);
    assert.deepEqual(rows(completer, '同志们：\n'), []);
  });
});

suite('Completer: continuation', () => {
  const completer = completerOf(
    [SLOGAN, COUPLET, '以习近平同志为核心的党中央', '提高政治站位', '提高服务水平'],
    [
      `要${SLOGAN}。${SLOGAN}。${SLOGAN}。${COUPLET}。`,
      '在以习近平同志为核心的党中央领导下。以习近平同志为核心的党中央。以习近平同志为核心的党中央。',
      '以习近平同志为核心的党中央。以习近平同志为核心的党中央。以习近平同志为核心的党中央。',
      '提高政治站位。提高服务水平。提高政治站位。提高服务水平。',
    ],
  );
  const goesOn = (before: string, atLeast = 0.7): string | undefined => {
    const found = completer.continuation({ before, atLeast });
    return found?.phrase.text.slice(found.typedLength);
  };

  test('behind 、 and ， inside a phrase', () => {
    assert.equal(goesOn('要不忘初心、'), '牢记使命');
    assert.equal(goesOn('我们让信息多跑路，'), '让群众少跑腿');
    assert.equal(goesOn('坚持以习近平'), '同志为核心的党中央');
  });

  test('nothing where the library goes on in several ways, or is done', () => {
    assert.equal(goesOn('要提高'), undefined);
    assert.equal(goesOn(`要${SLOGAN}`), undefined);
    assert.equal(goesOn('要不忘初心。'), undefined);
    assert.equal(goesOn('要不忘初心、', 0.99), undefined);
    assert.equal(goesOn(''), undefined);
  });
});
