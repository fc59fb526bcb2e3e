import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  countIn,
  type InstalledSpeech,
  installedSpeeches,
  libraryReady,
  openDraft,
} from './installed';

const PHRASE = '不忘初心、牢记使命';

/** The text at a place, and the speech that it is in. */
async function textAt(uri: vscode.Uri, range: vscode.Range): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText(range);
}

async function referencesAt(document: vscode.TextDocument, position: vscode.Position) {
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    document.uri,
    position,
  );
  return found.filter(({ uri }) => uri.scheme === 'jianggao');
}

async function definitionsAt(document: vscode.TextDocument, position: vscode.Position) {
  const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    position,
  );
  return found.filter(({ targetUri }) => targetUri.scheme === 'jianggao');
}

function speechesWith(text: string): InstalledSpeech[] {
  return installedSpeeches().filter(({ body }) => body.includes(text));
}

suite('references', () => {
  suiteSetup(libraryReady);
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  for (const language of ['markdown', 'plaintext', 'speech']) {
    test(`${language}: every use of a slogan, each at its place`, async () => {
      const { document, caret } = await openDraft(language, '我们要不忘初‸心、牢记使命。');
      const found = await referencesAt(document, caret);
      const total = speechesWith(PHRASE).reduce((sum, { body }) => sum + countIn(body, PHRASE), 0);
      assert.equal(found.length, total);
      for (const { uri, range } of found) {
        assert.equal(await textAt(uri, range), PHRASE);
      }
      assert.equal(new Set(found.map(({ uri }) => uri.query)).size, speechesWith(PHRASE).length);
    });
  }

  test('a selection on one line is looked for as it is', async () => {
    const { document } = await openDraft('speech', '我们要不忘初心、牢记使命。');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(0, 5, 0, 9);
    const selected = document.getText(editor.selection);
    const found = await referencesAt(document, editor.selection.active);
    const total = speechesWith(selected).reduce(
      (sum, { body }) => sum + countIn(body, selected),
      0,
    );
    assert.equal(selected, '初心、牢');
    assert.equal(found.length, total);
  });

  test('a caret right behind a slogan points at it', async () => {
    for (const text of [`我们要${PHRASE}‸`, `我们要${PHRASE}‸。`]) {
      const { document, caret } = await openDraft('speech', text);
      const found = await referencesAt(document, caret);
      assert.ok(found.length > 0, text);
      for (const { uri, range } of found) {
        assert.equal(await textAt(uri, range), PHRASE);
      }
    }
  });

  test('nothing for what the library lacks', async () => {
    const { document, caret } = await openDraft('speech', '鲸鲨翱‸翔于珊瑚礁。');
    assert.deepEqual(await referencesAt(document, caret), []);
    assert.deepEqual(await definitionsAt(document, caret), []);
  });

  test('in a speech of the library, too', async () => {
    const { document, caret } = await openDraft('speech', '我们要不忘初‸心、牢记使命。');
    const [place] = await referencesAt(document, caret);
    assert.ok(place);
    const speech = await vscode.workspace.openTextDocument(place.uri);
    const again = await referencesAt(speech, place.range.start.translate(0, 2));
    assert.ok(again.length > 0);
    for (const { uri, range } of again) {
      assert.ok((await textAt(uri, range)).includes('初心'));
    }
  });
});

suite('definition', () => {
  suiteSetup(libraryReady);
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the earliest dated use, and the slogan underlined', async () => {
    const { document, caret } = await openDraft('markdown', '必须全面从‸严治党。');
    const [place, ...rest] = await definitionsAt(document, caret);
    assert.ok(place);
    assert.deepEqual(rest, []);
    assert.match(place.targetUri.query, /2018-jiangsu-npc-conduct/u);
    assert.equal(await textAt(place.targetUri, place.targetRange), '全面从严治党');
    assert.equal(document.getText(place.originSelectionRange), '全面从严治党');
  });

  test('of uses that are all undated the first of each speech', async () => {
    const undated = installedSpeeches().find(({ id }) => id.startsWith('undated'));
    const runs = [...(undated?.body ?? '').matchAll(/\p{Script=Han}{8,12}/gu)].map(([run]) => run);
    const run = runs.find((one) => speechesWith(one.slice(0, 4)).length === 1);
    assert.ok(run, 'a run of its own');
    const { document, caret } = await openDraft('speech', `${run.slice(0, 2)}‸${run.slice(2)}`);
    const places = await definitionsAt(document, caret);
    assert.equal(places.length, 1);
    assert.match(places[0]?.targetUri.query ?? '', /undated/u);
  });
});

suite('phrase card', () => {
  suiteSetup(libraryReady);
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  async function cardOf(text: string): Promise<vscode.TextDocument> {
    await vscode.commands.executeCommand('jianggao.phraseCard', { text });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'jianggao-card', text);
    return document as vscode.TextDocument;
  }

  test('every use with its sentence, and a link to each place', async () => {
    const card = await cardOf(PHRASE);
    const text = card.getText();
    for (const { title, body } of speechesWith(PHRASE)) {
      assert.ok(text.includes(title), title);
      const at = body.indexOf(PHRASE);
      assert.ok(text.replaceAll('**', '').includes(body.slice(at - 4, at + PHRASE.length + 4)));
    }
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      card.uri,
      100,
    );
    const ours = links.filter(({ target }) => target?.path === 'jianggao.openSource');
    const total = speechesWith(PHRASE).reduce((sum, { body }) => sum + countIn(body, PHRASE), 0);
    // The first and the last use, the title of each speech, and each place.
    assert.equal(ours.length, 2 + speechesWith(PHRASE).length + total);
    assert.equal(links.length, ours.length, 'no other link');
    const argument: unknown = JSON.parse(ours.at(-1)?.target?.query ?? '[]');
    assert.ok(Array.isArray(argument));
    await vscode.commands.executeCommand('jianggao.openSource', ...argument);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), PHRASE);
  });

  test('the stretch at the caret, and the selection before it', async () => {
    const { document, caret } = await openDraft('speech', '我们要不忘初‸心、牢记使命。');
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(caret, caret);
    await vscode.commands.executeCommand('jianggao.phraseCard');
    assert.ok(vscode.window.activeTextEditor?.document.getText().startsWith(`# ${PHRASE}\n`));
    const again = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    again.selection = new vscode.Selection(0, 8, 0, 12);
    await vscode.commands.executeCommand('jianggao.phraseCard');
    assert.ok(vscode.window.activeTextEditor?.document.getText().startsWith('# 牢记使命\n'));
  });

  test('what the library lacks opens nothing', async () => {
    for (const text of ['鲸鲨翱翔', '一'.repeat(1000)]) {
      await vscode.commands.executeCommand('jianggao.phraseCard', { text });
      assert.equal(vscode.window.activeTextEditor, undefined, text);
    }
  });

  test('a card is no draft: it is not checked', async () => {
    const card = await cardOf('高质量发展');
    assert.deepEqual(vscode.languages.getDiagnostics(card.uri), []);
  });
});
