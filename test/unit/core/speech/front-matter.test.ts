import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SpeechError } from '../../../../src/core/errors';
import { findBodyStart, parseFrontMatter } from '../../../../src/core/speech/front-matter';

const isBadFrontMatter = (error: unknown): boolean =>
  error instanceof SpeechError && error.code === 'bad-front-matter';

function bodyOf(text: string): string {
  return text.slice(parseFrontMatter(text).bodyStart);
}

suite('parseFrontMatter', () => {
  test('reads keys and values as they are written', () => {
    const text =
      '---\ntitle: 〔在全区大会上的讲话〕\ndate: 2020-03-26\ncomplete: no\nspeaker:\nyear: 0x10\n---\n同志们：\n';
    const { fields, bodyStart } = parseFrontMatter(text);
    assert.deepEqual(Object.fromEntries(fields), {
      title: '〔在全区大会上的讲话〕',
      date: '2020-03-26',
      complete: 'no',
      year: '0x10',
    });
    assert.equal(text.slice(bodyStart), '同志们：\n');
  });

  test('a text without it has no fields', () => {
    for (const text of [
      '',
      '同志们：\n',
      '----\ntitle: 甲\n---\n',
      ' ---\ntitle: 甲\n---\n',
      '---',
    ]) {
      const { fields, bodyStart } = parseFrontMatter(text);
      assert.equal(fields.size, 0, text);
      assert.equal(bodyStart, 0, text);
    }
  });

  test('byte-order mark, CRLF, blanks behind the marks and ... as the end', () => {
    assert.equal(bodyOf('\ufeff---\ntitle: 甲\n---\n正文'), '正文');
    assert.equal(bodyOf('---  \r\ntitle: 甲\r\n---\t\r\n正文\r\n'), '正文\r\n');
    assert.equal(bodyOf('---\ntitle: 甲\n...\n正文'), '正文');
    assert.equal(parseFrontMatter('---\r\ntitle: 甲\r\n---\r\n').fields.get('title'), '甲');
  });

  test('an empty block is a block', () => {
    for (const text of ['---\n---\n正文', '---\n\n---\n正文', '---\n# 注\n---\n正文']) {
      assert.equal(parseFrontMatter(text).fields.size, 0, text);
      assert.equal(bodyOf(text), '正文', text);
    }
  });

  test('a block may end the text', () => {
    const text = '---\ntitle: 甲\n---';
    assert.equal(parseFrontMatter(text).bodyStart, text.length);
  });

  test('a mark inside the text is not the end of the block', () => {
    assert.equal(
      bodyOf('---\ntitle: 甲\n---乙\n---\n正文'.replace('---乙', 'note: ---乙')),
      '正文',
    );
    assert.equal(bodyOf('---\ntitle: 甲\n---\n正文\n---\n'), '正文\n---\n');
  });

  test('nested values are left out, several lines of text are kept', () => {
    const { fields } = parseFrontMatter(
      '---\ntags: [甲, 乙]\nby: {name: 丙}\nnote: |\n  一\n  二\n---\n',
    );
    assert.deepEqual(Object.fromEntries(fields), { note: '一\n二' });
  });

  test('a key of another object is only a key', () => {
    const { fields } = parseFrontMatter('---\n__proto__: 甲\nconstructor: 乙\n---\n');
    assert.equal(fields.get('__proto__'), '甲');
    assert.equal(fields.get('constructor'), '乙');
    assert.equal(fields.get('toString'), undefined);
  });

  const bad: Readonly<Record<string, string>> = {
    'a block that is not closed': '---\ntitle: 甲\n正文\n',
    'a block that is not closed, at the end of the text': '---\n',
    'a sentence': '---\n同志们\n---\n',
    'a list': '---\n- 甲\n- 乙\n---\n',
    'a value with a second colon': '---\ntitle: 讲话: 一\n---\n',
    'a key given twice': '---\ntitle: 甲\ntitle: 乙\n---\n',
    'an open quote': '---\ntitle: "甲\n---\n',
    'a tab as indentation': '---\ntitle:\n\t甲: 乙\n---\n',
    'an alias': '---\ntitle: &t 甲\nsource: *t\n---\n',
    'an alias of nothing': '---\ntitle: *t\n---\n',
    'brackets 20,000 deep': `---\ntitle: ${'['.repeat(20_000)}\n---\n`,
    'a hundred thousand keys': `---\n${Array.from({ length: 100_000 }, (_, i) => `k${i}: v\n`).join('')}---\n`,
    'aliases that multiply': `---\na: &a [甲,甲,甲,甲,甲,甲,甲,甲,甲]\n${[...'bcdefghij']
      .map(
        (key, i) =>
          `${key}: &${key} [${Array(9)
            .fill(`*${'abcdefghi'.charAt(i)}`)
            .join(',')}]`,
      )
      .join('\n')}\n---\n`,
  };
  for (const [name, text] of Object.entries(bad)) {
    test(`${name} is an error`, () => {
      assert.throws(() => parseFrontMatter(text), isBadFrontMatter);
    });
  }

  test('any text is either read or a SpeechError', () => {
    const line = fc.constantFrom(
      ...[
        'title: 甲',
        'a',
        '- b',
        ': ',
        '---',
        '...',
        '&x',
        '*x',
        '"',
        "'",
        '|',
        '  c: d',
        '{',
        '!!x',
      ],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = `---\n${lines.join('\n')}`;
        try {
          assert.equal(parseFrontMatter(text).bodyStart, findBodyStart(text));
        } catch (error) {
          assert.ok(isBadFrontMatter(error), String(error));
        }
      }),
    );
  });
});

suite('findBodyStart', () => {
  test('agrees with parseFrontMatter and takes an unclosed block for text', () => {
    assert.equal(findBodyStart('---\ntitle: 甲\n---\n正文'), 17);
    assert.equal(findBodyStart('---\ntitle: 甲\n正文'), 0);
    assert.equal(findBodyStart('---\n: : :\n---\n正文'), 14);
    assert.equal(findBodyStart('\ufeff---\r\n---\r\n正文'), 11);
    assert.equal(findBodyStart('正文'), 0);
  });
});
