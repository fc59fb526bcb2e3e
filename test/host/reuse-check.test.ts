import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
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

  function shownReport(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.scheme === 'jianggao-reuse',
    );
  }

  const reportText = (): string => shownReport()?.document.getText() ?? '';

  async function openSource(draft: vscode.TextDocument): Promise<string> {
    const link = { draft: draft.uri.toString(), stretch: 0, source: 0 };
    await vscode.commands.executeCommand('jianggao.reuse.openSource', link);
    const editor = vscode.window.activeTextEditor;
    assert.notEqual(editor?.document, draft);
    return `${editor?.document.getText(editor.selection)}`;
  }

  test('from its report a draft is checked again, and a page of ours is no draft', async () => {
    const { document } = await open();
    await check();
    const report = shownReport();
    assert.ok(report);
    await vscode.window.showTextDocument(report.document, report.viewColumn);
    const [stretch] = (await check())?.stretches ?? [];
    assert.equal(document.getText().slice(stretch?.start, stretch?.end), EARLIER);
    const page = vscode.Uri.from({ scheme: 'jianggao-reuse', path: '/没有的.md', query: '0' });
    await vscode.window.showTextDocument(page);
    assert.equal(await check(), undefined);
  });

  test('a report that is open does not keep what is not found any more', async () => {
    const editor = await open();
    await check();
    assert.match(reportText(), /去年[\s\S]*雨污管网/u);
    const shown = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await shown.edit((builder) => builder.replace(whole, FOREIGN));
    assert.deepEqual((await check())?.stretches, []);
    await until('the report to be written anew', () => !reportText().includes('雨污管网'));
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
  });

  test('the report of a draft with a long name is still Markdown', async () => {
    const name = `${'今年工作报告'.repeat(13)}.md`;
    await put(name, `${EARLIER}。`);
    await open(name);
    await check();
    assert.equal(shownReport()?.document.languageId, 'markdown');
  });

  test('a source is opened in its body, though its front matter says the same', async () => {
    await put('去年.md', `---\ntitle: 去年\noccasion: ${EARLIER}\n---\n${EARLIER}。`);
    const { document } = await open();
    await check();
    assert.equal(await openSource(document), EARLIER);
    assert.equal(vscode.window.activeTextEditor?.selection.start.line, 4);
  });

  test('a source that the library has read anew is opened at the same words', async () => {
    const configuration = vscode.workspace.getConfiguration('jianggao');
    const { Global } = vscode.ConfigurationTarget;
    const isKnown = async (text: string): Promise<boolean> => {
      const request = { text, quiet: true };
      const hits = await vscode.commands.executeCommand<readonly { readonly text: string }[]>(
        'jianggao.searchLibrary',
        request,
      );
      return hits.some((hit) => hit.text === text);
    };
    await put('去年.md', `---\ntitle: 去年的老题目\n---\n我们${EARLIER}。`);
    await configuration.update('library.folders', [folder.fsPath], Global);
    try {
      await until('the library to have it', () => isKnown('去年的老题目'), { timeout: 60_000 });
      const { document } = await open();
      await check();
      await put('去年.md', `---\ntitle: 去年的新题目\n---\n${FOREIGN}\n我们${EARLIER}。`);
      await vscode.commands.executeCommand('jianggao.reloadLibrary');
      await until('the library to have it anew', () => isKnown('去年的新题目'), {
        timeout: 60_000,
      });
      assert.equal(await openSource(document), EARLIER);
    } finally {
      await configuration.update('library.folders', undefined, Global);
      await until('the library to be without', async () => !(await isKnown('去年的新题目')), {
        timeout: 60_000,
      });
    }
  });

  test('a file is one source by whatever path, and none of itself', async () => {
    const at = (name: string): string => path.join(folder.fsPath, name);
    await symlink(at('今年.md'), at('今年又一份.md'));
    await symlink(at('去年.md'), at('去年又一份.md'));
    await open();
    const [source, ...more] = await sourcesOf(await check());
    assert.match(source ?? '', /^去年/u);
    assert.deepEqual(more, []);
  });

  test('the report tells what was not compared', async () => {
    const gbk = Uint8Array.of(0xc0, 0xd7, 0xcd, 0xac, 0x0a);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, '国标.txt'), gbk);
    await put('太大.txt', FOREIGN.repeat(20_000));
    await open();
    await check();
    // A page that was shown before comes back with what it said, for a moment.
    await until('the files that are not UTF-8', () =>
      /另有 1 个文件没有正文或不是 UTF-8/u.test(reportText()),
    );
    assert.match(reportText(), /另有 1 个文件太大、较旧或无法读取.*jianggao\.library\.folders/u);
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
