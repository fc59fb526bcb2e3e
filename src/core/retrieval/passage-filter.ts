import { type KnownSpeech, PASSAGE_KINDS, type PassageTable } from './passage-table';
import type { FilterChoice, FilterChoices, PassageFilter, SimilarAnswer } from './similar';

/** What a filter leaves of a library. */
export interface Narrowing {
  /** 1 at the numbers of the passages that may be found; undefined for all. */
  readonly admitted: Uint8Array | undefined;
  readonly searched: SimilarAnswer['searched'];
}

/** Applies a filter: a few ms for a million passages. */
export function narrow(table: PassageTable, filter: PassageFilter | undefined): Narrowing {
  if (filter === undefined) {
    return {
      admitted: undefined,
      searched: { speeches: table.speeches.length, passages: table.size },
    };
  }
  const { speeches, kinds } = table.columns;
  const ofSpeech = Array.from(table.speeches, (speech) => admits(filter, speech));
  const ofKind = PASSAGE_KINDS.map((kind) => isAmong(filter.kinds, kind));
  const admitted = new Uint8Array(table.size);
  const found = new Set<number>();
  let passages = 0;
  for (let i = 0; i < admitted.length; i++) {
    const speech = speeches[i] ?? 0;
    if (ofSpeech[speech] === true && ofKind[kinds[i] ?? 0] === true) {
      admitted[i] = 1;
      found.add(speech);
      passages++;
    }
  }
  return { admitted, searched: { speeches: found.size, passages } };
}

/** What the passages can be narrowed to. */
export function choicesOf(table: PassageTable): FilterChoices {
  const { speeches, kinds } = table.columns;
  const passages = new Uint32Array(table.speeches.length);
  for (const speech of speeches) {
    passages[speech] = (passages[speech] ?? 0) + 1;
  }
  const count = <T>(read: (speech: KnownSpeech) => T | undefined): FilterChoice<T>[] =>
    countValues(
      Array.from(
        table.speeches,
        (speech, number) => [read(speech), passages[number] ?? 0] as const,
      ),
    );
  return {
    speakers: count(({ metadata }) => metadata.speaker),
    bodies: count(({ metadata }) => metadata.body),
    places: count(({ metadata }) => metadata.place),
    genres: count(({ metadata }) => metadata.genre),
    years: count(yearOf).sort((a, b) => b.value - a.value),
    kinds: countValues(Array.from(kinds, (kind) => [PASSAGE_KINDS[kind], 1] as const)),
  };
}

function admits(filter: PassageFilter, speech: KnownSpeech): boolean {
  const { speaker, body, place, genre } = speech.metadata;
  return (
    isAmong(filter.speakers, speaker) &&
    isAmong(filter.bodies, body) &&
    isAmong(filter.places, place) &&
    isAmong(filter.genres, genre) &&
    isInYears(filter, yearOf(speech))
  );
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

function yearOf({ metadata }: KnownSpeech): number | undefined {
  return metadata.date === undefined ? undefined : Number(metadata.date.slice(0, 4));
}

function countValues<T>(values: readonly (readonly [T | undefined, number])[]): FilterChoice<T>[] {
  const counts = new Map<T, number>();
  for (const [value, passages] of values) {
    if (value !== undefined && passages > 0) {
      counts.set(value, (counts.get(value) ?? 0) + passages);
    }
  }
  return Array.from(counts, ([value, passages]) => ({ value, passages })).sort(
    (a, b) => b.passages - a.passages || (a.value < b.value ? -1 : 1),
  );
}
