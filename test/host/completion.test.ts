import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { countIn, type Draft, installedSpeeches, libraryReady, openDraft } from './installed';

const PHRASE = '不忘初心、牢记使命';

suite('completion', () => {
  suiteSetup(libraryReady);
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  async function complete({ document, caret }: Draft, resolved = 0) {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      caret,
      undefined,
      resolved,
    );
    return list.items;
  }

  function find(items: readonly vscode.CompletionItem[], label: string) {
    return items.find((item) => textOf(item) === label);
  }

  async function offered(language: string, source: string): Promise<boolean> {
    const items = await complete(await openDraft(language, source));
    return find(items, PHRASE) !== undefined;
  }

  /** The draft's text after the phrase's row was accepted. */
  async function accepted(language: string, source: string): Promise<string> {
    const draft = await openDraft(language, source);
    const item = find(await complete(draft), PHRASE);
    assert.ok(item, `${PHRASE} is not offered for ${source}`);
    assert.ok(item.range instanceof vscode.Range, 'the item has one range');
    const text = draft.document.getText();
    const insert = typeof item.insertText === 'string' ? item.insertText : textOf(item);
    return (
      text.slice(0, draft.document.offsetAt(item.range.start)) +
      insert +
      text.slice(draft.document.offsetAt(item.range.end))
    );
  }

  for (const language of ['markdown', 'plaintext', 'speech']) {
    for (const [before, after] of [
      ['', ''],
      ['我们坚持', ''],
      ['同志们，', ''],
      ['我们要', '坚持到底'],
      ['我们要', '，坚持'],
    ] as const) {
      test(`${language}: ${before}不忘‸${after} is completed in place`, async () => {
        const text = await accepted(language, `${before}不忘‸${after}`);
        assert.equal(text, before + PHRASE + after);
      });
    }

    test(`${language}: what already follows the caret is not doubled`, async () => {
      const text = await accepted(language, '要不忘‸初心、牢记使命。');
      assert.equal(text, `要${PHRASE}。`);
    });
  }

  for (const [source, expected] of [
    ['各级党组织要bwcx‸', `各级党组织要${PHRASE}`],
    ['各级党组织要bwcx‸坚持到底', `各级党组织要${PHRASE}坚持到底`],
    ['同志们，bwcx‸', `同志们，${PHRASE}`],
    ['“bwcx‸', `“${PHRASE}`],
    ['bwcx‸', PHRASE],
    ['bwc‸', PHRASE],
    ['各级党组织要buwangch‸', `各级党组织要${PHRASE}`],
    ['各级党组织要bwchux‸', `各级党组织要${PHRASE}`],
    ['各级党组织要bwzx‸', `各级党组织要${PHRASE}`],
    ['各级党组织要不忘cx‸', `各级党组织要${PHRASE}`],
    ['各级党组织要不忘chux‸坚持到底', `各级党组织要${PHRASE}坚持到底`],
    ['各级党组织要不忘初心、lj‸', `各级党组织要${PHRASE}`],
  ] as const) {
    test(`pinyin: ${source}`, async () => {
      assert.equal(await accepted('markdown', source), expected);
    });
  }

  for (const source of [
    'bw‸',
    'hello bwcx‸',
    'hellobwcx‸',
    'x = bwcx‸',
    '2bwcx‸',
    '我们要做hello bwcx‸',
    '`不忘‸`',
    '```\n不忘‸\n```',
    '见 https://example.com/不忘‸',
  ]) {
    test(`nothing of ours: ${source}`, async () => {
      assert.equal(await offered('markdown', source), false);
    });
  }

  test('no row for English typed directly behind Chinese', async () => {
    for (const word of ['app', 'github', 'excel', 'wifi', 'python', 'docker', 'email', 'online']) {
      const items = await complete(await openDraft('markdown', `我们要用${word}‸`));
      const ours = items.filter((item) => /\p{Script=Han}/u.test(textOf(item)));
      assert.deepEqual(ours.map(textOf), [], word);
    }
  });

  test('asked for with nothing typed, what opens a paragraph comes with an empty range', async () => {
    const { document, caret } = await openDraft('markdown', '同志们：\n‸');
    assert.equal(document.lineCount, 2);
    const items = await complete({ document, caret: new vscode.Position(1, 0) });
    const ours = items.filter((item) => /\p{Script=Han}/u.test(textOf(item)));
    assert.ok(ours.length > 0, `no opener at ${caret.line}:${caret.character}`);
    for (const item of ours) {
      assert.ok(item.range instanceof vscode.Range && item.range.isEmpty, textOf(item));
    }
  });

  test('behind ， a couplet goes on when it is asked for', async () => {
    const items = await complete(await openDraft('speech', '要让信息多跑路，‸'));
    const item = find(items, '让信息多跑路，让群众少跑腿');
    assert.ok(item?.range instanceof vscode.Range);
    assert.equal(item.range.start.character, 1);
  });

  test('a row eats no punctuation, tells its sentence late, and is remembered when taken', async () => {
    for (const source of ['不忘‸', '要bwcx‸', '同志们：‸']) {
      for (const item of await complete(await openDraft('speech', source))) {
        assert.equal(item.commitCharacters, undefined, textOf(item));
        assert.equal(item.documentation, undefined, textOf(item));
      }
    }
    const item = find(await complete(await openDraft('speech', '不忘‸')), PHRASE);
    assert.deepEqual(item?.command?.arguments, [PHRASE]);
  });

  test('what was taken leads until the history is cleared', async () => {
    const order = async (): Promise<string[]> =>
      (await complete(await openDraft('speech', '要坚持‸'))).map(textOf);
    const usual = await order();
    const taken = usual[4] ?? '';
    const command = find(await complete(await openDraft('speech', '要坚持‸')), taken)?.command;
    assert.ok(command);
    for (let times = 0; times < 5; times++) {
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    }
    assert.equal((await order())[0], taken);
    await vscode.commands.executeCommand('jianggao.clearCompletionHistory');
    assert.deepEqual(await order(), usual);
  });

  test('nothing of ours in code', async () => {
    const items = await complete(await openDraft('javascript', '// 不忘‸'));
    assert.equal(find(items, PHRASE), undefined);
  });

  test('the detail names how often the phrase occurs and a speech that has it', async () => {
    const speeches = installedSpeeches();
    const total = speeches.reduce((sum, { body }) => sum + countIn(body, PHRASE), 0);
    const items = await complete(await openDraft('speech', '不忘‸'));
    const detail = find(items, PHRASE)?.detail ?? '';
    assert.match(detail, new RegExp(`(?<!\\d)${total}(?!\\d)`, 'u'));
    const titles = speeches.filter(({ body }) => body.includes(PHRASE)).map(({ title }) => title);
    assert.ok(
      titles.some((title) => detail.includes(title.slice(0, 8))),
      `${detail} names none of ${titles.join(' ')}`,
    );
  });

  test('the documentation shows a sentence of the corpus with the phrase', async () => {
    const items = await complete(await openDraft('speech', '不忘‸'), 50);
    const documentation = find(items, PHRASE)?.documentation;
    const text = typeof documentation === 'string' ? documentation : (documentation?.value ?? '');
    const sentence = text.split('\n')[0]?.replace(/[\\*]/gu, '') ?? '';
    assert.ok(sentence.includes(PHRASE), `no sentence with the phrase: ${text}`);
    assert.ok(installedSpeeches().some(({ body }) => body.includes(sentence.trim())));
  });

  test('every row’s text is offered once', async () => {
    for (const source of ['坚持‸', '加强‸', '我们要全面‸']) {
      const labels = (await complete(await openDraft('speech', source))).map(textOf);
      assert.equal(new Set(labels).size, labels.length, `${source}: ${labels.join(' ')}`);
    }
  });
});

function textOf(item: vscode.CompletionItem): string {
  return typeof item.label === 'string' ? item.label : item.label.label;
}
