import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { repository } from '../support/paths';
import { installed } from './installed';

suite('activation', () => {
  test('the extension under test is the installed package, not the source tree', () => {
    const fromRepository = path.relative(repository, installed().extensionPath);
    assert.match(fromRepository, /^\.\./u);
  });

  test('activates without waiting for the index', async () => {
    const began = Date.now();
    await installed().activate();
    assert.equal(installed().isActive, true);
    // Reading and indexing the corpus takes seconds on a slow machine; activation must not.
    assert.ok(Date.now() - began < 5000, `${Date.now() - began} ms`);
  });

  test('commands are found in the palette in both languages', () => {
    const manifest = installed().packageJSON as {
      contributes: { commands: { command: string; title: string; category?: string }[] };
    };
    const similar = manifest.contributes.commands.find(
      ({ command }) => command === 'jianggao.findSimilarPassages',
    );
    const shown = `${similar?.category}: ${similar?.title}`;
    assert.match(shown, /Jianggao: .*查找相似段落.*Find Similar Passages/u);
  });

  test('registers every command that it contributes', async () => {
    const manifest = installed().packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(contributed.includes('jianggao.findSimilarPassages'));
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
  });
});
