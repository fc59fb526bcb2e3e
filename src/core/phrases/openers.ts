import type { Concordance } from '../retrieval/concordance';
import type { PhrasePlaces } from './phrase-places';
import type { View } from './usage';

/** 一是, 二要, 三、 or （四） before the caret: what opens one point opens any other. */
const POINT = /(?:[一二三四五六七八九十]([是要、])|（[一二三四五六七八九十]+(）)|\d([.．]))$/u;

/** 同志们： and the line end behind it are one opening; blanks and Markdown's marks do not count. */
const PARAGRAPH = /(?:^|\n)[\s　>#*+-]*$/u;

/** Far enough back for any opening. */
const REACH = 8;

/** Of more places than that, every other one or fewer are looked at. */
const MOST_WEIGHED = 10_000;

/** A phrase that opens a clause at places like the caret's. */
export interface Opener {
  readonly index: number;
  readonly weight: number;
}

/**
 * What kind of opening stands at the end of a text: a mark, a point's number, a paragraph's beginning;
 * undefined inside a clause.
 */
function openingOf(before: string): string | undefined {
  if (PARAGRAPH.test(before)) {
    return /：\s*$/u.test(before) ? 'address' : 'paragraph';
  }
  const point = POINT.exec(before);
  if (point) {
    return `point ${point[1] ?? point[2] ?? point[3]}`;
  }
  const mark = before.at(-1) ?? '';
  return '，。；：！？'.includes(mark) ? mark : undefined;
}

/** Behind 同志们： a paragraph begins, too; speeches have too few salutations to go by them alone. */
function kindsOf(opening: string | undefined): string[] {
  return opening === undefined ? [] : opening === 'address' ? [opening, 'paragraph'] : [opening];
}

/** The phrases that open clauses, by what they stand behind. */
export class Openers {
  readonly #concordance: Concordance;
  /** Opening → pairs of a place and a phrase that begins there. */
  readonly #byOpening = new Map<string, { places: number[]; indexes: number[] }>();

  constructor(concordance: Concordance, places: PhrasePlaces, phrases: number) {
    this.#concordance = concordance;
    for (let index = 0; index < phrases; index++) {
      const { first, end } = places.rowsOf(index);
      for (let row = first; row < end; row++) {
        const place = concordance.placeOf(row);
        const opening = this.#openingAt(place);
        if (opening !== undefined) {
          const entry = this.#entry(opening);
          entry.places.push(place);
          entry.indexes.push(index);
        }
      }
    }
  }

  /** The phrases that open clauses behind what stands before the caret, in no order. */
  find(before: string, view: View): Opener[] {
    const weights = new Map<number, number>();
    for (const opening of kindsOf(openingOf(before))) {
      const { places = [], indexes = [] } = this.#byOpening.get(opening) ?? {};
      const step = Math.ceil(places.length / MOST_WEIGHED);
      for (let i = 0; i < places.length; i += step) {
        const index = indexes[i] ?? 0;
        weights.set(index, (weights.get(index) ?? 0) + view.weightAt(places[i] ?? 0, 0));
      }
    }
    return [...weights].map(([index, weight]) => ({ index, weight }));
  }

  #entry(opening: string): { places: number[]; indexes: number[] } {
    let entry = this.#byOpening.get(opening);
    if (entry === undefined) {
      entry = { places: [], indexes: [] };
      this.#byOpening.set(opening, entry);
    }
    return entry;
  }

  #openingAt(place: number): string | undefined {
    // Most places follow a Han character that ends no number: no need to look further back.
    const previous = this.#concordance.unitAt(place - 1);
    if (previous >= 0x4e00 && previous !== 0x662f && previous !== 0x8981 && previous < 0xff00) {
      return undefined;
    }
    let before = '';
    for (let at = place - REACH; at < place; at++) {
      const unit = this.#concordance.unitAt(at);
      before = unit === 0 ? '' : before + String.fromCharCode(unit);
    }
    return openingOf(before);
  }
}
