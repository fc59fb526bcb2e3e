import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  drawBar,
  firstUse,
  groupYears,
  inOrder,
  lastUse,
  type Share,
  summarizeUses,
} from '../../../../src/core/provenance/uses';

function shares(...dates: (string | undefined)[]): Share[] {
  return dates.map((date) => ({ occurrences: 1, speaker: undefined, date }));
}

const date = fc
  .tuple(fc.integer({ min: 1990, max: 2025 }), fc.nat(12), fc.nat(28))
  .map(([year, month, day]) => {
    const two = (number: number): string => String(number).padStart(2, '0');
    return month === 0 ? `${year}` : `${year}-${two(month)}${day === 0 ? '' : `-${two(day)}`}`;
  });
const share = fc.record({
  occurrences: fc.integer({ min: 1, max: 20 }),
  speaker: fc.option(fc.constantFrom('甲', '乙', '丙'), { nil: undefined }),
  date: fc.option(date, { nil: undefined }),
});

suite('summarizeUses', () => {
  test('counts years and speakers, and apart what is not known', () => {
    const summary = summarizeUses([
      { occurrences: 3, speaker: '甲', date: '2020-03' },
      { occurrences: 1, speaker: '乙', date: '2018' },
      { occurrences: 2, speaker: undefined, date: '2020' },
      { occurrences: 4, speaker: '乙', date: undefined },
    ]);
    assert.deepEqual(summary, {
      occurrences: 10,
      speeches: 4,
      years: [
        { year: 2018, lastYear: 2018, occurrences: 1 },
        { year: 2020, lastYear: 2020, occurrences: 5 },
      ],
      undated: 4,
      speakers: [
        { speaker: '乙', occurrences: 5, speeches: 2 },
        { speaker: '甲', occurrences: 3, speeches: 1 },
      ],
      speakerCount: 2,
      unattributed: 2,
    });
  });

  test('no use is lost or counted twice', () => {
    fc.assert(
      fc.property(fc.array(share), (all) => {
        const { occurrences, years, undated, speakers, unattributed } = summarizeUses(all);
        const sum = (list: readonly { occurrences: number }[]): number =>
          list.reduce((total, one) => total + one.occurrences, 0);
        assert.equal(occurrences, sum(all));
        assert.equal(sum(years) + undated, occurrences);
        assert.equal(sum(speakers) + unattributed, occurrences);
      }),
    );
  });

  test('of many speakers the most frequent ten are named and all are counted', () => {
    const many = Array.from({ length: 14 }, (_, i) => ({
      occurrences: i + 1,
      speaker: `讲话人${i}`,
      date: undefined,
    }));
    const { speakers, speakerCount } = summarizeUses(many);
    assert.equal(speakers.length, 10);
    assert.equal(speakers[0]?.speaker, '讲话人13');
    assert.equal(speakerCount, 14);
  });
});

suite('firstUse and lastUse', () => {
  for (const [dates, first, firstSure, last, lastSure] of [
    [['2020-03-26', '2018-05', '2021'], '2018-05', true, '2021', true],
    [['2020', '2020-03'], '2020-03', false, '2020-03', false],
    [['2020', '2020-03-26', '2020-03'], '2020-03-26', false, '2020-03-26', false],
    [['2020', '2019'], '2019', true, '2020', true],
    [['2020-03-26', '2020-04'], '2020-03-26', true, '2020-04', true],
    [['2020-12-31', '2020'], '2020-12-31', false, '2020-12-31', true],
    [['2020-01-01', '2020'], '2020-01-01', true, '2020-01-01', false],
    [[undefined, '2020', undefined], '2020', true, '2020', true],
    [['2020-03', '2020-03'], '2020-03', true, '2020-03', true],
  ] as const) {
    test(`${dates.map((one) => one ?? 'undated').join(', ')}`, () => {
      for (const order of [shares(...dates), shares(...[...dates].reverse())]) {
        const [oldest, youngest] = [firstUse(order), lastUse(order)];
        assert.deepEqual([oldest?.use.date, oldest?.isSure], [first, firstSure]);
        assert.deepEqual([youngest?.use.date, youngest?.isSure], [last, lastSure]);
      }
    });
  }

  test('undated uses have neither', () => {
    for (const all of [shares(), shares(undefined), shares(undefined, undefined)]) {
      assert.equal(firstUse(all), undefined);
      assert.equal(lastUse(all), undefined);
    }
  });

  test('of equals the one that the library names first', () => {
    const [a, b] = shares('2020', '2020');
    assert.ok(a && b);
    assert.equal(firstUse([a, b])?.use, a);
    assert.equal(lastUse([a, b])?.use, a);
  });

  test('full dates are ordered as they are, and sure', () => {
    const days = fc.array(
      date.filter((one) => one.length === 10),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(days, (dates) => {
        const sorted = [...dates].sort();
        const all = shares(...dates);
        assert.deepEqual(
          inOrder(all).map((use) => use.date),
          sorted,
        );
        assert.deepEqual(firstUse(all)?.use.date, sorted[0]);
        assert.deepEqual(lastUse(all)?.use.date, sorted.at(-1));
        assert.ok(firstUse(all)?.isSure && lastUse(all)?.isSure);
      }),
    );
  });
});

suite('groupYears', () => {
  const years = (...list: number[]) =>
    list.map((year) => ({ year, lastYear: year, occurrences: 1 }));

  test('few years stay as they are', () => {
    assert.deepEqual(groupYears(years(2018, 2020), 6), years(2018, 2020));
    assert.deepEqual(groupYears([], 6), []);
  });

  test('many are joined, and the outer spans end with the uses', () => {
    const all = years(...Array.from({ length: 25 }, (_, i) => 1993 + i));
    assert.deepEqual(groupYears(all, 6), [
      { year: 1993, lastYear: 1994, occurrences: 2 },
      { year: 1995, lastYear: 1999, occurrences: 5 },
      { year: 2000, lastYear: 2004, occurrences: 5 },
      { year: 2005, lastYear: 2009, occurrences: 5 },
      { year: 2010, lastYear: 2014, occurrences: 5 },
      { year: 2015, lastYear: 2017, occurrences: 3 },
    ]);
  });

  test('no more than asked for, and no use is lost', () => {
    const list = fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { maxLength: 60 });
    fc.assert(
      fc.property(list, fc.integer({ min: 4, max: 9 }), (numbers, most) => {
        const groups = groupYears(years(...numbers.sort((a, b) => a - b)), most);
        assert.ok(groups.length <= most);
        assert.equal(
          groups.reduce((sum, group) => sum + group.occurrences, 0),
          numbers.length,
        );
        for (const [i, group] of groups.entries()) {
          assert.ok(group.year <= group.lastYear);
          assert.ok(group.year > (groups[i - 1]?.lastYear ?? 0));
        }
      }),
    );
  });
});

test('drawBar: to scale, and never nothing', () => {
  assert.equal(drawBar(10, 10, 5), '▇▇▇▇▇');
  assert.equal(drawBar(4, 10, 5), '▇▇');
  assert.equal(drawBar(1, 1000, 5), '▇');
});
