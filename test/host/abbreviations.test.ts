import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../support/polling';
import { installed, openDraft } from './installed';

const ALL = '政治意识、大局意识、核心意识、看齐意识';
const OLD = '全面建成小康社会';
const NEW = '全面建设社会主义现代化国家';
const LANGUAGES = ['markdown', 'plaintext', 'speech'];

function dated(date: string, body: string): string {
  return `---\ntitle: 讲话\ndate: ${date}\n---\n${body}`;
}

suite('abbreviations', () => {
  suiteSetup(async () => {
    await installed().activate();
  });
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** The hovers at ‸ that tell what an abbreviation stands for, as text, and what they cover. */
  async function hoverAt(source: string, language = 'speech') {
    const { document, caret } = await openDraft(language, source);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      caret,
    );
    return hovers
      .map(({ contents, range }) => ({
        text: contents
          .map((content) => (typeof content === 'string' ? content : content.value))
          .join('\n')
          .replaceAll('\\', ''),
        covered: range ? document.getText(range) : '',
      }))
      .filter(({ text }) => text.includes('出处'));
  }

  /** The rows for the place ‸ whose text is an expansion, as the document would be after taking each. */
  async function completed(source: string, language = 'speech'): Promise<string[]> {
    const { document, caret } = await openDraft(language, source);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      caret,
    );
    const text = document.getText();
    return list.items.flatMap(({ kind, range, insertText }) => {
      if (kind !== vscode.CompletionItemKind.Value || !(range instanceof vscode.Range)) return [];
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      return [text.slice(0, start) + String(insertText) + text.slice(end)];
    });
  }

  async function findings(document: vscode.TextDocument, count: number) {
    const found = (): vscode.Diagnostic[] =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ code }) => String(code).startsWith('abbreviation'));
    await until(`${count} findings`, () => found().length === count, { describe: found });
    return found();
  }

  async function withSetting(name: string, work: () => Promise<void>): Promise<void> {
    const settings = vscode.workspace.getConfiguration('jianggao');
    await settings.update(name, false, vscode.ConfigurationTarget.Global);
    try {
      await work();
    } finally {
      await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
    }
  }

  for (const language of LANGUAGES) {
    test(`${language}: a hover tells the expansion, its time and its source`, async () => {
      const [hover, ...others] = await hoverAt('增强“四个‸意识”。', language);
      assert.ok(hover);
      assert.deepEqual(others, []);
      assert.equal(hover.covered, '四个意识');
      assert.ok(hover.text.includes(ALL), hover.text);
      assert.match(hover.text, /2016/u);
      assert.match(hover.text, /出处.*《.+》/u);
    });

    test(`${language}: the expansion is offered behind 即 and （`, async () => {
      for (const [before, after] of [
        ['增强“四个意识”，即', '，'],
        ['增强四个意识（', '）'],
        ['四个意识：', ''],
        ['四个意识——', '。'],
      ]) {
        const [text, ...others] = await completed(`${before}‸${after}`, language);
        assert.equal(text, before + ALL + after);
        assert.deepEqual(others, []);
      }
    });
  }

  test('the wording goes by the date of the draft', async () => {
    const [before] = await hoverAt(dated('2018-05', '推进“四个全‸面”。'));
    const [after] = await hoverAt(dated('2021年3月5日', '推进“四个全‸面”。'));
    assert.match(before?.text ?? '', new RegExp(`${OLD}[^]*${NEW}`, 'u'));
    assert.match(after?.text ?? '', new RegExp(`${NEW}[^]*${OLD}`, 'u'));
    assert.match((await completed(dated('2018', '四个全面（‸）')))[0] ?? '', new RegExp(OLD, 'u'));
    assert.match((await completed(dated('2021', '四个全面（‸）')))[0] ?? '', new RegExp(NEW, 'u'));
    assert.match((await completed('四个全面（‸）'))[0] ?? '', new RegExp(NEW, 'u'));
  });

  for (const source of [
    '增强大局意识，即‸',
    '第四个意识（‸）',
    '四个意识，‸',
    `四个意识（‸${ALL}）`,
  ]) {
    test(`nothing is offered at ${source}`, async () => {
      assert.deepEqual(await completed(source), []);
    });
  }

  test('a slip is marked, tells its source, and is mended in one step', async () => {
    const source = '增强“四个意识”（政治意识、大局意识和看齐意识）。';
    const { document } = await openDraft('speech', source);
    const [finding] = await findings(document, 1);
    assert.ok(finding);
    assert.equal(document.getText(finding.range), '政治意识、大局意识和看齐意识');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Information);
    assert.match(finding.message, /四个意识.*核心意识.*《.+》.*\d{4}/u);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const edits = actions.flatMap(({ edit }) => edit ?? []);
    assert.equal(edits.length, 1);
    assert.ok(edits[0] && (await vscode.workspace.applyEdit(edits[0])));
    assert.equal(document.getText(), '增强“四个意识”（政治意识、大局意识、核心意识和看齐意识）。');
    await findings(document, 0);
  });

  test('the wording of another time is marked by the date of the draft', async () => {
    const body = `推进“四个全面”（${OLD}、全面深化改革、全面依法治国、全面从严治党）。`;
    const late = await openDraft('speech', dated('2021-01-15', body));
    const [finding] = await findings(late.document, 1);
    assert.match(finding?.message ?? '', /另一时期/u);
    // A slip after it shows that the draft was looked at.
    const early = await openDraft('speech', dated('2019', `${body}\n五个聚焦（聚焦甲、聚焦乙）`));
    const [other] = await findings(early.document, 1);
    assert.equal(other?.code, 'abbreviationCount');
  });

  test('each part has its switch', async () => {
    const source = '四个意识（政治意识、大局意识、看齐意识）；五个聚焦（聚焦甲、聚焦乙）';
    const { document } = await openDraft('speech', source);
    await findings(document, 2);
    await withSetting('diagnostics.abbreviationWording', async () => {
      const [finding] = await findings(document, 1);
      assert.equal(finding?.code, 'abbreviationCount');
    });
    await withSetting('diagnostics.abbreviationCount', async () => {
      const [finding] = await findings(document, 1);
      assert.equal(finding?.code, 'abbreviationWording');
    });
    await withSetting('hover.abbreviations', async () => {
      assert.deepEqual(await hoverAt('四个‸意识'), []);
    });
    await withSetting('completion.abbreviations', async () => {
      assert.deepEqual(await completed('四个意识（‸）'), []);
    });
  });
});
