import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../support/polling';
import { installed, libraryReady } from './installed';

/** Where the profile of this run lies beside its extensions. */
function profile(): string {
  return path.resolve(installed().extensionPath, '..', '..');
}

/** The stored indexes under the profile, with when each was written. */
function storedIndexes(): { file: string; written: number }[] {
  return readdirSync(profile(), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|[\\/])passages-[^\\/]*$/u.test(name))
    .map((name) => path.join(profile(), name))
    .map((file) => ({ file, written: statSync(file).mtimeMs }));
}

suite('the stored index', () => {
  suiteSetup(libraryReady);

  test('is kept with what the extension keeps for all windows, and written anew on reloading', async () => {
    const [first] = await until(
      'the file',
      () => {
        const found = storedIndexes();
        return found.length > 0 && found.every(({ file }) => file.endsWith('.bin'))
          ? found
          : undefined;
      },
      { timeout: 60_000, interval: 200 },
    );
    assert.ok(first);
    const folder = path.dirname(first.file);
    assert.equal(path.basename(folder), 'jianggao.jianggao');
    assert.equal(path.basename(path.dirname(folder)), 'globalStorage');
    // There may be files of other states of the library, which an earlier suite has brought about.
    const before = Math.max(...storedIndexes().map(({ written }) => written));
    await vscode.commands.executeCommand('jianggao.reloadLibrary');
    await until(
      'a file to be written anew',
      () => storedIndexes().some(({ written }) => written > before),
      { timeout: 60_000, interval: 200 },
    );
  });
});
