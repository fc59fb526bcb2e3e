import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  boldMarkdown,
  escapeDocument,
  escapeMarkdown,
  plainMessage,
} from '../../../src/host/markdown';

/** Every ASCII mark that Markdown, its extensions, HTML or VS Code's icons can begin or end something with. */
const ACTIVE = [...'\\`*_{}[]()#+-.!|<>~$&:@/'];

/** What Markdown shows of an escaped text. */
function shown(escaped: string): string {
  return escaped
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ACTIVE, '党', '建', ' ', '\n', '\t', '1', 'a', '“'),
      fc.constantFrom(
        '<b>',
        '&amp;',
        '](command:x)',
        '$(zap)',
        '```',
        '- ',
        '1. ',
        '<!--',
        'http://a.b',
      ),
    ),
    { maxLength: 30 },
  )
  .map((units) => units.join(''));

suite('escapeMarkdown', () => {
  test('Chinese prose stays as it is', () => {
    const prose = '习近平总书记指出：“不忘初心、牢记使命”，到2020年……《意见》（试行）。';
    assert.equal(escapeMarkdown(prose), prose);
  });

  test('links, images, emphasis, code, HTML and icons are only text', () => {
    assert.equal(escapeMarkdown('[甲](command:乙)'), '\\[甲\\]\\(command\\:乙\\)');
    assert.equal(escapeMarkdown('**甲**_乙_`丙`'), '\\*\\*甲\\*\\*\\_乙\\_\\`丙\\`');
    assert.equal(escapeMarkdown('<img src=x>&lt;'), '&lt;img src\\=x\\>&amp;lt;');
    assert.equal(escapeMarkdown('$(zap) https://a.b'), '\\$\\(zap\\) https\\:\\/\\/a\\.b');
    assert.equal(escapeMarkdown('\\*甲'), '\\\\\\*甲');
  });

  test('several lines become one', () => {
    assert.equal(escapeMarkdown('一、甲\r\n\n# 乙\n　　丙'), '一、甲 \\# 乙 丙');
    assert.equal(escapeMarkdown('甲\u2028乙\u00a0丙'), '甲 乙 丙');
  });

  test('every active mark is escaped', () => {
    for (const mark of ACTIVE) {
      assert.match(escapeMarkdown(mark), /^(?:\\[^a-z\s]|&lt;|&amp;)$/, mark);
    }
    fc.assert(
      fc.property(text, (value) => {
        const bare = escapeMarkdown(value).replace(/\\[!-/:-@[-`{-~]|&lt;|&amp;/g, '');
        assert.ok(!ACTIVE.some((mark) => bare.includes(mark)), bare);
        assert.doesNotMatch(escapeMarkdown(value), /[\n\r\t]| {2}/);
      }),
    );
  });

  test('what is shown is the text', () => {
    fc.assert(
      fc.property(text, (value) => {
        assert.equal(shown(escapeMarkdown(value)), value.replace(/\s+/g, ' '));
      }),
    );
  });
});

suite('escapeDocument', () => {
  test('prose, dates and numbers stay as they are', () => {
    const prose = '2020-03-26，GDP增长6.1%（见《意见》）：“不忘初心”。';
    assert.equal(escapeDocument(prose), prose);
  });

  test('no image, link, HTML, code or emphasis is left, and every text is what it was', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const escaped = escapeDocument(raw);
        assert.doesNotMatch(escaped, /(?<!\\)(?:\\\\)*[`*_[\]<>|~]/);
        assert.equal(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1'), raw.replace(/\s+/g, ' '));
      }),
    );
  });
});

suite('plainMessage', () => {
  test('prose and file names stay as they are', () => {
    const plain = '《意见》（试行）[1] (2020).md';
    assert.equal(plainMessage(plain), plain);
  });

  test('no link is left, and nothing else is lost', () => {
    // The links that VS Code finds in a message.
    const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
    const evil = '[甲](command:workbench.action.quit).md';
    assert.match(evil, link);
    assert.doesNotMatch(plainMessage(evil), link);
    fc.assert(
      fc.property(text, (raw) => {
        assert.ok(!plainMessage(raw).includes(']('));
        assert.equal(plainMessage(raw).replaceAll('\u200b', ''), raw);
      }),
    );
  });
});

suite('boldMarkdown', () => {
  test('marks at the edges stay outside', () => {
    assert.equal(boldMarkdown('“强富美高”', escapeMarkdown), '“**强富美高**”');
    assert.equal(boldMarkdown('不忘初心、牢记', escapeMarkdown), '**不忘初心、牢记**');
    assert.equal(boldMarkdown('……', escapeMarkdown), '……');
    assert.equal(boldMarkdown('a*b', escapeMarkdown), '**a\\*b**');
  });
});
