/**
 * 数字缩略语: a number that stands for a list, 四个意识 for 政治意识、大局意识、核心意识、看齐意识. What it stands for
 * changes with the years, so that every wording has its time and its source.
 */
import { firstDay, lastDay } from '../text/dates';

/** The public document that a wording was taken from. */
export interface WordingSource {
  readonly title: string;
  readonly publisher: string;
  /** ISO 8601, perhaps partial. */
  readonly date: string;
  /** A web address, where there is one. */
  readonly url: string | undefined;
  /** The words of the document that hold the wording. */
  readonly quote: string;
}

/** What an abbreviation stands for during some time. */
export interface AbbreviationVersion {
  /** The parts in their order. */
  readonly members: readonly string[];
  /** The parts as they are written out together; every member stands in it. */
  readonly expansion: string;
  /** ISO 8601, perhaps partial; undefined when no source tells. */
  readonly validFrom: string | undefined;
  /** The last day, ISO 8601, perhaps partial; undefined while it is in use, beside a newer one too. */
  readonly validTo: string | undefined;
  readonly source: WordingSource;
}

/** One row of the lexicon. */
export interface Abbreviation {
  readonly term: string;
  /** Other ways to write the term. */
  readonly aliases: readonly string[];
  /** The field that it belongs to: 党的建设, 经济工作. */
  readonly scope: string;
  /** False where the number in the term is not that of its members. */
  readonly countFits: boolean;
  /**
   * True where a wording later than all of `versions` is known to be in use but was not read: such a row is shown,
   * and neither offered nor judged by.
   */
  readonly latestUnread: boolean;
  /** Oldest first. */
  readonly versions: readonly [AbbreviationVersion, ...AbbreviationVersion[]];
}

/**
 * The versions that may have been in force at a date, oldest first: more than one where the date is partial, or
 * where two wordings are in use side by side. Before the first version it is the first, between two the older.
 *
 * @param date ISO 8601, perhaps partial; undefined asks for the latest
 */
export function versionsAt(
  { versions }: Abbreviation,
  date: string | undefined,
): readonly [AbbreviationVersion, ...AbbreviationVersion[]] {
  const asked = date ?? '9999';
  const started = versions.filter(
    ({ validFrom }) => firstDay(validFrom ?? '0000') <= lastDay(asked),
  );
  const [first, ...others] = started.filter(
    ({ validTo }) => lastDay(validTo ?? '9999') >= firstDay(asked),
  );
  return first === undefined ? [started.at(-1) ?? versions[0]] : [first, ...others];
}

/** The version in force at a date; of several that may have been, the newest. */
export function versionAt(
  abbreviation: Abbreviation,
  date: string | undefined,
): AbbreviationVersion {
  const versions = versionsAt(abbreviation, date);
  return versions.at(-1) ?? versions[0];
}
