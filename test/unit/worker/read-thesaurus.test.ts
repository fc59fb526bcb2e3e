import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readThesaurus } from '../../../src/worker/read-thesaurus';
import { root } from '../support-core/library';

suite('readThesaurus', () => {
  let folder = '';

  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'jianggao-'));
    mkdirSync(path.join(folder, 'thesaurus'));
  });

  teardown(() => {
    rmSync(folder, { recursive: true });
  });

  test('reads the bundled one', () => {
    const { thesaurus, problems } = readThesaurus(path.join(root, 'corpus'));
    assert.deepEqual(problems, []);
    assert.ok(thesaurus.relativesOf('老百姓').some(({ word }) => word === '群众'));
  });

  test('one that is missing or broken is a problem, and the search goes on without it', () => {
    const codes = () => {
      const { thesaurus, problems } = readThesaurus(folder);
      assert.deepEqual(thesaurus.findWords('老百姓'), []);
      return problems.map(({ code, detail }) => `${code} ${/line \d+/.exec(detail)?.[0] ?? ''}`);
    };
    assert.deepEqual(codes(), ['unreadable ']);
    writeFileSync(path.join(folder, 'thesaurus', 'words.txt'), '老百姓 群众\n');
    assert.deepEqual(codes(), ['unreadable line 1']);
  });
});
