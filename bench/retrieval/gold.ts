import { existsSync, readFileSync } from 'node:fs';
import type { BenchLibrary, BenchPassage } from './engine';

/** A question and the passages that answer it. */
export interface Query {
  readonly id: string;
  /** `paragraph`, `sentence`, `keywords`, each perhaps with `hard-` before it; a kind of generated query. */
  readonly form: string;
  readonly text: string;
  /** Passage number → 2 for a wanted one, 1 for one that is welcome too. */
  readonly grades: ReadonlyMap<number, number>;
}

interface Place {
  readonly speechId: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a file of hand-written queries: id, form, wanted places, other places, query.
 *
 * @throws when a wanted place lies in no passage
 */
export function readQueries(file: string, { passages }: BenchLibrary): Query[] {
  if (!existsSync(file)) {
    return [];
  }
  const rows = readFileSync(file, 'utf8').split('\n').slice(1);
  return rows.filter(Boolean).map((row) => {
    const [id = '', form = '', wanted = '', also = '', text = ''] = row.split('\t');
    const grades = new Map<number, number>();
    for (const [places, grade] of [
      [also, 1],
      [wanted, 2],
    ] as const) {
      for (const place of toPlaces(places)) {
        const numbers = numbersAt(passages, place);
        if (numbers.length === 0 && grade === 2) {
          throw new Error(`${file}: no passage at a place of ${id}`);
        }
        for (const number of numbers) {
          grades.set(number, grade);
        }
      }
    }
    return { id, form, text, grades };
  });
}

function toPlaces(column: string): Place[] {
  return Array.from(column.matchAll(/([^|\s]+):(\d+)-(\d+)/g), ([, speechId = '', start, end]) => ({
    speechId,
    start: Number(start),
    end: Number(end),
  }));
}

/** The passages that hold a place's middle or more than half of it. */
function numbersAt(passages: readonly BenchPassage[], place: Place): number[] {
  const middle = (place.start + place.end) / 2;
  return passages.flatMap((passage, number) => {
    const shared = Math.min(place.end, passage.end) - Math.max(place.start, passage.start);
    const isThere =
      passage.speechId === place.speechId &&
      (shared > (place.end - place.start) / 2 || (passage.start <= middle && middle < passage.end));
    return isThere ? [number] : [];
  });
}
