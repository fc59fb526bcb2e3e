import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { installedSpeeches, libraryReady } from './installed';

interface Hit {
  readonly kind: string;
  readonly text: string;
  readonly isNear: boolean;
  readonly matches: readonly { readonly start: number; readonly end: number }[];
  readonly speech?: { readonly speechId: string; readonly title: string };
  readonly span?: { readonly start: number; readonly end: number };
  readonly occurrences?: number;
  readonly speechCount?: number;
}

async function search(request: unknown): Promise<Hit[]> {
  return await vscode.commands.executeCommand('jianggao.searchLibrary', request);
}

const ask = (text: unknown, limit?: unknown): Promise<Hit[]> =>
  search({ text, limit, quiet: true });

suite('search library', () => {
  suiteSetup(libraryReady);

  test('without keywords it lists the speeches, newest first', async () => {
    const hits = await ask('', 100);
    const titles = installedSpeeches().map(({ title }) => title);
    assert.deepEqual(hits.map(({ text }) => text).sort(), titles.sort());
    assert.ok(hits.every(({ kind }) => kind === 'title'));
    assert.equal(hits.at(-1)?.speech?.speechId, 'undated-town-party-building');
  });

  test('characters, pinyin, initials and a slip find a phrase', async () => {
    for (const [text, isNear] of [
      ['不忘初心、牢记使命', false],
      ['buwangchuxinlaojishiming', false],
      ['bwcxljsm', false],
      ['不忘cxljsm', false],
      ['不忘出心、牢记使命', true],
      ['buwnagchuxinlaoji', true],
    ] as const) {
      const [first] = await ask(text);
      assert.equal(first?.text, '不忘初心、牢记使命', text);
      assert.equal(first.isNear, isNear, text);
      assert.deepEqual([first.occurrences, first.speechCount], [8, 5], text);
    }
  });

  test('a heading is where it says', async () => {
    const bodies = new Map(installedSpeeches().map(({ id, body }) => [id, body]));
    const headings = (await ask('抢', 50)).filter(({ kind }) => kind === 'heading');
    assert.ok(headings.length >= 4);
    for (const { speech, span, text } of headings) {
      const body = bodies.get(speech?.speechId ?? '') ?? '';
      assert.ok(body.slice(span?.start, span?.end).startsWith(text.slice(0, 4)), text);
    }
  });

  test('several keywords must all match, in what is known of the speech too', async () => {
    const [first] = await ask('苏州 2021 疫情');
    assert.equal(first?.speech?.speechId, '2021-01-15-suzhou-standing-committee');
    assert.deepEqual(await ask('李林 苏州日报'), []);
  });

  test('a preview that the user had opened stays', async () => {
    const [hit] = await ask('许昆林');
    const uri = vscode.Uri.from({
      scheme: 'jianggao',
      path: '/讲话.speech.md',
      query: hit?.speech?.speechId ?? '',
    });
    await vscode.window.showTextDocument(uri, { preview: true });
    const done = vscode.commands.executeCommand('jianggao.searchLibrary', { text: '许昆林' });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
    const shown = vscode.window.activeTextEditor?.document.uri.query;
    assert.equal(shown, hit?.speech?.speechId);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('bad arguments give the speeches or nothing, and do not throw', async () => {
    const count = installedSpeeches().length;
    for (const request of [
      { quiet: true },
      { text: 3, quiet: true },
      { text: ' \n', quiet: true },
    ]) {
      assert.equal((await search(request)).length, Math.min(count, 10), JSON.stringify(request));
    }
    for (const text of [
      '，。',
      '😀😀',
      '\ud83d',
      'a'.repeat(5000),
      '甲'.repeat(20_000),
      '$(zap)',
    ]) {
      assert.ok(Array.isArray(await ask(text)), text.slice(0, 9));
    }
    for (const limit of [0, -1, Number.NaN, '3', null]) {
      assert.ok((await ask('的', limit)).length <= 30);
    }
  });
});
