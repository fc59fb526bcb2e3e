import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { cleanText } from '../../../../src/core/corpus/cleaning';
import {
  applyCorrections,
  type Correction,
} from '../../../../src/core/corpus/cleaning-corrections';

/** One file of corpus/corrections. */
interface SpeechData {
  readonly id: string;
  readonly sourceFile: string;
  readonly range?: { readonly after: string; readonly before: string };
  readonly frontMatter: Readonly<Record<string, string>>;
  readonly furniture: readonly string[];
  readonly toFrontMatter: readonly string[];
  readonly corrections: readonly Correction[];
}

interface BuildScript {
  readonly buildCorpus: (
    root: string,
    core: { cleanText: typeof cleanText; applyCorrections: typeof applyCorrections },
  ) => Promise<ReadonlyMap<string, string>>;
}

const root = process.cwd();
const corpus = path.join(root, 'corpus');

/** Lines that end without a closing mark although nothing is wrong: headings, and one cut end. */
const openLines: Readonly<Record<string, readonly string[]>> = {
  '2020-wujiang-appraisal-summary': [
    '一、肯定成绩，提振推动高质量发展的信心决心',
    '二、正视不足，补齐高质量发展存在的短板弱项',
    '三、咬定目标，乘势推动高质量发展快上新台阶',
    // The source breaks off here; the front matter says `complete: no`.
    '三是“闯”字为要，以“闯的魄力”破除制约束缚。',
  ],
  '2021-plenary-closing': [
    '第一，发展思路要清晰',
    '第二，发展定位要准确',
    '第三，发展重点要聚焦',
    '第四，发展任务要落实',
  ],
};

function read(...parts: string[]): string {
  return readFileSync(path.join(corpus, ...parts), 'utf8');
}

