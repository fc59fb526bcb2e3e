import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../support/polling';
import { installed, libraryReady } from './installed';

const EARLIER = '镇里把十二条背街小巷的雨污管网全部翻修了一遍，夜里的路灯也都亮了起来';
const FOREIGN = '春天的果园里开满了白色的梨花，孩子们提着竹篮从山坡上跑下来。';

interface Found {
  readonly stretches: readonly {
    readonly start: number;
    readonly end: number;
    readonly degree: string;
    readonly sources: readonly { readonly speechId: string; readonly isOther: boolean }[];
  }[];
  readonly texts: number;
}

suite('reuse check', () => {
  let folder: vscode.Uri;

  suiteSetup(async () => {
    await libraryReady();
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(workspace);
    folder = vscode.Uri.joinPath(workspace, '雷同');
  });
  setup(async () => {
    await put('今年.md', `去年，${EARLIER}。\r\n${FOREIGN}\r\n`);
    await put('去年.md', `我们${EARLIER}。`);
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await setMinimum(undefined);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  async function put(name: string, text: string): Promise<void> {
    const bytes = new TextEncoder().encode(text);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), bytes);
  }

  async function setMinimum(value: unknown): Promise<void> {
    await vscode.workspace
      .getConfiguration('jianggao')
      .update('reuse.minimumLength', value, vscode.ConfigurationTarget.Global);
  }

  async function open(name = '今年.md'): Promise<vscode.TextEditor> {
    return await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name));
  }

  async function check(): Promise<Found | undefined> {
    return await vscode.commands.executeCommand<Found | undefined>('jianggao.checkReuse');
  }

  async function sourcesOf(found: Found | undefined): Promise<string[]> {
    return (found?.stretches ?? []).flatMap(({ sources }) =>
      sources.map(({ speechId }) => path.basename(speechId)),
    );
  }

  async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
    const at = document.positionAt(document.getText().indexOf(text) + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    return hovers
      .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
      .join('\n');
  }

  test('finds what an earlier draft of the workspace has, in a draft with CRLF', async () => {
    const { document } = await open();
    const found = await check();
    assert.deepEqual(await sourcesOf(found), ['去年.md']);
    const [stretch] = found?.stretches ?? [];
    assert.equal(document.getText().slice(stretch?.start, stretch?.end), EARLIER);
    assert.equal(stretch?.degree, 'verbatim');
    assert.match(await hoverAt(document, '雨污管网'), /雷同.*原文[\s\S]*去年/u);
  });

  test('finds it in the text as it stands in the editor, and forgets it when it is rewritten', async () => {
    await put('新稿.md', FOREIGN);
    const editor = await open('新稿.md');
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), `${EARLIER}。`));
    assert.equal((await check())?.stretches.length, 1);
    const shown = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await shown.edit((builder) => builder.insert(new vscode.Position(0, 0), '　　'));
    assert.match(await hoverAt(editor.document, '雨污管网'), /雷同/u);
    await shown.edit((builder) => builder.insert(new vscode.Position(0, 8), '改'));
    assert.doesNotMatch(await hoverAt(editor.document, '雨污管网'), /雷同/u);
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
  });

  test('a file in the folders of the library is no source of itself, nor found twice', async () => {
    const configuration = vscode.workspace.getConfiguration('jianggao');
    const { Global } = vscode.ConfigurationTarget;
    const before = await check();
    assert.equal(before, undefined, 'no draft is open');
    await configuration.update('library.folders', [folder.fsPath], Global);
    try {
      await open();
      const found = await until(
        'the library to have both',
        async () => {
          const answer = await check();
          const sources = answer?.stretches.flatMap((stretch) => stretch.sources) ?? [];
          return sources.some(({ isOther }) => !isOther) ? answer : undefined;
        },
        { timeout: 60_000, interval: 500 },
      );
      assert.deepEqual(await sourcesOf(found), ['去年.md']);
    } finally {
      await configuration.update('library.folders', undefined, Global);
      await until(
        'the library to have neither',
        async () => {
          const answer = await check();
          return answer?.stretches.every(({ sources }) => sources.every((one) => one.isOther));
        },
        { timeout: 60_000, interval: 500 },
      );
    }
  });

  test('a report that was saved is no source', async () => {
    await put('报告.md', `# 雷同检查 Reuse check：今年.md\n\n- ${FOREIGN}${EARLIER}\n`);
    await open();
    assert.deepEqual(await sourcesOf(await check()), ['去年.md']);
  });

  test('the setting says from how many 字 on; nonsense is as if it were not set', async () => {
    await open();
    for (const [value, stretches] of [
      [200, 0],
      [30, 1],
      ['很多', 1],
      [-5, 1],
    ] as const) {
      await setMinimum(value);
      assert.equal((await check())?.stretches.length, stretches, String(value));
    }
  });

  test('marks are cleared by the command', async () => {
    const { document } = await open();
    await check();
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('jianggao.clearReuse');
    assert.doesNotMatch(await hoverAt(document, '雨污管网'), /雷同/u);
  });

  test('the commands behind links take no nonsense', async () => {
    await open();
    await check();
    for (const id of ['reveal', 'openSource', 'compare']) {
      for (const argument of [undefined, 7, { draft: 'x', stretch: 0, source: 0 }]) {
        await vscode.commands.executeCommand(`jianggao.reuse.${id}`, argument);
      }
    }
    assert.ok(installed().isActive);
  });
});
