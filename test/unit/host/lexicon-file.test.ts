import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readLexicon } from '../../../src/host/lexicon-file';

suite('readLexicon', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lexicon-'));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  async function read(content: string | undefined) {
    const file = path.join(folder, 'abbreviations.json');
    if (content !== undefined) {
      writeFileSync(file, content);
    }
    const errors: string[] = [];
    const log = {
      info: assert.fail,
      warn: assert.fail,
      error: (line: string) => errors.push(line),
    };
    const lexicon = await readLexicon(file, log);
    return { errors, count: lexicon.mentions('四个意识').length };
  }

  for (const [name, content, reason] of [
    ['a missing file', undefined, /ENOENT/],
    ['a broken file', '[{"term": "四个意识"', /SyntaxError/],
    ['a row without a source', '[{"term": "四个意识"}]', /row 1 \(四个意识\), scope/],
  ] as const) {
    test(`${name}: one line in the log and no abbreviations`, async () => {
      const { errors, count } = await read(content);
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? '', reason);
      assert.equal(count, 0);
    });
  }

  test('a good file: no line', async () => {
    const source = { title: '公报', publisher: '某报', date: '2016', quote: '原文' };
    const versions = [{ members: ['甲', '乙', '丙', '丁'], expansion: '甲、乙、丙、丁', source }];
    const row = { term: '四个意识', scope: '某领域', countFits: true, versions };
    assert.deepEqual(await read(JSON.stringify([row])), { errors: [], count: 1 });
  });
});
