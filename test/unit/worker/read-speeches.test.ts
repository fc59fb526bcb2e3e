import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSpeeches } from '../../../src/worker/read-speeches';
import { BUNDLED, readAllBundled, root } from '../support-core/library';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a new folder, reads it and takes the folder away. */
function readFolder(files: Files, folders: readonly string[] = []) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jianggao-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), content);
    }
    for (const name of folders) {
      mkdirSync(path.join(folder, name));
    }
    const { speeches, problems } = readSpeeches(folder);
    return {
      speeches: speeches.map(({ id, text }) => ({ id, text })),
      problems: problems.map(({ file, code }) => `${file} ${code}`),
      details: problems.map(({ detail }) => detail),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const GOOD = '---\ntitle: 讲话\n---\n同志们：\n';

suite('readSpeeches', () => {
  test('reads the bundled corpus in the order of its names', () => {
    const { speeches, problems } = readSpeeches(path.join(root, 'corpus'));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      speeches.map(({ id }) => id),
      [...BUNDLED],
    );
    assert.deepEqual(speeches, readAllBundled());
  });

  test('a bad file is a problem with its name and stops no other', () => {
    const { speeches, problems, details } = readFolder({
      '1-unclosed.md': '---\ntitle: 讲话\n正文\n',
      '2-no-mapping.md': '---\n- 甲\n---\n正文\n',
      '3-gbk.md': Buffer.from([0xcd, 0xac, 0xd6, 0xbe, 0xc3, 0xc7]),
      '4-empty.md': '',
      '5-blank.md': '---\ntitle: 讲话\n---\n\n',
      '6-one-line.md': Buffer.alloc(20_000_000, 'a'),
      '7-good.md': GOOD,
    });
    assert.deepEqual(speeches, [{ id: '7-good', text: '同志们：\n' }]);
    assert.deepEqual(problems, [
      '1-unclosed.md bad-front-matter',
      '2-no-mapping.md bad-front-matter',
      '3-gbk.md invalid-utf8',
      '4-empty.md empty',
      '5-blank.md empty',
      '6-one-line.md too-large',
    ]);
    assert.ok(details.every((detail) => detail.length > 0 && detail.length < 1000));
  });

  test('README and other kinds of files are no speeches', () => {
    const files = { 'README.md': '# 说明\n', 'a.txt': GOOD, 'b.md.bak': GOOD, '说明.md': GOOD };
    const { speeches, problems } = readFolder(files, ['sources']);
    assert.deepEqual(speeches, [{ id: '说明', text: '同志们：\n' }]);
    assert.deepEqual(problems, []);
  });

  test('a folder with the name of a speech is a problem', () => {
    assert.deepEqual(readFolder({ 'good.md': GOOD }, ['folder.md']).problems, [
      'folder.md unreadable',
    ]);
  });

  test('an empty folder has nothing, a missing one is a problem', () => {
    assert.deepEqual(readFolder({}), { speeches: [], problems: [], details: [] });
    const missing = path.join(root, 'corpus', 'missing');
    const { speeches, problems } = readSpeeches(missing);
    assert.deepEqual(speeches, []);
    assert.deepEqual(
      problems.map(({ file, code }) => [file, code]),
      [[missing, 'unreadable']],
    );
  });
});
