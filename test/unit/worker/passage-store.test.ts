import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { indexPassages, textsOf } from '../../../src/core/retrieval/passage-search';
import { fingerprintOf } from '../../../src/worker/fingerprint';
import { PassageStore } from '../../../src/worker/passage-store';
import { toSpeech } from '../support-core/library';

const SPEECHES = [toSpeech('深化审批制度改革，方便群众办事。')];

suite('PassageStore', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'jianggao-store-'));
  });
  teardown(() => rmSync(folder, { recursive: true }));

  const storeOf = (fingerprint: string): PassageStore => new PassageStore({ folder, fingerprint });
  const save = (store: PassageStore): Promise<number> =>
    store.write(indexPassages(SPEECHES), textsOf(SPEECHES));
  const makeOld = (name: string, hours: number): void => {
    const time = new Date(Date.now() - hours * 3_600_000);
    utimesSync(path.join(folder, name), time, time);
  };

  test('keeps the three last used files and what is not its own', async () => {
    for (const [i, fingerprint] of ['a1', 'b2', 'c3'].entries()) {
      const store = storeOf(fingerprint);
      await save(store);
      makeOld(path.basename(store.file), 10 - i);
    }
    writeFileSync(path.join(folder, 'notes.txt'), '');
    storeOf('a1').touch();
    await save(storeOf('d4'));
    assert.deepEqual(readdirSync(folder).sort(), [
      'notes.txt',
      'passages-a1.bin',
      'passages-c3.bin',
      'passages-d4.bin',
    ]);
  });

  test('several write at once, and what is there is whole', async () => {
    const stores = Array.from({ length: 8 }, () => storeOf('a1'));
    await Promise.all(stores.map(save));
    assert.deepEqual(readdirSync(folder), ['passages-a1.bin']);
    const { passages, close } = storeOf('a1').open();
    passages.load();
    assert.ok(passages.areOf(SPEECHES));
    close();
  });

  test('what another left unfinished goes after a day', async () => {
    for (const [name, hours] of [
      ['passages-a1.bin.1.tmp', 25],
      ['passages-a1.bin.2.tmp', 1],
    ] as const) {
      writeFileSync(path.join(folder, name), 'half');
      makeOld(name, hours);
    }
    await save(storeOf('a1'));
    assert.deepEqual(readdirSync(folder).sort(), ['passages-a1.bin', 'passages-a1.bin.2.tmp']);
  });

  test('leaves nothing behind when it fails', async () => {
    const broken = {
      ...indexPassages(SPEECHES),
      get index(): never {
        throw new Error('broken');
      },
    };
    await assert.rejects(storeOf('a1').write(broken, textsOf(SPEECHES)), /broken/);
    assert.deepEqual(readdirSync(folder), []);
    assert.equal(storeOf('a1').exists, false);
    assert.throws(() => storeOf('a1').open(), /ENOENT/);
  });
});

suite('fingerprintOf', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'jianggao-print-'));
  });
  teardown(() => rmSync(folder, { recursive: true }));

  test('is another one when a file is added, grows, is touched or renamed, and else the same', () => {
    const print = (): string => fingerprintOf({ corpusFolder: folder, ownFolders: [folder] });
    const seen = new Set<string>();
    const isNew = (): boolean => {
      const found = print();
      assert.equal(print(), found);
      return !seen.has(found) && seen.add(found).size > 0;
    };
    const file = path.join(folder, 'a.md');
    const steps: (() => void)[] = [
      () => undefined,
      () => writeFileSync(file, '一'),
      () => writeFileSync(file, '一二'),
      () => utimesSync(file, 1, 1),
      () => writeFileSync(path.join(folder, 'b.txt'), '一'),
      () => rmSync(file),
    ];
    for (const step of steps) {
      step();
      assert.ok(isNew(), `${step}`);
    }
    writeFileSync(path.join(folder, 'c.docx'), '一');
    assert.ok(!isNew());
    const other = fingerprintOf({ corpusFolder: folder, ownFolders: [] });
    assert.notEqual(other, print());
  });
});
