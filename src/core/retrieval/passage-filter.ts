import type { KnownPassage } from './passage-search';
import type { FilterChoice, FilterChoices, PassageFilter } from './similar';

/** Whether a filter lets a passage through. */
export function admits(filter: PassageFilter | undefined, passage: KnownPassage): boolean {
  if (filter === undefined) {
    return true;
  }
  const { speaker, body, place, genre } = passage.speech.metadata;
  return (
    isAmong(filter.speakers, speaker) &&
    isAmong(filter.bodies, body) &&
    isAmong(filter.places, place) &&
    isAmong(filter.genres, genre) &&
    isAmong(filter.kinds, passage.kind) &&
    isInYears(filter, yearOf(passage))
  );
}

/** What the passages can be narrowed to. */
export function choicesOf(passages: readonly KnownPassage[]): FilterChoices {
  const metadata = passages.map(({ speech }) => speech.metadata);
  const years = countValues(passages.map(yearOf));
  return {
    speakers: countValues(metadata.map(({ speaker }) => speaker)),
    bodies: countValues(metadata.map(({ body }) => body)),
    places: countValues(metadata.map(({ place }) => place)),
    genres: countValues(metadata.map(({ genre }) => genre)),
    years: years.sort((a, b) => b.value - a.value),
    kinds: countValues(passages.map(({ kind }) => kind)),
  };
}

function isAmong<T>(wanted: readonly T[] | undefined, value: T | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

function isInYears({ fromYear, toYear }: PassageFilter, year: number | undefined): boolean {
  if (fromYear === undefined && toYear === undefined) {
    return true;
  }
  return year !== undefined && year >= (fromYear ?? -Infinity) && year <= (toYear ?? Infinity);
}

function yearOf({ speech }: KnownPassage): number | undefined {
  const { date } = speech.metadata;
  return date === undefined ? undefined : Number(date.slice(0, 4));
}

function countValues<T>(values: readonly (T | undefined)[]): FilterChoice<T>[] {
  const counts = new Map<T, number>();
  for (const value of values) {
    if (value !== undefined) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return Array.from(counts, ([value, passages]) => ({ value, passages })).sort(
    (a, b) => b.passages - a.passages || (a.value < b.value ? -1 : 1),
  );
}
