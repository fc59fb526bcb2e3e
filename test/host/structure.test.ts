import assert from 'node:assert/strict';
import * as vscode from 'vscode';

async function edit(source: string, command: string): Promise<string> {
  const caret = source.indexOf('‸');
  const document = await vscode.workspace.openTextDocument({
    language: 'speech',
    content: source.replace('‸', ''),
  });
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(caret);
  editor.selection = new vscode.Selection(position, position);
  await vscode.commands.executeCommand(command);
  const text = document.getText();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return text;
}

suite('structure', () => {
  test('each command edits the point at the caret', async () => {
    for (const [command, source, expected] of [
      ['jianggao.renumberSeries', '一、甲\n三、‸乙\n', '一、甲\n二、乙\n'],
      ['jianggao.insertPoint', '一是甲‸；二是乙。', '一是甲；二是【待补】；三是乙。'],
      ['jianggao.movePointUp', '一是甲；二是‸乙。', '一是乙；二是甲。'],
      ['jianggao.movePointDown', '一是‸甲；二是乙。', '一是乙；二是甲。'],
      ['jianggao.promoteSeries', '（一）‸甲\n（二）乙\n', '一、甲\n二、乙\n'],
      ['jianggao.demoteSeries', '一、‸甲\n二、乙\n', '（一）甲\n（二）乙\n'],
      ['jianggao.joinPoints', '一、‸甲\n二、乙\n', '一是甲。二是乙\n'],
    ] as const) {
      assert.equal(await edit(source, command), expected, command);
    }
  });

  test('where nothing can be done the draft is left as it is', async () => {
    assert.equal(await edit('没有‸层次。', 'jianggao.renumberSeries'), '没有层次。');
    assert.equal(await edit('一是‸甲；二是乙。', 'jianggao.movePointUp'), '一是甲；二是乙。');
  });

  test('sections fold, and the selection grows clause by sentence by point by section', async () => {
    const content = '一、提高认识\n要学，要干。一是真学；二是实干。\n二、抓好落实\n要查。\n';
    const document = await vscode.workspace.openTextDocument({ language: 'speech', content });
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [
        [0, 1],
        [2, 3],
      ],
    );
    const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [document.positionAt(content.indexOf('干。'))],
    );
    const grown: string[] = [];
    for (let range = selection; range !== undefined; range = range.parent) {
      grown.push(document.getText(range.range));
    }
    // VS Code's own words come first.
    assert.deepEqual(grown.slice(grown.indexOf('要干。')), [
      '要干。',
      '要学，要干。',
      '要学，要干。一是真学；二是实干。',
      '一、提高认识\n要学，要干。一是真学；二是实干。',
      content,
    ]);
  });

  test('the library’s speeches give skeletons', async () => {
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes('jianggao.scaffoldFromSpeech'));
  });
});
