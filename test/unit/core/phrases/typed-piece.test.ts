import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findTypedPiece } from '../../../../src/core/phrases/typed-piece';
import { prose } from '../../support-core/prose';

/** `kind text` of the piece at the end of a line, or 'none'. */
function piece(line: string): string {
  const found = findTypedPiece(line);
  return found === undefined ? 'none' : `${found.kind} ${found.text}`;
}

function assertPieces(table: readonly (readonly [string, string])[]): void {
  for (const [line, expected] of table) {
    assert.equal(piece(line), expected, JSON.stringify(line));
  }
}

suite('findTypedPiece: Han characters', () => {
  test('what stands before the caret in the sentence', () => {
    assertPieces([
      ['不忘', 'han 不忘'],
      ['不', 'han 不'],
      ['同志们。各级党组织要不忘', 'han 各级党组织要不忘'],
      ['让信息多跑路，让群众', 'han 让信息多跑路，让群众'],
      ['争当表率、', 'han 争当表率、'],
      ['建设“强富', 'han 建设“强富'],
      ['按照《意见》要求', 'han 按照《意见》要求'],
      ['问题：不忘', 'han 不忘'],
      ['成绩；不忘', 'han 不忘'],
      ['PPP模式', 'han 模式'],
      ['2020年', 'han 年'],
      ['完成 任务', 'han 任务'],
      ['# 不忘', 'han 不忘'],
      ['〇', 'han 〇'],
    ]);
  });

  test('at most 24 units', () => {
    const line = '坚持以习近平新时代中国特色社会主义思想为指导全面贯彻落实';
    assert.equal(piece(line), `han ${line.slice(-24)}`);
  });

  test('nothing after a mark, a blank or the empty beginning', () => {
    for (const line of [
      '',
      ' ',
      '　',
      '不忘，',
      '不忘。',
      '不忘；',
      '不忘：',
      '不忘“',
      '不忘”',
      '不忘 ',
      '不忘\t',
      '不忘1',
      '不忘)',
      '不忘😀'.slice(0, 3),
      '一.',
    ]) {
      assert.equal(piece(line), 'none', JSON.stringify(line));
    }
  });
});

suite('findTypedPiece: letters', () => {
  test('count as initials directly behind a Han character or a Chinese mark', () => {
    assertPieces([
      ['各级党组织要bwcx', 'letters bwcx'],
      ['要b', 'letters b'],
      ['学习，bw', 'letters bw'],
      ['学习。b', 'letters b'],
      ['争当表率、zd', 'letters zd'],
      ['建设“qf', 'letters qf'],
      ['《意见》yq', 'letters yq'],
      ['——b', 'letters b'],
      ['〇b', 'letters b'],
    ]);
  });

  test('at a line start from three letters on', () => {
    for (const opening of [
      '',
      '  ',
      '\t',
      '　　',
      '- ',
      '* ',
      '+ ',
      '1. ',
      '12) ',
      '> ',
      '> - ',
      '# ',
      '###### ',
      '| ',
      '|',
      '  - ',
    ]) {
      assertPieces([
        [`${opening}bwc`, 'letters bwc'],
        [`${opening}bwcxljsm`, 'letters bwcxljsm'],
        [`${opening}bw`, 'none'],
        [`${opening}b`, 'none'],
      ]);
    }
  });

  test('never behind a Latin word, a digit, a blank or a half-width mark', () => {
    for (const line of [
      'GDP bwcx',
      'the bwcx',
      '要 bwcx',
      '学习， bwcx',
      '2020bwcx',
      '要1bw',
      'Bwcx',
      '要Bw',
      '要éb',
      '要(bw',
      '要.bw',
      '要-bw',
      '要_bw',
      '要/bw',
      'https://bwcx',
      '-bwc',
      '1.bwc',
      '#bwc',
      '| 甲 | bwc',
    ]) {
      assert.equal(piece(line), 'none', line);
    }
  });

  test('a long run of letters elsewhere in the line is read once', () => {
    assert.equal(piece(`${'a'.repeat(200_000)}1要bw`), 'letters bw');
    assert.equal(piece(`${'a'.repeat(200_000)}1`), 'none');
  });

  test('capitals are no initials', () => {
    assert.equal(piece('要BWCX'), 'none');
    assert.equal(piece('要bwCX'), 'none');
  });

  test('more than 32 letters are no initials', () => {
    assert.equal(piece(`要${'b'.repeat(32)}`), `letters ${'b'.repeat(32)}`);
    assert.equal(piece(`要${'b'.repeat(33)}`), 'none');
  });
});

suite('findTypedPiece: any line', () => {
  test('a piece is the end of the line', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const line = text.replace(/\s*\n\s*/g, '');
        const found = findTypedPiece(line);
        if (found !== undefined) {
          assert.ok(line.endsWith(found.text) && found.text !== '');
          assert.match(found.text, found.kind === 'letters' ? /^[a-z]{1,32}$/ : /^.{1,24}$/su);
        }
      }),
    );
  });
});
