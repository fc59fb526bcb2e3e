import type { Phrase } from '../phrases/phrase';
import { toLabel } from '../provenance/sources';
import type { Speech } from '../speech/speech';
import type { Span } from '../text/spans';
import { FIT, Keyword } from './keyword';
import { type KeywordRows, layOutRows } from './keyword-rows';
import type { HitKind, LibraryHit, SearchAnswer, SearchQuestion } from './library-search';
import { findNear } from './near-keyword';
import { foldText, SpeltTexts } from './spelt-texts';

/** A slip is looked for where a keyword as it stands finds nothing; a short one may find a few by accident. */
const SHORT = 5;
const FEW = 5;

/** Keywords that are read; behind them nobody looks for anything. */
const MOST_KEYWORDS = 8;

/** Which kind comes first where the best of each fit alike. */
const KINDS: readonly HitKind[] = ['title', 'heading', 'phrase'];

/** What one keyword finds. */
interface Found {
  /** How well each row fits; a title as its speech does. */
  readonly fits: Uint8Array;
  readonly spansIn: (row: number) => readonly Span[];
  /** Place of a row among those with a slip. */
  readonly nearRank: ReadonlyMap<number, number>;
}

/** Rows that fit alike, in the order of their worth. */
interface Bucket {
  readonly rank: number;
  readonly rows: number[];
}

/** Finds titles, headings and phrases of a library by keywords: see `SearchQuestion`. */
export class KeywordIndex {
  readonly #rows: KeywordRows;
  readonly #texts: SpeltTexts;
  readonly #phrases: readonly Phrase[];
  readonly #speechNumbers: ReadonlyMap<string, number>;

  /**
   * @param phrases most wanted first
   * @param spellingOf the pinyin of a phrase by its number, syllables with a blank between
   */
  constructor(
    speeches: readonly Speech[],
    phrases: readonly Phrase[],
    spellingOf: (phrase: number) => string,
  ) {
    this.#phrases = phrases;
    this.#rows = layOutRows(speeches, phrases, spellingOf);
    this.#texts = new SpeltTexts(this.#rows.texts);
    this.#speechNumbers = new Map(this.#rows.speeches.map(({ id }, number) => [id, number]));
  }

  /** The titles, headings and phrases that fit all keywords; without anything typed the speeches, newest first. */
  search({ text, limit }: SearchQuestion): SearchAnswer {
    const keywords = text
      .split(/\s+/u)
      .map(foldText)
      .filter((keyword) => keyword !== '');
    if (keywords.length === 0) {
      // Marks alone are no keyword, and nothing has them.
      const titles = text.trim() === '' ? this.#rows.speeches.map((_, row) => row) : [];
      return this.#answer(
        [],
        { title: [{ rank: 0, rows: titles }], heading: [], phrase: [] },
        limit,
      );
    }
    const found = [...new Set(keywords)].slice(0, MOST_KEYWORDS).map((typed) => this.#find(typed));
    const buckets = {
      title: this.#rank(found, 0, this.#rows.speeches.length),
      heading: this.#rank(found, this.#rows.firstHeading, this.#rows.firstPhrase),
      phrase: this.#rank(found, this.#rows.firstPhrase, this.#rows.texts.length),
    };
    return this.#answer(found, buckets, limit);
  }

  #find(typed: string): Found {
    const keyword = new Keyword(this.#texts, typed);
    const fits = keyword.fits();
    const near = new Map<number, readonly Span[]>();
    const enough = typed.length <= SHORT ? FEW : 1;
    if (countFits(fits, enough) < enough) {
      for (const { row, matches } of findNear(this.#texts, typed)) {
        if (fits[row] === FIT.none) {
          fits[row] = FIT.near;
          near.set(row, matches);
        }
      }
    }
    this.#rows.about.forEach((speech, i) => {
      const fit = fits[this.#rows.speeches.length + i] ?? FIT.none;
      // A slip in a title is nearer than one in what is said of the speech, and both are the last to come.
      fits[speech] = Math.max(fits[speech] ?? FIT.none, Math.min(fit, FIT.about));
    });
    return {
      fits,
      nearRank: new Map([...near.keys()].map((row, rank) => [row, rank])),
      spansIn: (row) => {
        const span = keyword.spanIn(row);
        return near.get(row) ?? (span === undefined ? [] : [span]);
      },
    };
  }

