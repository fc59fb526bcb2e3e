import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isInCode, isInLink } from '../../../../src/core/text/code';

/** Whether ‸ stands in code. */
function inCode(source: string): boolean {
  const before = source.slice(0, source.indexOf('‸')).split('\n');
  const lines = source.replace('‸', '').split('\n');
  return isInCode((line) => lines[line] ?? '', before.length - 1, before.at(-1) ?? '');
}

suite('isInCode', () => {
  test('fenced blocks, front matter, inline code and links', () => {
    for (const source of [
      '```\n不忘‸\n```',
      '甲\n~~~ js\n不忘‸',
      '---\ntitle: 不忘‸\n---\n',
      '用 `不忘‸',
      '用 `甲`、`不忘‸` 表示',
      '用 ``甲`不忘‸',
      '见 https://example.com/不忘‸',
      '见 www.example.com/bw‸',
      '见[甲](不忘‸',
    ]) {
      assert.ok(inCode(source), source);
    }
  });

  test('not the prose round them', () => {
    for (const source of [
      '不忘‸',
      '```\n甲\n```\n不忘‸',
      '---\ntitle: 甲\n---\n不忘‸',
      '甲\n---\n不忘‸',
      '用 `甲` 不忘‸',
      '见 https://example.com/ 不忘‸',
      '详见www.gov.cn，各级党组织要不忘‸',
      '（见https://example.com/甲）不忘‸',
      '见[甲](乙)不忘‸',
      '见[不忘‸](乙)',
      '二〇二〇年：不忘‸',
    ]) {
      assert.ok(!inCode(source), source);
    }
    assert.ok(!isInLink(''));
  });

  test('a fence that is closed changes nothing for what follows', () => {
    const line = fc.constantFrom('甲', '', '- 乙', '---', '# 丙', '`丁`');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const body = ['正文', ...lines].join('\n');
        assert.equal(inCode(`${body}\n\`\`\`\n代码\n\`\`\`\n不忘‸`), inCode(`${body}\n不忘‸`));
      }),
    );
  });
});
