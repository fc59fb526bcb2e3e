import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { installed, openDraft } from './installed';

/** A symbol as its heading's text in the document and its children. */
type Tree = [string, Tree[]];

suite('outline', () => {
  suiteSetup(async () => {
    await installed().activate();
  });
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  async function symbolsOf(language: string, source: string) {
    const { document } = await openDraft(language, source);
    const symbols =
      (await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      )) ?? [];
    return { document, symbols };
  }

  function markersOf(document: vscode.TextDocument, symbols: readonly vscode.DocumentSymbol[]) {
    const markerAt = (symbol: vscode.DocumentSymbol): string => {
      const line = document.lineAt(symbol.selectionRange.start.line).text;
      return line.slice(symbol.selectionRange.start.character).slice(0, 3);
    };
    const treeOf = (list: readonly vscode.DocumentSymbol[]): Tree[] =>
      list.map((symbol) => [markerAt(symbol), treeOf(symbol.children)]);
    return treeOf(symbols);
  }

  const SPEECH = [
    '同志们：',
    '一、提高站位，统一思想',
    '（一）认清形势。一要学深，二要悟透，三要做实。',
    '（二）找准差距。',
    '1.摸清底数。',
    '2.列出清单。',
    '二、抓好落实',
    '第一，加强领导。第二，压实责任。第三，严格督查。',
    '(一)明确分工。一是定人，二是定责。',
    '首先，抓早；其次，抓小；最后，抓实。其一，不等；其二，不靠。',
  ].join('\n');

  for (const language of ['plaintext', 'speech', 'markdown']) {
    test(`${language}: enumerations nest, several in one paragraph`, async () => {
      const { document, symbols } = await symbolsOf(language, SPEECH);
      const tree = markersOf(document, symbols);
      assert.deepEqual(
        tree.map(([marker]) => marker),
        ['一、提', '二、抓'],
      );
      const [first, second] = tree;
      assert.deepEqual(first?.[1], [
        [
          '（一）',
          [
            ['一要学', []],
            ['二要悟', []],
            ['三要做', []],
          ],
        ],
        [
          '（二）',
          [
            ['1.摸', []],
            ['2.列', []],
          ],
        ],
      ]);
      const all = JSON.stringify(second);
      for (const marker of [
        '第一，',
        '第二，',
        '第三，',
        '(一)',
        '一是定',
        '二是定',
        '首先，',
        '其次，',
        '其一，',
        '其二，',
      ]) {
        assert.ok(all.includes(marker), `${marker} in ${all}`);
      }
    });
  }

  for (const text of [
    '统一要求，提高标准。',
    '发展是第一要务。',
    '再次强调安全生产。',
    '投资2.5亿元。',
    '唯一是要实干。',
  ]) {
    test(`no point in ${text}`, async () => {
      assert.deepEqual((await symbolsOf('plaintext', text)).symbols, []);
    });
  }

  test('markdown headings carry the points below them', async () => {
    const { document, symbols } = await symbolsOf(
      'markdown',
      '# 讲话\n\n## 任务\n\n一要快，二要稳。\n',
    );
    const flat = JSON.stringify(markersOf(document, symbols));
    assert.match(flat, /# 讲[^\]]*.*## .*一要快.*二要稳/u);
  });

  test('a symbol’s range lies within its parent’s, its heading within its range', async () => {
    const { symbols } = await symbolsOf('speech', SPEECH);
    const check = (symbol: vscode.DocumentSymbol): void => {
      assert.ok(symbol.range.contains(symbol.selectionRange), symbol.name);
      for (const child of symbol.children) {
        assert.ok(symbol.range.contains(child.range), `${child.name} in ${symbol.name}`);
        check(child);
      }
    };
    symbols.forEach(check);
  });
});

suite('outline of a long draft', () => {
  test('is read off the main thread and is the same', async () => {
    const line = '一、提高站位。一要学深；二要悟透。';
    const { document } = await openDraft('speech', `${line}\n${'实干。'.repeat(100_000)}\n`);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [['一、提高站位', ['一要学深', '二要悟透']]],
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
