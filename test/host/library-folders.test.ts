import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import * as vscode from 'vscode';
import { SpeechDocuments } from '../../src/host/speech-documents';
import { until } from '../support/polling';
import { findSimilar, libraryReady, openDraft, type Passage } from './installed';

const PHRASE = '以竹兴业、以茶富民';
const PARAGRAPH = `全县上下要坚持“${PHRASE}”，把竹海茶山的好风景变成好光景。`;
const TITLE = '在全县竹茶产业推进会上的讲话';
const LINES = [
  TITLE,
  '同志们：',
  PARAGRAPH,
  `会后要宣传好“${PHRASE}”。`,
  `“${PHRASE}”要见实效。`,
  '',
];
/** As Notepad writes it. */
const TEXT = `\ufeff${LINES.join('\r\n')}`;

suite('folders of own texts', () => {
  let folder = '';
  /** Another one for each test: VS Code keeps a document for a while after its editor has closed. */
  let file = '';
  let count = 0;
  suiteSetup(async () => {
    await libraryReady();
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(workspace);
    const uri = vscode.Uri.joinPath(workspace, '素材', '2021');
    await vscode.workspace.fs.createDirectory(uri);
    folder = uri.fsPath;
  });
  setup(async () => {
    count += 1;
    // All that could go wrong on the way through an address.
    file = path.join(folder, `讲稿 #${count} 100%41 a&b=c；“甲”+乙.txt`);
    writeFileSync(file, TEXT);
    await setFolders([['$', '{workspaceFolder}/素材'].join('')]);
    await until('the text to be found', ownHit, { timeout: 60_000, interval: 200 });
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await setFolders(undefined);
    await until('the text to be gone', async () => !(await ownHit()), { timeout: 60_000 });
    rmSync(file, { force: true });
  });

  async function setFolders(folders: readonly string[] | undefined): Promise<void> {
    await vscode.workspace
      .getConfiguration('jianggao')
      .update('library.folders', folders, vscode.ConfigurationTarget.Global);
  }

  async function ownHit(): Promise<Passage | undefined> {
    const hits = await findSimilar({ text: PARAGRAPH, limit: 5, quiet: true });
    return hits.find(({ text }) => text.includes(PHRASE));
  }

  async function rowsFor(source: string): Promise<string[]> {
    const { document, caret } = await openDraft('speech', source);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      caret,
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  /** Hovers over the phrase in a draft and runs the link of the first speech. */
  async function follow(): Promise<vscode.TextEditor> {
    const { document, caret } = await openDraft('speech', `我们要以竹‸兴业、以茶富民。`);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      caret,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.ok(text.includes(TITLE), text);
    const [, command = '', query = '[]'] =
      /\(command:(jianggao\.[\w.]+)\?([^)\s]*)\)?/u.exec(text) ?? [];
    // Twice, as VS Code does: when it parses the address and when it runs it.
    const json = decodeURIComponent(decodeURIComponent(query));
    await vscode.commands.executeCommand(command, ...(JSON.parse(json) as unknown[]));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    return editor;
  }

  test('a text is found with its title; nothing that it does not say is made up', async () => {
    const hit = await ownHit();
    assert.equal(hit?.speechId, file);
    assert.equal(hit.title, TITLE);
    assert.equal(hit.date, null);
    assert.equal(hit.speaker, null);
  });

  test('its phrases are completed, and those of the bundled speeches still are', async () => {
    assert.ok((await rowsFor('我们要以竹‸')).includes(PHRASE));
    assert.ok((await rowsFor('我们要不忘‸')).includes('不忘初心、牢记使命'));
  });

  test('without the setting they are not', async () => {
    await setFolders([]);
    await until('the text to be gone', async () => !(await ownHit()), { timeout: 60_000 });
    assert.ok(!(await rowsFor('我们要以竹‸')).includes(PHRASE));
    assert.ok((await rowsFor('我们要不忘‸')).includes('不忘初心、牢记使命'));
  });

  test('the link of a hover opens the file itself at the place', async () => {
    const { document, selection } = await follow();
    assert.equal(document.uri.scheme, 'file');
    assert.equal(document.uri.fsPath, file);
    assert.equal(document.getText(selection), PHRASE);
    assert.equal(selection.start.line, 2);
  });

  test('a file that a passage was gone to in is no draft until the user writes in it', async () => {
    const { document: draft } = await openDraft('speech', '');
    const passage = await ownHit();
    assert.ok(passage);
    const run = (action: string) =>
      vscode.commands.executeCommand(`jianggao.similarPassages.${action}`, {
        kind: 'passage',
        passage: { ...passage, speaker: undefined, date: undefined },
      });
    await run('openBeside');
    const own = vscode.window.activeTextEditor;
    assert.equal(own?.document.uri.fsPath, file);
    const before = own.document.getText();
    await run('insert');
    assert.equal(own.document.getText(), before);
    assert.equal(draft.getText(), passage.text);
    const editor = await vscode.window.showTextDocument(own.document, own.viewColumn);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '新写的'));
    await run('insert');
    assert.equal(draft.getText(), passage.text);
    assert.ok(own.document.getText().length > before.length + passage.text.length);
    await own.document.save();
  });

  test('in a file that was edited since, the place is found again', async () => {
    writeFileSync(file, `新写的一段。\n\n${TEXT}`);
    const { document, selection } = await follow();
    assert.equal(document.uri.scheme, 'file');
    assert.equal(document.getText(selection), PHRASE);
  });

  for (const [what, change] of [
    ['is gone', () => rmSync(file)],
    ['no longer has the place', () => writeFileSync(file, '另一篇。\n')],
  ] as const) {
    test(`a text whose file ${what} is shown as it was read`, async () => {
      change();
      const { document, selection } = await follow();
      assert.equal(document.uri.scheme, 'jianggao');
      assert.equal(document.getText(), LINES.join('\n'));
      assert.equal(document.getText(selection), PHRASE);
    });
  }

  test('a new file is read when the library is reloaded, and what was there answers meanwhile', async () => {
    const added = '把每一片竹叶都做成产业链上的金叶子，让竹乡群众吃上生态饭。';
    writeFileSync(path.join(folder, '新.md'), `---\ntitle: 新讲话\ndate: 2021-05\n---\n${added}\n`);
    await vscode.commands.executeCommand('jianggao.reloadLibrary');
    const hit = await until(
      'the new text',
      async () => {
        assert.ok(await ownHit());
        const hits = await findSimilar({ text: added, limit: 1, quiet: true });
        return hits.find(({ title }) => title === '新讲话');
      },
      { timeout: 60_000, interval: 100 },
    );
    assert.equal(hit.date, '2021-05');
    assert.equal(hit.speechId, path.join(folder, '新.md'));
    rmSync(path.join(folder, '新.md'));
  });
});

suite('addresses of speeches', () => {
  test('any id goes into an address and comes back', () => {
    const part = fc.string({
      unit: fc.oneof(
        fc.constantFrom('/', '\\', '#', '?', '%', '%2F', '&', '=', '+', ' ', ':', '讲', '”', '😀'),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
      maxLength: 20,
    });
    fc.assert(
      fc.property(part, part, (speechId, title) => {
        const label = { speechId, title, speaker: undefined, date: undefined };
        const uri = SpeechDocuments.uriOf(label);
        assert.equal(SpeechDocuments.idOf(uri), speechId);
        assert.equal(SpeechDocuments.idOf(vscode.Uri.parse(uri.toString())), speechId);
      }),
    );
  });
});
