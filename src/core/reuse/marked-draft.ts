import { findBodyStart } from '../speech/front-matter';
import type { Span } from '../text/spans';
import { type Projection, Projector, toFoldedText, unitAtOffset, weighUnits } from './projection';
import { findQuoted } from './quotations';
import type { StockPhrases } from './stock-phrases';

/** What of a draft counts: running sums over its units, so that any stretch is told in two look-ups. */
interface Sums {
  /** 字. */
  readonly all: Int32Array;
  /** 字 in no stock phrase. */
  readonly beyondStock: Int32Array;
  /** 字 in no stock phrase and outside of quotation marks. */
  readonly unquoted: Int32Array;
}

/** A draft as the check sees it: front matter left out, projected, with what is stock and what is quoted marked. */
export class MarkedDraft {
  readonly text: string;
  readonly projection: Projection;
  /** 字 of each unit. */
  readonly weights: Uint8Array;
  readonly isStock: Uint8Array;
  readonly isQuoted: Uint8Array;
  readonly sums: Sums;

  constructor(text: string, stock: readonly StockPhrases[]) {
    this.text = text;
    const { units, offsets, length } = new Projector().project(text, findBodyStart(text));
    this.projection = {
      units: units.slice(0, length),
      offsets: offsets.slice(0, length),
      length,
    };
    this.weights = weighUnits(text, this.projection);
    this.isStock = new Uint8Array(length);
    const folded = toFoldedText(this.projection);
    for (const phrases of stock) {
      phrases.mark(folded, this.isStock);
    }
    this.isQuoted = new Uint8Array(length);
    for (const span of findQuoted(text)) {
      this.isQuoted.fill(1, this.unitAt(span.start), this.unitAt(span.end));
    }
    this.sums = {
      all: this.#sum(() => true),
      beyondStock: this.#sum((unit) => this.isStock[unit] === 0),
      unquoted: this.#sum((unit) => this.isStock[unit] === 0 && this.isQuoted[unit] === 0),
    };
  }

  /** The number of the first unit at or behind an offset into the text. */
  unitAt(offset: number): number {
    return unitAtOffset(this.projection, offset);
  }

  /** 字 between two units. */
  count(what: keyof Sums, { start, end }: Span): number {
    return (this.sums[what][end] ?? 0) - (this.sums[what][start] ?? 0);
  }

  #sum(counts: (unit: number) => boolean): Int32Array {
    const sums = new Int32Array(this.projection.length + 1);
    this.weights.forEach((weight, unit) => {
      sums[unit + 1] = (sums[unit] ?? 0) + (counts(unit) ? weight : 0);
    });
    return sums;
  }
}
