import assert from 'node:assert/strict';
import fc from 'fast-check';
import { versionAt, versionsAt } from '../../../../src/core/lexicon/abbreviation';
import { draftDate } from '../../../../src/core/lexicon/draft-date';
import { parseAbbreviations } from '../../../../src/core/lexicon/parse-abbreviations';
import { row, version } from './rows';

const FOUR = ['甲', '乙', '丙', '丁'];

/** An abbreviation whose versions have these times; the first member tells which version it is. */
function withTimes(...times: readonly { validFrom?: string; validTo?: string }[]) {
  const versions = times.map((time, index) => version([`版${index}`, ...FOUR.slice(1)], time));
  const [abbreviation] = parseAbbreviations(JSON.stringify([row('四个某', versions)]));
  assert.ok(abbreviation);
  return abbreviation;
}

suite('the version in force', () => {
  const changed = withTimes(
    { validFrom: '2014-12', validTo: '2020-10-28' },
    { validFrom: '2020-10-29' },
  );
  const cases = [
    ['2010', '版0'],
    ['2014-12-14', '版0'],
    ['2018', '版0'],
    ['2020-10-28', '版0'],
    ['2020-10-29', '版1'],
    ['2020-10', '版0版1'],
    ['2020', '版0版1'],
    ['2021-01-15', '版1'],
    [undefined, '版1'],
  ] as const;
  for (const [date, expected] of cases) {
    test(`at ${date ?? 'no date'}: ${expected}`, () => {
      const names = versionsAt(changed, date).map(({ members }) => members[0]);
      assert.equal(names.join(''), expected);
      assert.equal(versionAt(changed, date).members[0], names.at(-1));
    });
  }

  test('one without an end stays in use beside the next', () => {
    const open = withTimes({}, { validFrom: '2020-10-29' });
    assert.equal(versionsAt(open, '2019-05-01').length, 1);
    assert.equal(versionAt(open, '2019-05-01').members[0], '版0');
    assert.equal(versionsAt(open, '2021').length, 2);
    assert.equal(versionAt(open, '2021').members[0], '版1');
  });

  test('the older one between two, the last one after its end', () => {
    const ended = withTimes(
      { validFrom: '2014', validTo: '2015' },
      { validFrom: '2018', validTo: '2019' },
    );
    assert.equal(versionAt(ended, '2016-06').members[0], '版0');
    assert.equal(versionAt(ended, '2030').members[0], '版1');
    assert.equal(versionAt(ended, undefined).members[0], '版1');
  });

  test('is one of the versions, and never goes back as time goes on', () => {
    const year = fc.integer({ min: 2000, max: 2030 });
    fc.assert(
      fc.property(
        fc.uniqueArray(year, { minLength: 1, maxLength: 4 }),
        year,
        year,
        (from, a, b) => {
          const years = [...from].sort((x, y) => x - y);
          const abbreviation = withTimes(...years.map((one) => ({ validFrom: String(one) })));
          const [early, late] = [Math.min(a, b), Math.max(a, b)].map((one) =>
            abbreviation.versions.indexOf(versionAt(abbreviation, `${one}-06-15`)),
          );
          assert.ok(early !== undefined && late !== undefined && early >= 0 && early <= late);
        },
      ),
    );
  });
});

suite('draftDate', () => {
  for (const [value, expected] of [
    ['2020-03-26', '2020-03-26'],
    ['2020', '2020'],
    ['2020年3月6日', '2020-03-06'],
    ['2020年10月', '2020-10'],
    ['【待补】', undefined],
    ['20200326', undefined],
    ['', undefined],
  ] as const) {
    test(`date: ${value}`, () => {
      assert.equal(draftDate(`---\ntitle: 讲话\ndate: ${value}\n---\n同志们：`), expected);
    });
  }

  test('of a text without front matter, or with broken one', () => {
    assert.equal(draftDate('date: 2020-03-26'), undefined);
    assert.equal(draftDate('---\ndate: 2020-03-26\n'), undefined);
    assert.equal(draftDate('---\ndate: [\n---\n'), undefined);
  });
});
