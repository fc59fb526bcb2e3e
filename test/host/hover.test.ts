import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { countIn, installedSpeeches, libraryReady, openDraft } from './installed';

const PHRASE = '不忘初心、牢记使命';

suite('hover', () => {
  suiteSetup(libraryReady);
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  async function hoverAt(source: string, language = 'markdown') {
    const { document, caret } = await openDraft(language, source);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      caret,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n')
      .replaceAll(/\\([\\`*_{}[\]()#+\-.!<>|~])/gu, '$1');
    const range = hovers[0]?.range;
    return { text, covered: range ? document.getText(range) : '' };
  }

  function expectCounts(text: string, wanted: string): void {
    const speeches = installedSpeeches().filter(({ body }) => body.includes(wanted));
    const total = speeches.reduce((sum, { body }) => sum + countIn(body, wanted), 0);
    for (const count of [total, speeches.length]) {
      assert.match(text, new RegExp(`(?<!\\d)${count}(?!\\d)`, 'u'), `${count} in ${text}`);
    }
    const named = speeches.filter(({ title }) => text.includes(title.slice(0, 8)));
    assert.equal(named.length, Math.min(3, speeches.length), text);
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    assert.ok(lines.length <= 10, `${lines.length} lines: ${text}`);
  }

  for (const language of ['markdown', 'plaintext', 'speech']) {
    test(`${language}: a slogan shows its occurrences and speeches`, async () => {
      const { text, covered } = await hoverAt('我们要不忘初‸心、牢记使命，坚持到底。', language);
      assert.equal(covered, PHRASE);
      expectCounts(text, PHRASE);
    });
  }

  for (let offset = 0; offset < PHRASE.length; offset += 1) {
    test(`any part of the slogan will do: ${offset + 1} of ${PHRASE.length}`, async () => {
      const source = `我们要${PHRASE.slice(0, offset)}‸${PHRASE.slice(offset)}，坚持到底。`;
      assert.equal((await hoverAt(source)).covered, PHRASE);
    });
  }

  test('each source comes with its sentence and a link that opens it', async () => {
    const { text } = await hoverAt('不忘初‸心、牢记使命');
    assert.match(text, /\(command:jianggao\.openSource\?/u);
    const plain = text.replaceAll('**', '');
    const quoted = installedSpeeches().filter(({ body }) => {
      const at = body.indexOf(PHRASE);
      return at >= 0 && plain.includes(body.slice(at - 4, at + PHRASE.length + 4));
    });
    assert.equal(quoted.length, 3, text);
  });

  test('first and last use, years and speakers', async () => {
    const { text } = await hoverAt('不忘初‸心、牢记使命');
    assert.match(text, /最早（或有更早）[^\n]*2020-03-26/u);
    assert.match(text, /最近[^\n]*2021/u);
    assert.match(text, /2020 ▇+ 6 · 2021 ▇+ 2/u);
    assert.match(text, /李林 3 · 讲话人未注明[^\n]* 5/u);
  });

  test('a phrase with no dated use has neither first nor last', async () => {
    const speeches = installedSpeeches();
    const undated = speeches.find(({ id }) => id.startsWith('undated'));
    const others = speeches.filter((speech) => speech !== undated);
    const stretch = [...(undated?.body ?? '').matchAll(/\p{Script=Han}{8,12}/gu)]
      .map(([run]) => run)
      .find((run) => others.every(({ body }) => !body.includes(run.slice(0, 4))));
    assert.ok(stretch, 'a run of its own');
    const { text } = await hoverAt(`${stretch.slice(0, 2)}‸${stretch.slice(2)}`);
    assert.match(text, /日期未注明/u);
    assert.doesNotMatch(text, /最早|最近|▇/u);
  });

  test('a stretch that is no stock phrase is found when the corpus has it', async () => {
    const stretch = '接驳转运';
    const { text, covered } = await hoverAt(`鲸鲨翱翔接驳‸转运蜥蜴。`);
    assert.equal(covered, stretch);
    expectCounts(text, stretch);
  });

  for (const source of ['鲸鲨翱‸翔于珊瑚礁之间', 'a slogan in Eng‸lish', '，‸，', '‸', '12‸34']) {
    test(`nothing to say about ${source || 'an empty line'}`, async () => {
      assert.equal((await hoverAt(source)).text, '');
    });
  }

  async function follow(text: string, command: string): Promise<void> {
    const [, query = '[]'] = new RegExp(`\\(command:${command}\\?([^)\\s]*)\\)`).exec(text) ?? [];
    const parsed: unknown = JSON.parse(decodeURIComponent(query));
    await vscode.commands.executeCommand(command, ...(Array.isArray(parsed) ? parsed : [parsed]));
  }

  test('the last link opens the card', async () => {
    const { text } = await hoverAt('不忘初‸心、牢记使命');
    await follow(text, 'jianggao.phraseCard');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'jianggao-card');
    assert.ok(document?.getText().startsWith(`# ${PHRASE}\n`));
  });

  test('the link opens the speech at the place', async () => {
    const { text } = await hoverAt('不忘初‸心、牢记使命');
    await follow(text, 'jianggao.openSource');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.scheme, 'jianggao');
    assert.equal(editor.document.getText(editor.selection), PHRASE);
  });
});
