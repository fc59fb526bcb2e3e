/** Units of a text in a row. */
export interface Sequence {
  readonly units: Uint16Array;
  readonly length: number;
}

/** How far two texts agree from a place on, towards one side. */
export interface Reach {
  /** Units of each text. */
  first: number;
  second: number;
  /** Units that were substituted, left out or put in on the way. */
  edits: number;
}

/** Two texts may shift against each other by so many units within one extension. */
const BAND = 64;
/** Index of the diagonal on which both texts are at the same distance from the place. */
const CENTRE = BAND + 1;
/** What an extension costs beside its comparisons, in their measure. */
const BEGINNING_WORK = 20;
const UNREACHED = -0x40000000;

/**
 * Follows two texts from a place where they agree, over substituted, lacking and added units, as far as that pays:
 * every unit that agrees gives a point, every substituted one takes a point, every lacking or added one a point and a
 * half, and the way ends where `drop` points are lost since the best place. What comes back ends at that place, on
 * units that agree.
 *
 * The furthest place on each diagonal for a growing number of edits (Ukkonen; Zhang and others 2000 with the drop):
 * what two texts share costs one comparison a unit, whatever the number of diagonals.
 */
export class Extender {
  /** By number of edits; what is beside the diagonals of a round is from an earlier extension. */
  readonly #rounds: Int32Array[] = [];
  readonly #reach: Reach = { first: 0, second: 0, edits: 0 };
  readonly #way: Way;
  #work = 0;

  /** @param first a text that is compared with many */
  constructor(first: Sequence) {
    this.#way = new Way(first);
  }

  /** Comparisons made until now, by a rough count: what it costs. */
  get work(): number {
    return this.#work;
  }

  /** Sets the other text. */
  compareWith(second: Sequence): void {
    this.#way.second = second;
  }

  /**
   * @param fromFirst @param fromSecond the units that are compared first
   * @param step 1 towards the end, -1 towards the beginning
   * @returns the same object every time
   */
  extend(
    fromFirst: number,
    fromSecond: number,
    step: 1 | -1,
    limits: { edits: number; drop: number },
  ): Reach {
    const way = this.#way;
    way.begin(fromFirst, fromSecond, step);
    const reach = this.#reach;
    reach.first = way.follow(0, 0);
    reach.second = reach.first;
    reach.edits = 0;
    this.#round(0)[CENTRE] = reach.first;
    this.#work += BEGINNING_WORK + reach.first;
    // Points are counted twice, for an added unit costs half of one.
    let best = 2 * reach.first;
    let low = 0;
    let high = 0;
    for (let edits = 1; edits <= limits.edits && low <= high; edits++) {
      const reached = this.#round(edits - 1);
      const next = this.#round(edits);
      // What these hold is from an earlier round.
      reached.fill(UNREACHED, low + CENTRE - 2, low + CENTRE);
      reached.fill(UNREACHED, high + CENTRE + 1, high + CENTRE + 3);
      const from = Math.max(low - 1, 1 - BAND);
      const to = Math.min(high + 1, BAND - 1);
      const floor = best - 2 * limits.drop;
      low = BAND;
      high = -BAND;
      for (let diagonal = from; diagonal <= to; diagonal++) {
        const x = way.follow(startOn(reached, diagonal + CENTRE), diagonal);
        const points = 2 * x + diagonal - 4 * edits;
        const pays = points >= floor;
        next[diagonal + CENTRE] = pays ? x : UNREACHED;
        if (pays) {
          low = Math.min(low, diagonal);
          high = diagonal;
        }
        if (points > best) {
          best = points;
          reach.first = x;
          reach.second = x + diagonal;
          reach.edits = edits;
        }
      }
      this.#work += to - from + 1;
    }
    this.#work += reach.first;
    return reach;
  }

  /**
   * Where the edits of the last extension are, from its end back: units of the first text, and for an added unit the
   * middle between two.
   */
  findEdits(): number[] {
    const places: number[] = [];
    let diagonal = this.#reach.second - this.#reach.first;
    for (let edits = this.#reach.edits; edits > 0; edits--) {
      const reached = this.#round(edits - 1);
      const at = diagonal + CENTRE;
      const start = startOn(reached, at);
      if (start === (reached[at] ?? UNREACHED) + 1) {
        places.push(this.#way.firstAt(start - 1));
      } else if (start === (reached[at - 1] ?? UNREACHED)) {
        places.push(this.#way.firstAt(start - 0.5));
        diagonal--;
      } else {
        places.push(this.#way.firstAt(start - 1));
        diagonal++;
      }
    }
    return places;
  }

  #round(edits: number): Int32Array {
    this.#rounds[edits] ??= new Int32Array(2 * BAND + 3);
    return this.#rounds[edits];
  }
}

/** The furthest place on a diagonal with one edit more: substituted, added to the second text, added to the first. */
function startOn(reached: Int32Array, at: number): number {
  return Math.max(
    (reached[at] ?? UNREACHED) + 1,
    reached[at - 1] ?? UNREACHED,
    (reached[at + 1] ?? UNREACHED) + 1,
  );
}

/** Two texts from one place on towards one side. */
class Way {
  readonly #first: Sequence;
  second: Sequence;
  #fromA = 0;
  #fromB = 0;
  #step = 1;
  #lengthA = 0;
  #lengthB = 0;

  constructor(first: Sequence) {
    this.#first = first;
    this.second = first;
  }

  begin(fromA: number, fromB: number, step: 1 | -1): void {
    this.#fromA = fromA;
    this.#fromB = fromB;
    this.#step = step;
    this.#lengthA = step > 0 ? this.#first.length - fromA : fromA + 1;
    this.#lengthB = step > 0 ? this.second.length - fromB : fromB + 1;
  }

  /** The place in the first text of what lies `x` units along the way. */
  firstAt(x: number): number {
    return this.#fromA + this.#step * x;
  }

  /** How many units of the first text lie behind on a diagonal after all that agree from `start` on. */
  follow(start: number, diagonal: number): number {
    const end = Math.min(this.#lengthA, this.#lengthB - diagonal);
    let x = Math.min(start, end);
    if (x < 0 || x + diagonal < 0) {
      return UNREACHED;
    }
    const first = this.#first.units;
    const second = this.second.units;
    const step = this.#step;
    let a = this.#fromA + step * x;
    let b = this.#fromB + step * (x + diagonal);
    while (x < end && first[a] === second[b]) {
      x++;
      a += step;
      b += step;
    }
    return x;
  }
}
