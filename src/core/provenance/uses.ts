import { firstDay, lastDay } from '../text/dates';

/** One speech's share in the uses of a text. */
export interface Share {
  readonly occurrences: number;
  readonly speaker: string | undefined;
  /** ISO 8601, perhaps partial: 2020, 2020-03, 2020-03-26. */
  readonly date: string | undefined;
}

/** Who says a text, and how often. */
interface SpeakerUses {
  readonly speaker: string;
  readonly occurrences: number;
  readonly speeches: number;
}

/** Uses of a text in one year, or in the years from `year` to `lastYear`. */
export interface YearUses {
  readonly year: number;
  readonly lastYear: number;
  readonly occurrences: number;
}

/** When and by whom a text is used. Occurrences that no date or speaker is known of are counted apart. */
export interface UseSummary {
  readonly occurrences: number;
  readonly speeches: number;
  /** Years that have uses, ascending. */
  readonly years: readonly YearUses[];
  /** Occurrences in speeches without a date: they are in no year. */
  readonly undated: number;
  /** Most occurrences first, at most ten. */
  readonly speakers: readonly SpeakerUses[];
  /** Number of all speakers that are known. */
  readonly speakerCount: number;
  /** Occurrences in speeches without a speaker. */
  readonly unattributed: number;
}

/** The first or the last dated use. */
export interface EdgeUse<T> {
  readonly use: T;
  /** False when another one's date says too little to exclude that it lies beyond this one. */
  readonly isSure: boolean;
}

const MOST_SPEAKERS = 10;

/** Counts the shares of all speeches that use a text. */
export function summarizeUses(shares: readonly Share[]): UseSummary {
  const years = new Map<number, number>();
  const speakers = new Map<string, { occurrences: number; speeches: number }>();
  let occurrences = 0;
  let undated = 0;
  let unattributed = 0;
  for (const share of shares) {
    occurrences += share.occurrences;
    if (share.date === undefined) {
      undated += share.occurrences;
    } else {
      const year = Number(share.date.slice(0, 4));
      years.set(year, (years.get(year) ?? 0) + share.occurrences);
    }
    if (share.speaker === undefined) {
      unattributed += share.occurrences;
    } else {
      const known = speakers.get(share.speaker) ?? { occurrences: 0, speeches: 0 };
      known.occurrences += share.occurrences;
      known.speeches++;
      speakers.set(share.speaker, known);
    }
  }
  return {
    occurrences,
    speeches: shares.length,
    years: [...years]
      .map(([year, count]) => ({ year, lastYear: year, occurrences: count }))
      .sort((a, b) => a.year - b.year),
    undated,
    // Sorting is stable: of equals the one that the library names first comes first.
    speakers: [...speakers]
      .map(([speaker, uses]) => ({ speaker, ...uses }))
      .sort((a, b) => b.occurrences - a.occurrences)
      .slice(0, MOST_SPEAKERS),
    speakerCount: speakers.size,
    unattributed,
  };
}

/**
 * The earliest dated use: the one of which it is known soonest that the text was in use by then.
 *
 * A partial date is a stretch of days: 2020 may be any day of that year. Uses are compared by the last day
 * that they may be, so 2020-03-26 goes before 2020-03, and 2020-03 before 2020. A use with 2020 may still be
 * the older one; then `isSure` is false. Undated uses are never the earliest. Of equals the first wins.
 */
export function firstUse<T extends Share>(uses: readonly T[]): EdgeUse<T> | undefined {
  const [use] = inOrder(uses);
  const from = firstDay(use?.date ?? '');
  return (
    use && {
      use,
      isSure: !uses.some(({ date }) => date !== undefined && firstDay(date) < from),
    }
  );
}

/**
 * The latest dated use: the one of which it is known that the text was in use as late as that. Compared by
 * the first day that they may be: 2020-03-26 is later than 2020-03, and that later than 2020.
 */
export function lastUse<T extends Share>(uses: readonly T[]): EdgeUse<T> | undefined {
  let best: T | undefined;
  for (const use of uses) {
    if (use.date !== undefined && (best?.date === undefined || isLater(use.date, best.date))) {
      best = use;
    }
  }
  const to = lastDay(best?.date ?? '');
  return (
    best && {
      use: best,
      isSure: !uses.some(({ date }) => date !== undefined && lastDay(date) > to),
    }
  );
}

/** The dated uses, earliest first by the measure of `firstUse`; the undated ones are left out. */
export function inOrder<T extends Share>(uses: readonly T[]): T[] {
  const dated = uses.flatMap((use) => (use.date === undefined ? [] : [{ use, date: use.date }]));
  const key = (date: string): string => `${lastDay(date)} ${10 - date.length}`;
  return dated.sort((a, b) => compare(key(a.date), key(b.date))).map(({ use }) => use);
}

/**
 * Joins years to spans of 2, 5, 10, 20, 50 … years so that at most `most` are left: 1993, 1994 and 2017 to
 * 1993–1999 and 2010–2017. Spans begin at multiples of their length; the outer ones end with the uses.
 */
export function groupYears(years: readonly YearUses[], most: number): YearUses[] {
  for (const length of [1, 2, 5, 10, 20, 50, 100, 1000]) {
    const groups = new Map<number, YearUses>();
    for (const { year, lastYear, occurrences } of years) {
      const key = Math.floor(year / length);
      const group = groups.get(key);
      groups.set(key, {
        year: group?.year ?? year,
        lastYear,
        occurrences: (group?.occurrences ?? 0) + occurrences,
      });
    }
    if (groups.size <= most) {
      return [...groups.values()].map((group) => withFullSpan(group, years, length));
    }
  }
  return [...years];
}

/** The span as its length has it, but not beyond the first and the last year of all. */
function withFullSpan(group: YearUses, years: readonly YearUses[], length: number): YearUses {
  const start = Math.floor(group.year / length) * length;
  return {
    year: Math.max(start, years[0]?.year ?? start),
    lastYear: Math.min(start + length - 1, years.at(-1)?.lastYear ?? start),
    occurrences: group.occurrences,
  };
}

/** A bar of `count` to the scale of `most`, at most `width` blocks and at least one. */
export function drawBar(count: number, most: number, width: number): string {
  return '▇'.repeat(Math.max(1, Math.round((count / Math.max(1, most)) * width)));
}

function isLater(date: string, than: string): boolean {
  const order = compare(firstDay(date), firstDay(than));
  return order > 0 || (order === 0 && date.length > than.length);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