const speeches = readdirSync(path.join(corpus, 'corrections'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(read('corrections', name)) as SpeechData);

function splitFile(id: string): { head: string[]; body: string } {
  const [, head, ...rest] = read(`${id}.md`).split(/^---\n/m);
  assert.ok(head !== undefined && rest.length > 0, `${id} has no front matter`);
  return { head: head.trimEnd().split('\n'), body: rest.join('---\n') };
}

function hanOf(text: string): string {
  return (text.match(/\p{Script=Han}/gu) ?? []).join('');
}

/** Replaces `before`, which must occur `count` times, so that nothing is replaced unseen. */
function replaceExactly(text: string, change: { before: string; after: string; count?: number }) {
  const parts = text.split(change.before);
  assert.equal(parts.length - 1, change.count ?? 1, `「${change.before}」`);
  return parts.join(change.after);
}

/** The raw text of one speech, cut from its file without any of the build's code. */
function rawRange({ sourceFile, range }: SpeechData): string {
  const raw = read('sources', sourceFile);
  if (range === undefined) return raw;
  const [, after, ...more] = raw.split(range.after);
  assert.ok(after !== undefined && more.length === 0, `「${range.after}」 occurs once`);
  const [before, ...rest] = after.split(range.before);
  assert.ok(before !== undefined && rest.length === 1, `「${range.before}」 occurs once`);
  return before;
}

/** The Han characters that the body must have: the raw ones and the listed changes, no more. */
function expectedHan(speech: SpeechData): string {
  let han = hanOf(rawRange(speech));
  for (const lost of [...speech.furniture, ...speech.toFrontMatter]) {
    han = replaceExactly(han, { before: hanOf(lost), after: '' });
  }
  for (const correction of speech.corrections) {
    const change = {
      ...correction,
      before: hanOf(correction.before),
      after: hanOf(correction.after),
    };
    if (change.before !== change.after) han = replaceExactly(han, change);
  }
  return han;
}

/** Digits and Latin letters, apart from bookmark marks, page numbers and letter case. */
function asciiOf(text: string): string {
  const visible = text.replaceAll(/\[bookmark: \w+\]/g, '');
  return (visible.toLowerCase().match(/[a-z0-9%+]/g) ?? []).join('');
}

suite('bundled corpus: content', () => {
  test('nine speeches come from five sources', () => {
    assert.equal(speeches.length, 9);
    assert.equal(new Set(speeches.map((speech) => speech.sourceFile)).size, 5);
    assert.equal(readdirSync(path.join(corpus, 'sources')).length, 5);
    const files = readdirSync(corpus).filter(
      (name) => name.endsWith('.md') && name !== 'README.md',
    );
    assert.deepEqual(files.sort(), speeches.map(({ id }) => `${id}.md`).sort());
  });

  for (const speech of speeches) {
    test(`${speech.id}: no Han character was added, lost or moved`, () => {
      const han = hanOf(splitFile(speech.id).body);
      const expected = expectedHan(speech);
      assert.equal(han, expected);
      // The check must be able to fail: a swap, a loss and an addition in the middle.
      const at = han.length >> 1;
      const [a = '', b = ''] = han.slice(at);
      assert.notEqual(a, b);
      assert.notEqual(han.slice(0, at) + b + a + han.slice(at + 2), expected);
      assert.notEqual(han.slice(0, at) + han.slice(at + 1), expected);
      assert.notEqual(`${han.slice(0, at)}的${han.slice(at)}`, expected);
    });

    test(`${speech.id}: no number or letter was added, lost or moved`, () => {
      let raw = rawRange(speech);
      for (const head of speech.toFrontMatter)
        raw = replaceExactly(raw, { before: head, after: '' });
      if (speech.id === '2020-wujiang-appraisal-summary') {
        raw = raw.replaceAll(/^\d{1,2}、/gm, '');
      }
      assert.equal(asciiOf(splitFile(speech.id).body), asciiOf(raw));
    });
  }

  test('what the head of a source says stands in the front matter', () => {
    for (const { id, toFrontMatter } of speeches) {
      const head = hanOf(splitFile(id).head.join(''));
      for (const line of toFrontMatter) {
        // The date is written in ISO form, and the time of day stands in the note.
        const facts = hanOf(line.replace(/\d{4}年\d+月\d+日下午/, ''));
        assert.ok(head.includes(facts), `${id}: ${line}`);
      }
    }
  });
});

suite('bundled corpus: form', () => {
  const keys = 'title speaker body place date occasion genre source sourceFile complete'.split(' ');

  for (const { id } of speeches) {
    test(`${id}: front matter has every key in order`, () => {
      const { head } = splitFile(id);
      const found = head.map((line) => /^(\w+):(?: \S|$)/.exec(line)?.[1]);
      assert.deepEqual(
        found.filter((key) => key !== 'titleBy' && key !== 'note'),
        keys,
      );
      assert.deepEqual(Object.keys(parse(head.join('\n'))), found);
      const title = head[0] ?? '';
      assert.equal(title.includes('〔'), head[1] === 'titleBy: editor');
      const date = head.find((line) => line.startsWith('date:')) ?? '';
      assert.match(date, /^date:(?: \d{4}(?:-\d\d){0,2})?$/);
      assert.ok(id.startsWith(date.slice('date: '.length) || 'undated'));
    });

    test(`${id}: one paragraph a line in Chinese punctuation`, () => {
      const { body } = splitFile(id);
      assert.ok(body.endsWith('\n') && !body.endsWith('\n\n'));
      assert.doesNotMatch(body, /\n\n|\r|\t|[\u00a0\u2000-\u200b\u3000\ufeff]/);
      assert.doesNotMatch(body, /[,;:?!()"‚‛臵]|\.\.|。。|\[bookmark/);
      assert.doesNotMatch(body, /\p{Script=Han} +\p{Script=Han}/u);
      assert.equal(body.split('“').length, body.split('”').length);
    });

    test(`${id}: no line ends in mid-sentence`, () => {
      const open = splitFile(id)
        .body.trimEnd()
        .split('\n')
        .filter((line) => !/[。！？：；…][”’）]*$/.test(line));
      const known = openLines[id] ?? [];
      assert.equal(open.length, known.length, open.join('\n'));
      for (const [index, line] of open.entries()) assert.ok(line.startsWith(known[index] ?? ' '));
    });
  }

  test('the source that breaks off says so', () => {
    const { head, body } = splitFile('2020-wujiang-appraisal-summary');
    assert.ok(head.includes('complete: no'));
    assert.ok(body.endsWith('在持续深化改革创新中为\n'));
  });
});

/** One marker of an outline that was written down by reading; `column` is a UTF-16 offset. */
interface OutlineEntry {
  readonly line: number;
  readonly column: number;
  readonly marker: string;
  readonly parent: number | null;
}

suite('bundled corpus: outlines', () => {
  for (const { id } of speeches) {
    test(`${id}: every marker stands where the outline says`, () => {
      const file = path.join(root, 'test', 'fixtures', 'outlines', `${id}.json`);
      const outline = JSON.parse(readFileSync(file, 'utf8')) as OutlineEntry[];
      const lines = splitFile(id).body.split('\n');
      let last = -1;
      for (const [index, { line, column, marker, parent }] of outline.entries()) {
        assert.ok(lines[line - 1]?.startsWith(marker, column), `${line}:${column} ${marker}`);
        assert.ok(parent === null || (parent >= 0 && parent < index));
        assert.ok(line * 1e6 + column > last);
        last = line * 1e6 + column;
      }
    });
  }
});

suite('bundled corpus: build', () => {
  test('the files are what the build makes', async () => {
    const script = pathToFileURL(path.join(root, 'scripts', 'build-corpus.mjs')).href;
    const { buildCorpus }: BuildScript = await import(script);
    const files = await buildCorpus(root, { cleanText, applyCorrections });
    assert.equal(files.size, speeches.length + 1);
    for (const [name, content] of files) {
      assert.equal(readFileSync(path.join(root, name), 'utf8'), content, name);
    }
  });

  test('the README lists every correction', () => {
    const readme = read('README.md');
    for (const { id, corrections, toFrontMatter } of speeches) {
      const [, ...rest] = readme.split(`### ${id}.md`);
      const section = rest.join('').split('\n### ')[0] ?? '';
      for (const { before, after, why } of corrections) {
        const [from, to] = [before, after].map((text) => text.replaceAll('\n', ' ⏎ '));
        assert.ok(section.includes(`| ${from} | ${to} | ${why} |`), `${id}: ${before}`);
      }
      for (const line of toFrontMatter) assert.ok(section.includes(line), `${id}: ${line}`);
    }
  });
});
