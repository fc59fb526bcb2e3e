import assert from 'node:assert/strict';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ReadLimits, readOwnSpeeches } from '../../../src/worker/own-speeches';

const TEXT = '同志们：\n今天开会。\n';

suite('readOwnSpeeches', () => {
  let home = '';
  setup(() => {
    home = mkdtempSync(path.join(tmpdir(), 'jianggao-own-'));
  });
  teardown(() => rmSync(home, { recursive: true }));

  function write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
      writeFileSync(path.join(home, name), content);
    }
  }

  function read(folders: readonly string[] = ['.'], limits?: ReadLimits) {
    const places = folders.map((folder) => path.join(home, folder));
    const { speeches, problems } = readOwnSpeeches(places, limits);
    const nameOf = (file: string): string => path.relative(home, file).replaceAll(path.sep, '/');
    return {
      speeches,
      ids: speeches.map(({ id }) => nameOf(id)),
      problems: problems.map(({ file, code }) => `${nameOf(file)} ${code}`),
    };
  }

  test('reads .md and .txt of all folders in the order of their paths', () => {
    write({
      'b.txt': TEXT,
      'a/2.md': TEXT,
      'a/1.TXT': TEXT,
      'a/深/处.md': TEXT,
      'README.md': TEXT,
      'c.docx': TEXT,
      txt: TEXT,
    });
    assert.deepEqual(read().ids, ['README.md', 'a/1.TXT', 'a/2.md', 'a/深/处.md', 'b.txt']);
  });

  test('the order of the folders comes first', () => {
    write({ 'a/1.md': TEXT, 'b/1.md': TEXT });
    assert.deepEqual(read(['b', 'a']).ids, ['b/1.md', 'a/1.md']);
  });

  test('hidden ones and node_modules are passed over, below a hidden folder that is named too', () => {
    write({
      '.讲稿/a.md': TEXT,
      '.讲稿/.b.md': TEXT,
      '.讲稿/.git/c.md': TEXT,
      '.讲稿/node_modules/d.md': TEXT,
    });
    assert.deepEqual(read(['.']).ids, []);
    assert.deepEqual(read(['.讲稿']).ids, ['.讲稿/a.md']);
  });

  test('a speech has its path for id, and what its front matter says', () => {
    const name = '讲稿 #1 100%/说 明?.md';
    write({ [name]: '---\ntitle: 在会上的讲话\nspeaker: 张某\ndate: 2020-03\n---\n同志们：\n' });
    const [speech] = read().speeches;
    assert.equal(speech?.id, path.join(home, name));
    assert.equal(speech.metadata.title, '在会上的讲话');
    assert.equal(speech.metadata.speaker, '张某');
    assert.equal(speech.metadata.date, '2020-03');
    assert.equal(speech.header + speech.text, readFileSync(path.join(home, name), 'utf8'));
  });

  test('without front matter the title is the first line or the name; nothing else is guessed', () => {
    write({ '2020-03-26 张某讲话.txt': TEXT, 'b.txt': '在会上的讲话\n2020年3月\n同志们：\n' });
    const told = read().speeches.map(({ metadata }) => metadata);
    assert.deepEqual(
      told.map(({ title, date, speaker }) => [title, date, speaker]),
      [
        ['2020-03-26 张某讲话', undefined, undefined],
        ['在会上的讲话', undefined, undefined],
      ],
    );
  });

  test('a file that is reached in many ways is read once', () => {
    write({ 'a/b/1.md': TEXT, 'c/2.md': TEXT });
    symlinkSync(path.join(home, 'a'), path.join(home, 'a', 'b', 'loop'), 'junction');
    symlinkSync(path.join(home, 'a'), path.join(home, 'c', 'a'), 'junction');
    symlinkSync(path.join(home, 'c', '2.md'), path.join(home, 'a', '2.md'));
    assert.deepEqual(read(['a/b', 'a', 'c', '.']), {
      ...read(['a/b', 'a']),
      problems: [],
    });
    assert.deepEqual(read(['a/b', 'a', 'c', '.']).ids, ['a/b/1.md', 'a/b/loop/2.md']);
    assert.deepEqual(read(['c', 'c', 'c/']).ids, ['c/2.md', 'c/a/b/1.md']);
  });

  test('another file with the same content is another speech', () => {
    write({ 'a.md': TEXT, 'b.md': TEXT });
    linkSync(path.join(home, 'a.md'), path.join(home, 'c.md'));
    assert.deepEqual(read().ids, ['a.md', 'b.md', 'c.md']);
  });

  test('a bad file is a problem with its path and stops no other', () => {
    write({
      'a/gbk.txt': Buffer.from([0xcd, 0xac, 0xd6, 0xbe, 0xc3, 0xc7]),
      'a/utf16.txt': Buffer.from('\ufeff同志们：', 'utf16le'),
      'b.md': '---\ndate: 昨天\n---\n同志们：\n',
      'c.txt': Buffer.alloc(5_000_000, 'a'),
      'd.md': TEXT,
    });
    symlinkSync(path.join(home, 'gone'), path.join(home, 'e.md'));
    symlinkSync(path.join(home, 'f.md'), path.join(home, 'f.md'));
    symlinkSync(path.join(home, 'gone'), path.join(home, 'g'));
    const { ids, problems } = read();
    assert.deepEqual(ids, ['d.md']);
    assert.deepEqual(
      problems,
      [
        'a/gbk.txt invalid-utf8',
        'a/utf16.txt invalid-utf8',
        'b.md bad-front-matter',
        'c.txt too-large',
        'e.md unreadable',
        'f.md unreadable',
      ].sort((a, b) => (a < b ? -1 : 1)),
    );
  });

  test('a file without a text is passed over in silence', () => {
    write({ 'a.md': '', 'b.txt': '\ufeff \r\n', 'c.md': '---\ntitle: 讲话\n---\n' });
    assert.deepEqual(read(), { speeches: [], ids: [], problems: [] });
  });

  test('a folder that is missing, or is none, is a problem and stops no other', () => {
    write({ 'a.md': TEXT, 'b/c.md': TEXT });
    const { ids, problems } = read(['missing', 'a.md', 'b']);
    assert.deepEqual(ids, ['b/c.md']);
    assert.deepEqual(problems, ['missing missing-folder', 'a.md not-a-folder']);
  });

  test('a device is no file, and is not read without end', () => {
    write({ 'a.md': TEXT });
    if (process.platform !== 'win32') {
      symlinkSync('/dev/zero', path.join(home, 'zero.txt'));
    }
    assert.deepEqual(read(), { speeches: read().speeches, ids: ['a.md'], problems: [] });
  });

  const limits = { files: 100, characters: 1000, folders: 100 };

  test('the number of files has a bound, and the folder where it was reached is named', () => {
    write({ 'a/1.md': TEXT, 'a/2.md': TEXT, 'b/3.md': TEXT });
    const bounded = read(['a', 'b'], { ...limits, files: 2 });
    assert.deepEqual(bounded.ids, ['a/1.md', 'a/2.md']);
    assert.deepEqual(bounded.problems, ['b too-much']);
    assert.deepEqual(read(['a', 'b'], { ...limits, files: 3 }).problems, []);
  });

  test('the number of characters has a bound', () => {
    write({ '1.md': '甲'.repeat(6), '2.md': '乙'.repeat(6), '3.md': '丙' });
    const bounded = read(['.'], { ...limits, characters: 12 });
    assert.deepEqual(bounded.ids, ['1.md', '2.md']);
    assert.deepEqual(bounded.problems, [' too-much']);
    assert.deepEqual(read(['.'], { ...limits, characters: 13 }).problems, []);
  });

  test('the number of folders has a bound, told once', () => {
    write({ 'a/1.md': TEXT, 'b/2.md': TEXT, 'c/3.md': TEXT, '4.md': TEXT });
    const bounded = read(['.'], { ...limits, folders: 2 });
    assert.deepEqual(bounded.ids, ['4.md', 'a/1.md']);
    assert.deepEqual(bounded.problems, ['b too-much']);
    assert.deepEqual(read(['.'], { ...limits, folders: 4 }).problems, []);
  });
});
