import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LexiconError, parseAbbreviations } from '../../../../src/core/lexicon/parse-abbreviations';
import { ROWS, row, SOURCE, version } from './rows';

const FOUR = ['甲', '乙', '丙', '丁'];

function problemsOf(rows: unknown): readonly string[] {
  try {
    parseAbbreviations(JSON.stringify(rows));
  } catch (error) {
    assert.ok(error instanceof LexiconError, String(error));
    return error.problems;
  }
  return [];
}

suite('parseAbbreviations', () => {
  test('reads the rows', () => {
    const [first, , third] = parseAbbreviations(JSON.stringify(ROWS));
    assert.equal(first?.term, '四个意识');
    assert.deepEqual(first.aliases, []);
    assert.equal(first.versions[0].source.url, undefined);
    assert.equal(third?.versions[1]?.validFrom, '2020-10-29');
  });

  test('the lexicon that ships is right in every row', () => {
    const file = path.join(process.cwd(), 'corpus', 'lexicon', 'abbreviations.json');
    const rows = parseAbbreviations(readFileSync(file, 'utf8'));
    const terms = rows.map(({ term }) => term);
    for (const term of ['四个意识', '六稳', '四个全面']) {
      assert.ok(terms.includes(term), term);
    }
    assert.ok((rows.find(({ term }) => term === '四个全面')?.versions.length ?? 0) >= 2);
  });

  test('text that is not JSON', () => {
    assert.throws(() => parseAbbreviations('[{'), SyntaxError);
  });

  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    ['no list', { term: '四个意识' }, /not a list/],
    ['no row', ['四个意识'], /row 1 \(\?\), term/],
    ['no term', [row(' ', [version(FOUR)])], /row 1 \( \), term: is empty/],
    ['no scope', [row('四个某', [version(FOUR)], { scope: '' })], /row 1 \(四个某\), scope/],
    [
      'latestUnread no boolean',
      [row('四个某', [version(FOUR)], { latestUnread: 1 })],
      /latestUnread/,
    ],
    ['countFits no boolean', [row('四个某', [version(FOUR)], { countFits: 1 })], /countFits/],
    ['aliases no texts', [row('四个某', [version(FOUR)], { aliases: [4] })], /aliases/],
    ['no versions', [row('四个某', [])], /versions: has none/],
    ['too few members', [row('四个某', [version(['甲'])])], /versions\[0\]\.members: 1 do not fit/],
    ['no members', [row('四个某', [version([])])], /versions\[0\]\.members/],
    [
      'a member that the expansion lacks',
      [row('四个某', [version(FOUR, { expansion: '甲、乙、丙' })])],
      /versions\[0\]\.expansion: lacks the member 丁/,
    ],
    [
      'no source',
      [row('四个某', [version(FOUR, { source: undefined })])],
      /versions\[0\]\.source\.title/,
    ],
    ...['title', 'publisher', 'date', 'quote'].map(
      (field) =>
        [
          `no ${field}`,
          [row('四个某', [version(FOUR, { source: { ...SOURCE, [field]: '' } })])],
          new RegExp(`versions\\[0\\]\\.source\\.${field}: is empty`),
        ] as const,
    ),
    [
      'a source dated otherwise',
      [row('四个某', [version(FOUR, { source: { ...SOURCE, date: '2016年' } })])],
      /source\.date: 2016年/,
    ],
    ...['ftp://a.cn/1', 'https://a.cn/1)](command:x', 'javascript:alert(1)', ''].map(
      (url) =>
        [
          `the address ${url}`,
          [row('四个某', [version(FOUR, { source: { ...SOURCE, url } })])],
          /source\.url/,
        ] as const,
    ),
    ['a wrong date', [row('四个某', [version(FOUR, { validFrom: '2016-13' })])], /validFrom/],
    [
      'an end before the beginning',
      [row('四个某', [version(FOUR, { validFrom: '2016-02', validTo: '2016-01-31' })])],
      /versions\[0\]\.validTo: 2016-01-31 is before/,
    ],
    [
      'versions out of order',
      [row('四个某', [version(FOUR), version(FOUR, { validFrom: '2011' })])],
      /versions\[1\]\.validFrom: 2011 stands behind 2012/,
    ],
    [
      'a term twice',
      [row('四个某', [version(FOUR)]), row('四个别', [version(FOUR)], { aliases: ['四个某'] })],
      /row 2 \(四个别\), term: 四个某 stands in the file twice/,
    ],
  ];
  for (const [name, rows, problem] of wrong) {
    test(`says what is wrong: ${name}`, () => {
      assert.match(problemsOf(rows).join('\n'), problem);
    });
  }

  test('tells all problems of a file at once', () => {
    assert.equal(problemsOf([row('四个某', []), row('五个某', [])]).length, 2);
  });

  for (const [term, members, fits] of [
    ['三会一课', FOUR, true],
    ['五位一体', [...FOUR, '戊'], true],
    ['两个一百年', ['甲', '乙'], true],
    ['双随机、一公开', FOUR.slice(1), true],
    ['三会一课', ['甲', '乙'], false],
  ] as const) {
    test(`${members.length} members ${fits ? 'fit' : 'do not fit'} ${term}`, () => {
      assert.equal(problemsOf([row(term, [version(members)])]).length, fits ? 0 : 1);
      assert.deepEqual(problemsOf([row(term, [version(members)], { countFits: false })]), []);
    });
  }

  test('a partial date holds all its days', () => {
    const dates = { validFrom: '2020-10', validTo: '2020' };
    assert.deepEqual(problemsOf([row('四个某', [version(FOUR, dates)])]), []);
  });
});
