import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../support/polling';
import { findSimilar, libraryReady, openDraft, type Passage } from './installed';

const QUERY = '要加强基层党组织建设，推动全面从严治党向基层延伸，压实管党治党主体责任。';

suite('what is done with a similar passage', () => {
  /** As the library gives it. */
  let passage: Omit<Passage, 'speaker' | 'date'> & { speaker?: string; date?: string };
  suiteSetup(async () => {
    await libraryReady();
    const [first] = await findSimilar({ text: QUERY, limit: 1, quiet: true });
    assert.ok(first);
    const { speaker, date, ...rest } = first;
    passage = { ...rest, ...(speaker !== null && { speaker }), ...(date !== null && { date }) };
  });
  teardown(async () => {
    await vscode.workspace
      .getConfiguration('files')
      .update('readonlyInclude', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** As a row of the view does it. */
  async function act(action: string, row: unknown = { kind: 'passage', passage }): Promise<void> {
    await vscode.commands.executeCommand(`jianggao.similarPassages.${action}`, row);
  }

  /** The schemes of what the tabs show, in their order. */
  function tabs(): string[] {
    return vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .map(({ input }) => (input instanceof vscode.TabInputText ? input.uri.scheme : ''));
  }

  async function openAtCaret(language: string, source: string): Promise<vscode.TextDocument> {
    const { document, caret } = await openDraft(language, source);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document, document);
    editor.selection = new vscode.Selection(caret, caret);
    return document;
  }

  /** The passage and its source, as a pattern for a line of the draft. */
  function cited(): string {
    // A title that an editor gave stands in brackets of its own.
    const title = passage.title.startsWith('〔') ? passage.title : `《${passage.title}》`;
    return [title, passage.speaker, passage.date].filter((part) => part !== undefined).join('，');
  }

  test('it is inserted at the caret, and one undo takes it back', async () => {
    for (const language of ['markdown', 'plaintext', 'speech']) {
      const document = await openAtCaret(language, '同志们：\n要抓‸好。\n');
      await act('insert');
      assert.equal(document.getText(), `同志们：\n要抓${passage.text}好。\n`);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), '同志们：\n要抓好。\n');
    }
  });

  test('with its source: a comment in Markdown, a line in brackets elsewhere', async () => {
    const markdown = await openAtCaret('markdown', '要抓‸好。');
    await act('insertWithSource');
    assert.equal(markdown.getText(), `要抓${passage.text}<!-- 出处：${cited()} -->好。`);
    const plain = await openAtCaret('plaintext', '要抓‸好。');
    await act('insertWithSource');
    assert.equal(plain.getText(), `要抓${passage.text}\n（出处：${cited()}）\n好。`);
    await vscode.commands.executeCommand('undo');
    assert.equal(plain.getText(), '要抓好。');
    const end = await openAtCaret('speech', '要抓好。\n‸');
    await act('insertWithSource');
    assert.equal(end.getText(), `要抓好。\n${passage.text}\n（出处：${cited()}）`);
  });

  test('a speech that is shown is no draft: the text goes into the draft', async () => {
    const document = await openAtCaret('speech', '要抓‸好。');
    await act('openBeside');
    assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, 'jianggao');
    await act('insert');
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.equal(document.getText(), `要抓${passage.text}好。`);
  });

  test('of a draft in two columns it goes into the one that the writer was in, at its caret', async () => {
    const document = await openAtCaret('speech', '要抓‸好。\n会后落实。\n');
    const beside = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    const end = new vscode.Position(1, 5);
    beside.selection = new vscode.Selection(end, end);
    await act('openBeside');
    await act('insert');
    assert.equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.Two);
    assert.equal(document.getText(), `要抓好。\n会后落实。${passage.text}\n`);
  });

  test('a file that is no draft is none, though it was opened last', async () => {
    const document = await openAtCaret('speech', '要抓‸好。');
    const { document: other } = await openDraft('javascript', 'const a = 1;\n');
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.Two);
    await act('insert');
    assert.equal(other.getText(), 'const a = 1;\n');
    assert.equal(document.getText(), `要抓${passage.text}好。`);
  });

  test('a draft that only a comparison shows takes it at its caret', async () => {
    const { document: another } = await openDraft('speech', '另一篇。');
    await vscode.window.showTextDocument(another, { preview: false });
    const { document } = await openDraft('speech', '要抓好。');
    const { document: older } = await openDraft('speech', '要抓。');
    await vscode.window.showTextDocument(another);
    await vscode.commands.executeCommand('vscode.diff', older.uri, document.uri, '比较', {
      viewColumn: vscode.ViewColumn.Two,
      preview: false,
    });
    const side = await until('the newer side', async () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document === document ? editor : undefined;
    });
    side.selection = new vscode.Selection(0, 2, 0, 2);
    await act('insert');
    assert.equal(document.getText(), `要抓${passage.text}好。`);
    await vscode.commands.executeCommand('diffEditor.switchSide');
    await until('the older side', async () => {
      return vscode.window.activeTextEditor?.document === older;
    });
    await act('insert');
    assert.equal(document.getText(), `要抓${passage.text.repeat(2)}好。`);
    assert.equal(older.getText(), '要抓。');
    assert.equal(another.getText(), '另一篇。');
  });

  test('a read-only draft stays as it is, and the text is on the clipboard', async () => {
    const document = await openAtCaret('speech', '要抓‸好。');
    await vscode.env.clipboard.writeText('以前的');
    await vscode.workspace
      .getConfiguration('files')
      .update('readonlyInclude', { '**/draft-*': true }, vscode.ConfigurationTarget.Global);
    await until('the text on the clipboard', async () => {
      // The setting takes a moment, and meanwhile the text is inserted.
      await act('insert');
      return (await vscode.env.clipboard.readText()) === passage.text;
    });
    const text = document.getText();
    await act('insert');
    assert.equal(document.getText(), text);
  });

  test('when the draft has been closed, the text is on the clipboard and nothing is opened', async () => {
    await openAtCaret('speech', '要抓‸好。');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.env.clipboard.writeText('以前的');
    await act('insert');
    assert.equal(await vscode.env.clipboard.readText(), passage.text);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0);
  });

  test('it is copied with its source', async () => {
    await act('copy');
    assert.equal(await vscode.env.clipboard.readText(), `${passage.text}\n——${cited()}`);
  });

  test('a near-copy is taken as it was found, whatever stands at its place now', async () => {
    const place = { ...passage, start: passage.start + 1, end: passage.end + 1 };
    await act('copy', { kind: 'copy', place });
    assert.equal(await vscode.env.clipboard.readText(), `${passage.text}\n——${cited()}`);
  });

  test('a speech that is gone is not opened', async () => {
    void act('openBeside', { kind: 'copy', place: { ...passage, speechId: '没有' } });
    await act('copy');
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  test('a row of the view is meant though a list is open', async () => {
    const [, other] = await findSimilar({ text: QUERY, limit: 2, quiet: true });
    assert.ok(other);
    const { speaker: _speaker, date: _date, ...row } = other;
    const list = findSimilar({ text: QUERY, limit: 2 });
    await until('the preview of the list', async () => tabs().includes('jianggao'));
    await act('copy', { kind: 'passage', passage: row });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await list;
    assert.ok((await vscode.env.clipboard.readText()).startsWith(other.text));
  });

  test('closing the list closes its previews, not a speech that the user has open', async () => {
    const { speechId, title, start, end } = passage;
    const { document } = await openDraft('speech', '要抓好。');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    // It takes the place of the draft's tab there, which was a preview.
    await vscode.commands.executeCommand('jianggao.openSource', { speechId, title, start, end });
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Two);
    const open = tabs();
    assert.ok(open.includes('jianggao'), open.join());
    const list = findSimilar({ text: QUERY, limit: 2 });
    await until('the preview of the list', async () => tabs().length > open.length);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await list;
    assert.deepEqual(tabs(), open);
  });

  test('rows that make no sense do nothing', async () => {
    for (const row of [
      null,
      3,
      {},
      { kind: 'passage' },
      { kind: 'speech' },
      { kind: 'copy', place: {} },
      { kind: 'copy', place: { ...passage, text: undefined } },
    ]) {
      await act('copy', row);
      await vscode.commands.executeCommand('jianggao.similarPassages.preview', row);
    }
  });
});