  /** The rows from `start` to `end` that fit all keywords: the best first, then those of most worth. */
  #rank(found: readonly Found[], start: number, end: number): Bucket[] {
    const buckets: Bucket[] = [];
    for (let row = start; row < end; row++) {
      const rank = this.#rankOf(row, found);
      if (rank > 0) {
        buckets[rank] ??= { rank, rows: [] };
        buckets[rank].rows.push(row);
      }
    }
    const nearRank = (row: number): number =>
      found.reduce((sum, one) => sum + (one.nearRank.get(row) ?? 0), 0);
    for (const bucket of buckets.slice(0, (FIT.near + 1) * (MOST_KEYWORDS + 1))) {
      bucket?.rows.sort((a, b) => nearRank(a) - nearRank(b) || a - b);
    }
    return buckets.filter((bucket) => bucket !== undefined).reverse();
  }

  /** 0 where a row does not fit; more the better its worst keyword fits, then the more of them it has itself. */
  #rankOf(row: number, found: readonly Found[]): number {
    let worst: number = FIT.exact;
    let own = 0;
    for (const { fits } of found) {
      const fit = fits[row] ?? FIT.none;
      if (fit !== FIT.none) {
        own++;
        worst = Math.min(worst, fit);
      }
    }
    if (own === 0) {
      return 0;
    }
    if (own < found.length) {
      if (!this.#fitsAround(row, found)) {
        return 0;
      }
      worst = Math.min(worst, FIT.about);
    }
    return worst * (MOST_KEYWORDS + 1) + own;
  }

  /** Whether what a row does not say itself is said round it: of its speech, or by the headings above it. */
  #fitsAround(row: number, found: readonly Found[]): boolean {
    const missing = found.filter(({ fits }) => fits[row] === FIT.none);
    const { firstHeading, firstPhrase, headings } = this.#rows;
    const phrase = this.#phrases[row - firstPhrase];
    if (phrase !== undefined) {
      return phrase.speechIds.some((id) => {
        const speech = this.#speechNumbers.get(id);
        return missing.every(({ fits }) => speech !== undefined && (fits[speech] ?? 0) > 0);
      });
    }
    const heading = headings[row - firstHeading];
    if (heading === undefined) {
      return false;
    }
    const around = [heading.speech, ...this.#above(row)];
    return missing.every(({ fits }) => around.some((other) => (fits[other] ?? 0) > 0));
  }

  /** Rows of the headings above one, innermost first. */
  #above(row: number): number[] {
    const rows: number[] = [];
    const { headings, firstHeading } = this.#rows;
    for (let at = headings[row - firstHeading]?.parent; at !== undefined; ) {
      rows.push(at);
      at = headings[at - firstHeading]?.parent;
    }
    return rows;
  }

  #answer(
    found: readonly Found[],
    buckets: Readonly<Record<HitKind, readonly Bucket[]>>,
    limit: number,
  ): SearchAnswer {
    const bestOf = (kind: HitKind): number =>
      Math.floor((buckets[kind][0]?.rank ?? 0) / (MOST_KEYWORDS + 1));
    const kinds = [...KINDS].sort((a, b) => bestOf(b) - bestOf(a));
    const count = (kind: HitKind): number =>
      buckets[kind].reduce((sum, { rows }) => sum + rows.length, 0);
    return {
      hits: kinds.flatMap((kind) =>
        buckets[kind]
          .flatMap(({ rows }) => rows.slice(0, limit))
          .slice(0, limit)
          .map((row) => this.#toHit(row, found)),
      ),
      found: { title: count('title'), heading: count('heading'), phrase: count('phrase') },
    };
  }

  #toHit(row: number, found: readonly Found[]): LibraryHit {
    const { firstHeading, firstPhrase, headings, speeches } = this.#rows;
    const isNear = found.some(({ fits }) => fits[row] === FIT.near);
    const matches = mergeSpans(found.flatMap((one) => one.spansIn(row)));
    const phrase = this.#phrases[row - firstPhrase];
    if (phrase !== undefined) {
      const { text, occurrences, speechIds } = phrase;
      return { kind: 'phrase', text, matches, isNear, occurrences, speechCount: speechIds.length };
    }
    const heading = headings[row - firstHeading];
    const speech = speeches[heading?.speech ?? row];
    if (speech === undefined) {
      throw new Error(`no row ${row}`);
    }
    if (heading === undefined) {
      const { title, body, place, occasion } = speech.metadata;
      const about = { body, place, occasion };
      return { kind: 'title', text: title, matches, isNear, speech: toLabel(speech), ...about };
    }
    const { section, markerLength } = heading;
    return {
      kind: 'heading',
      text: section.heading,
      matches: matches.map(({ start, end }) => ({
        start: start + markerLength,
        end: end + markerLength,
      })),
      isNear,
      speech: toLabel(speech),
      markerLength,
      span: { start: section.start, end: section.headingEnd },
      path: this.#above(row)
        .map((above) => headings[above - firstHeading]?.section.heading ?? '')
        .reverse(),
    };
  }
}

/** Number of rows that fit, counted up to `most`. */
function countFits(fits: Uint8Array, most: number): number {
  let count = 0;
  for (let row = 0; row < fits.length && count < most; row++) {
    count += fits[row] === FIT.none ? 0 : 1;
  }
  return count;
}

/** The same spans in order, those that touch as one. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      merged.push(span);
    }
  }
  return merged;
}
