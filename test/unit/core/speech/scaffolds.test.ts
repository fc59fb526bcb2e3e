import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TypedPiece } from '../../../../src/core/phrases/typed-piece';
import { matchScaffolds, parseScaffolds } from '../../../../src/core/speech/scaffolds';
import { findSections } from '../../../../src/core/speech/sections';
import { pinyinKeys } from '../../../../src/core/text/pinyin';
import { root } from '../../support-core/library';

const scaffolds = parseScaffolds(
  readFileSync(path.join(root, 'snippets', 'scaffolds.json'), 'utf8'),
);

/** Initials that a prefix may be short for: any choice of the characters of a Chinese name, in order. */
function isShortFor(letters: string, name: string): boolean {
  let at = 0;
  for (const initial of pinyinKeys(name).initials) {
    at += letters.charAt(at) === initial ? 1 : 0;
  }
  return at === letters.length;
}

/** The body as it stands before anything is filled in. */
function placeholdersOf(body: string): string {
  return body.replace(/\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}|\$0/g, '$1$2');
}

suite('the scaffolds', () => {
  test('there are eight, with names of their own', () => {
    assert.equal(scaffolds.length, 8);
    assert.equal(new Set(scaffolds.flatMap(({ prefixes }) => prefixes)).size, 20);
  });

  for (const { name, description, prefixes, body } of scaffolds) {
    const chinese = prefixes.filter((prefix) => /^\p{Script=Han}+$/u.test(prefix));
    const letters = prefixes.filter((prefix) => /^[a-z]+$/.test(prefix));

    test(`${name}: has Chinese and pinyin prefixes that fit each other`, () => {
      assert.ok(chinese.includes(name));
      assert.ok(letters.length > 0);
      assert.equal(chinese.length + letters.length, prefixes.length);
      for (const prefix of letters) {
        assert.ok(
          chinese.some((one) => isShortFor(prefix, one)),
          prefix,
        );
      }
    });

    test(`${name}: describes itself in both languages`, () => {
      assert.match(description, /^\p{Script=Han}+：.+ · [A-Z][\w' -]+$/u);
    });

    test(`${name}: numbers its places without gaps and ends with the last caret`, () => {
      const numbers = [...body.matchAll(/\$\{?(\d+)/g)].map((match) => Number(match[1]));
      const used = [...new Set(numbers)].sort((a, b) => a - b);
      assert.deepEqual(used, [...used.keys()]);
      assert.equal(numbers.at(-1), 0);
      assert.equal(numbers.filter((number) => number === 0).length, 1);
      // In the order of the text: the caret never jumps back.
      const first = numbers.filter((number, i) => number > 0 && numbers.indexOf(number) === i);
      assert.deepEqual(
        first,
        [...first].sort((a, b) => a - b),
      );
      assert.doesNotMatch(placeholdersOf(body), /[${}|]/);
    });

    test(`${name}: the same place has the same text everywhere`, () => {
      const texts = new Map<string, string>();
      for (const [, number = '', text = ''] of body.matchAll(/\$\{(\d+)([:|][^}]*)\}/g)) {
        assert.equal(texts.get(number) ?? text, text);
        texts.set(number, text);
      }
      assert.ok(texts.size > 5);
    });
  }

  test('those with numbered parts have the outline that they promise', () => {
    const outlined = scaffolds.filter(({ body }) => /^(?:一、|第一，)/m.test(body));
    assert.equal(outlined.length, 6);
    for (const { name, body } of outlined) {
      const sections = findSections(placeholdersOf(body));
      assert.ok(sections.length >= 3, name);
      assert.deepEqual(
        sections.map((section) => section.marker.ordinal),
        sections.map((_, index) => index + 1),
        name,
      );
    }
  });
});

suite('parseScaffolds', () => {
  test('takes a single prefix or line and leaves out what is no text', () => {
    const json = '{"甲": {"prefix": "jia", "body": ["一", 2, "三"]}, "乙": {"description": 5}}';
    assert.deepEqual(parseScaffolds(json), [
      { name: '甲', description: '甲', prefixes: ['jia'], body: '一\n三' },
      { name: '乙', description: '乙', prefixes: [], body: '' },
    ]);
  });

  test('what is not JSON is a SyntaxError', () => {
    assert.throws(() => parseScaffolds('{'), SyntaxError);
  });
});

suite('matchScaffolds', () => {
  const match = (kind: TypedPiece['kind'], text: string): string[] =>
    matchScaffolds(scaffolds, { kind, text }).map(
      ({ prefix, typedLength }) => `${prefix} ${typedLength}`,
    );

  test('from two characters or letters of a prefix on', () => {
    assert.deepEqual(match('han', '考核'), ['考核总结讲话 2']);
    assert.deepEqual(match('han', '考'), []);
    assert.deepEqual(match('letters', 'kh'), ['khzj 2']);
    assert.deepEqual(match('letters', 'k'), []);
    assert.deepEqual(match('han', ''), []);
  });

  test('letters match a whole beginning, never the end of what was typed', () => {
    assert.deepEqual(match('letters', 'khzj'), ['khzj 4']);
    assert.deepEqual(match('letters', 'xkh'), []);
    assert.deepEqual(match('letters', 'khzjx'), []);
  });

  test('Han characters match with the end of what was typed', () => {
    assert.deepEqual(match('han', '写一篇考核总结'), ['考核总结讲话 4']);
    assert.deepEqual(match('han', '考核总结讲话'), ['考核总结讲话 6']);
    assert.deepEqual(match('han', '考核总结讲话稿'), []);
  });

  test('several scaffolds may match, each with one prefix', () => {
    assert.deepEqual(match('han', '述职'), ['述职评议讲话 2', '述职会议主持词 2']);
    assert.deepEqual(match('han', '会议'), ['会议讲话 2', '会议新闻稿 2']);
    assert.deepEqual(match('han', '主持'), ['主持词 2']);
  });

  test('letters are not looked for among Chinese prefixes', () => {
    assert.deepEqual(match('letters', '考核'), []);
  });
});
