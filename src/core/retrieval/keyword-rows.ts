import type { Phrase } from '../phrases/phrase';
import { findOutline, type Section } from '../speech/sections';
import type { Speech } from '../speech/speech';
import { lastDay } from '../text/dates';
import type { SpeltText } from './spelt-texts';

/** A section of a speech with those that it stands in. */
export interface HeadingRow {
  /** Number of its speech. */
  readonly speech: number;
  readonly section: Section;
  /** The length of its number (一是) in the heading. */
  readonly markerLength: number;
  /** Row of the heading above it. */
  readonly parent: number | undefined;
}

/**
 * What keyword search reads: one row for each title, for each thing that is said of a speech (who, where, when, on
 * what occasion), for each heading and each phrase. Of one kind the rows most wanted come first: the newest
 * speeches, the headings nearest to the title, the phrases of most worth.
 */
export interface KeywordRows {
  readonly texts: readonly SpeltText[];
  /** In the order of their rows, the newest first, undated ones last. */
  readonly speeches: readonly Speech[];
  /** The speech of each row behind the titles, up to the first heading. */
  readonly about: readonly number[];
  readonly headings: readonly HeadingRow[];
  readonly firstHeading: number;
  readonly firstPhrase: number;
}

/** @param spellingOf the pinyin of a phrase by its number, syllables with a blank between */
export function layOutRows(
  library: readonly Speech[],
  phrases: readonly Phrase[],
  spellingOf: (phrase: number) => string,
): KeywordRows {
  const speeches = [...library].sort((a, b) => compareNewest(a.metadata.date, b.metadata.date));
  const about = speeches.flatMap((speech, number) =>
    tellAbout(speech).map((text) => ({ number, text })),
  );
  const firstHeading = speeches.length + about.length;
  const headings = readHeadings(speeches, firstHeading);
  return {
    texts: [
      ...speeches.map(({ metadata }) => ({ text: metadata.title })),
      ...about.map(({ text }) => ({ text })),
      ...headings.map(({ section, markerLength }) => ({
        text: section.heading.slice(markerLength),
      })),
      ...phrases.map(({ text }, phrase) => ({ text, spelling: spellingOf(phrase) })),
    ],
    speeches,
    about: about.map(({ number }) => number),
    headings,
    firstHeading,
    firstPhrase: firstHeading + headings.length,
  };
}

/** Newest first; a partial date may be its last day; without one last. */
function compareNewest(a: string | undefined, b: string | undefined): number {
  const [left, right] = [a, b].map((date) => (date === undefined ? '' : lastDay(date)));
  return left === right ? 0 : (left ?? '') > (right ?? '') ? -1 : 1;
}

/** What may be looked for besides the title; a date as 2021-03-05 and as 2021年3月5日. */
function tellAbout({ metadata }: Speech): string[] {
  const { speaker, body, place, occasion, genre, date } = metadata;
  const [year, month, day] = date?.split('-') ?? [];
  const spoken = [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`];
  return [speaker, body, place, occasion, genre, date, spoken.join('')].flatMap(
    (text) => text || [],
  );
}

function readHeadings(speeches: readonly Speech[], firstRow: number): HeadingRow[] {
  const found: (Omit<HeadingRow, 'parent'> & { depth: number; above: Section | undefined })[] = [];
  for (const [speech, { text }] of speeches.entries()) {
    const level = findOutline(text).map((section) => ({
      section,
      depth: 1,
      above: undefined as Section | undefined,
    }));
    for (let next = level.pop(); next !== undefined; next = level.pop()) {
      const { section, depth, above } = next;
      found.push({ speech, section, depth, above, markerLength: markerLengthOf(section, text) });
      level.push(
        ...section.children.map((child) => ({ section: child, depth: depth + 1, above: section })),
      );
    }
  }
  found.sort(
    (a, b) => a.depth - b.depth || a.speech - b.speech || a.section.start - b.section.start,
  );
  const rows = new Map(found.map(({ section }, i) => [section, firstRow + i]));
  return found.map(({ speech, section, markerLength, above }) => ({
    speech,
    section,
    markerLength,
    parent: above && rows.get(above),
  }));
}

function markerLengthOf({ heading, marker }: Section, text: string): number {
  const number = text.slice(marker.start, marker.end).trimEnd();
  return heading.length > number.length && heading.startsWith(number) ? number.length : 0;
}
