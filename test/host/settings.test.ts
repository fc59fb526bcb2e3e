import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { installed, libraryReady, openDraft } from './installed';

const PHRASE = '不忘初心、牢记使命';

suite('settings and language', () => {
  suiteSetup(libraryReady);
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  async function rowsFor(source: string): Promise<string[]> {
    const { document, caret } = await openDraft('speech', source);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      caret,
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  async function withSetting(name: string, value: unknown, work: () => Promise<void>) {
    const settings = vscode.workspace.getConfiguration('jianggao');
    await settings.update(name, value, vscode.ConfigurationTarget.Global);
    try {
      await work();
    } finally {
      await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
    }
  }

  test('completion can be turned off and on again', async () => {
    await withSetting('completion.enabled', false, async () => {
      assert.ok(!(await rowsFor('不忘‸')).includes(PHRASE));
    });
    assert.ok((await rowsFor('不忘‸')).includes(PHRASE));
  });

  test('pinyin can be turned off alone', async () => {
    await withSetting('completion.pinyin', false, async () => {
      assert.ok(!(await rowsFor('要bwcx‸')).includes(PHRASE));
      assert.ok((await rowsFor('不忘‸')).includes(PHRASE));
    });
    assert.ok((await rowsFor('要bwcx‸')).includes(PHRASE));
  });

  test('hover can be turned off', async () => {
    await withSetting('hover.enabled', false, async () => {
      const { document, caret } = await openDraft('speech', '不忘‸初心、牢记使命');
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        caret,
      );
      assert.deepEqual(hovers, []);
    });
  });

  test('every setting is described and has a default of its type', () => {
    const { contributes } = installed().packageJSON as {
      contributes: { configuration: unknown };
    };
    const groups = [contributes.configuration].flat() as {
      properties?: Record<string, { type: string; default: unknown }>;
    }[];
    const properties = groups.flatMap((group) => Object.entries(group.properties ?? {}));
    assert.ok(properties.length > 0);
    for (const [name, property] of properties) {
      assert.match(name, /^jianggao\./u);
      const described = property as { description?: string; markdownDescription?: string };
      const text = described.markdownDescription ?? described.description ?? '';
      assert.ok(text !== '' && !text.startsWith('%'), `${name}: ${text}`);
      const actual = Array.isArray(property.default) ? 'array' : typeof property.default;
      assert.equal(actual, property.type === 'integer' ? 'number' : property.type, name);
    }
  });

  for (const [name, language] of [
    ['讲话.讲话', 'speech'],
    ['讲话.speech.md', 'speech'],
    ['讲话.md', 'markdown'],
    ['讲话.txt', 'plaintext'],
  ] as const) {
    test(`${name} opens as ${language}`, async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(folder);
      const file = vscode.Uri.joinPath(folder, name);
      await vscode.workspace.fs.writeFile(file, Buffer.from('同志们：\n'));
      const document = await vscode.workspace.openTextDocument(file);
      assert.equal(document.languageId, language);
    });
  }

  test('defaults of the languages are in force', () => {
    const editor = (languageId: string) =>
      vscode.workspace.getConfiguration('editor', { languageId });
    for (const language of ['markdown', 'plaintext', 'speech']) {
      assert.equal(editor(language).get('wordBasedSuggestions'), 'off', language);
      const quick = editor(language).get<{ other: unknown }>('quickSuggestions');
      assert.ok(quick?.other === 'on' || quick?.other === true, language);
    }
    assert.equal(editor('speech').get('wordWrap'), 'on');
    assert.equal(editor('speech').get('unicodeHighlight.ambiguousCharacters'), false);
    assert.deepEqual(editor('speech').get('wordSegmenterLocales'), ['zh-CN']);
  });
});
