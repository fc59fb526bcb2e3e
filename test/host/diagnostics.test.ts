import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../support/polling';
import { installed, libraryReady, openDraft } from './installed';

const BROKEN = '下面，我讲三点意见。\n一、认识\n文\n二、落实\n文\n四、保障\n文\n';

suite('diagnostics', () => {
  suiteSetup(async () => {
    await installed().activate();
  });
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  function foundIn(document: vscode.TextDocument): vscode.Diagnostic[] {
    return vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === '讲稿')
      .sort((a, b) => a.range.start.compareTo(b.range.start));
  }

  /** Waits until the rules found in a document are these, in the order of the text. */
  async function rulesAre(document: vscode.TextDocument, rules: readonly string[]) {
    const codes = (): string[] => foundIn(document).map(({ code }) => String(code));
    await until(`${rules.join(' ') || 'nothing'} found`, () => `${codes()}` === `${rules}`, {
      describe: codes,
    });
    return foundIn(document);
  }

  async function quickFixes(document: vscode.TextDocument, range: vscode.Range) {
    // What this command returns has no diagnostics; nobody else has fixes for such a draft.
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    return actions.filter(({ edit }) => edit !== undefined);
  }

  async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    const end = document.positionAt(document.getText().length);
    edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
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

  for (const language of ['plaintext', 'speech', 'markdown']) {
    test(`${language}: a missing number is told in Chinese and English`, async () => {
      const { document } = await openDraft(language, BROKEN);
      const [finding] = await rulesAre(document, ['seriesGap']);
      assert.ok(finding);
      assert.equal(document.getText(finding.range), '四、');
      assert.equal(finding.severity, vscode.DiagnosticSeverity.Information);
      assert.match(finding.message, /“四、”之前缺“三、”.*惯例/u);
    });
  }

  test('a standard is named where there is one', async () => {
    const { document } = await openDraft(
      'speech',
      '一、认识\n（1）甲\n（2）乙\n二、落实\n1、丙\n2、丁',
    );
    const found = await rulesAre(document, ['skippedLevel', 'arabicComma']);
    for (const { message } of found) assert.match(message, /GB\/T 9704-2012 7\.3\.3/u);
  });

  test('the quick fix renumbers, is preferred and is one undo step', async () => {
    const { document } = await openDraft('speech', BROKEN);
    const [finding] = await rulesAre(document, ['seriesGap']);
    assert.ok(finding);
    const fixes = await quickFixes(document, finding.range);
    assert.equal(fixes.length, 1);
    const [fix] = fixes;
    assert.ok(fix?.edit);
    assert.equal(fix.isPreferred, true);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(document.getText(), BROKEN.replace('四、', '三、'));
    await rulesAre(document, []);
    await vscode.commands.executeCommand('undo');
    await until('the undo', () => document.getText() === BROKEN);
  });

  test('where two fixes make sense none is preferred', async () => {
    const { document } = await openDraft('speech', '首先，学深。第二，悟透。最后，做实。');
    const [finding] = await rulesAre(document, ['mixedFamilies']);
    assert.ok(finding);
    const fixes = await quickFixes(document, finding.range);
    assert.equal(fixes.length, 2);
    assert.ok(fixes.every(({ isPreferred }) => isPreferred !== true));
  });

  test('findings follow the text', async () => {
    const { document } = await openDraft('speech', '一是甲；二是乙；三是丙。');
    await replaceAll(document, '讲三点：一是甲；二是乙。');
    const [finding] = await rulesAre(document, ['brokenPromise']);
    assert.ok(finding);
    assert.equal(document.getText(finding.range), '三点');
    await replaceAll(document, '讲两点：一是甲；二是乙。');
    await rulesAre(document, []);
  });

  test('all rules can be turned off, and one alone', async () => {
    const { document } = await openDraft('speech', '1、甲。\n2、乙。\n2、丙。');
    await rulesAre(document, ['arabicComma', 'seriesRepeat']);
    await withSetting('diagnostics.arabicComma', false, async () => {
      await rulesAre(document, ['seriesRepeat']);
    });
    await withSetting('diagnostics.enabled', false, async () => {
      await rulesAre(document, []);
    });
    await rulesAre(document, ['arabicComma', 'seriesRepeat']);
  });

  test('front matter is not looked at', async () => {
    const { document } = await openDraft('speech', `---\n一、甲\n三、乙\n---\n${BROKEN}`);
    const [finding] = await rulesAre(document, ['seriesGap']);
    assert.equal(finding?.range.start.line, 9);
  });

  test('speeches of the library have no findings', async () => {
    await libraryReady();
    const uri = vscode.Uri.from({
      scheme: 'jianggao',
      path: '/述职评议.speech.md',
      query: '2020-county-party-building-appraisal',
    });
    const speech = await vscode.workspace.openTextDocument(uri);
    assert.equal(speech.languageId, 'speech');
    // The same words as a draft of somebody's have some.
    const { document } = await openDraft('speech', speech.getText());
    await until('findings in the draft', () => foundIn(document).length > 0);
    assert.deepEqual(foundIn(speech), []);
  });
});
