import type { SpeechLabel } from '../library';
import type { Span } from '../text/spans';

/** Longer drafts are refused, in UTF-16 units: a year's work report has 20,000. */
export const LONGEST_DRAFT = 1_000_000;

/** From so few 字 on a stretch can be asked for, and to so many. */
export const MINIMUM_LENGTHS = { least: 6, usual: 13, most: 200 } as const;

/** What a report begins with, in every language: one that was saved is no text to compare with. */
export const REPORT_BEGINNING = '# 雷同检查';

/** 原文, 近似, or inside quotation marks (引用). */
export type ReuseDegree = 'verbatim' | 'near' | 'quoted';

/** A text that the library does not have, as a file's bytes. */
export interface OtherText {
  /** A path or an address: what its source is known by. */
  readonly id: string;
  /** The file's name without its extension. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is asked of the check. */
export interface ReuseQuestion {
  /** The draft, front matter included, with whatever line ends. */
  readonly text: string;
  /** 字 beyond stock phrases from which a stretch counts. */
  readonly minimumLength: number;
  /** Ids of the texts that are no sources: the draft's own file. */
  readonly except: readonly string[];
  /** Texts that are common property whatever the library says: the terms and expansions of the lexicon. */
  readonly stock: readonly string[];
  /** More texts to compare with. */
  readonly others: readonly OtherText[];
}

/** Where a stretch stands; the span is in UTF-16 offsets into the body of the source. */
export interface ReuseSource extends SpeechLabel, Span {
  /** The source's wording. */
  readonly text: string;
  /** Its part of the draft, UTF-16 offsets: a source may have more or less than the stretch. */
  readonly inDraft: Span;
  /** Characters that are different, lacking or added; marks and blanks are not compared. */
  readonly changes: number;
  /** Whether it is one of `others`, which the library cannot show. */
  readonly isOther: boolean;
}

/** A stretch of the draft that stands somewhere else; UTF-16 offsets into the draft. No two overlap. */
export interface ReuseStretch extends Span {
  readonly degree: ReuseDegree;
  /** 字: Han characters, a number or a word in letters counting as one; marks apart. */
  readonly length: number;
  /** Those of them in stock phrases. */
  readonly stock: number;
  /** The best first, at most five. */
  readonly sources: readonly [ReuseSource, ...ReuseSource[]];
  /** Number of texts that have most of it. */
  readonly sourceCount: number;
}

/** How a piece of the draft divides, in 字; what is left of `total` is nobody else's. */
export interface ReuseFigures {
  readonly total: number;
  readonly verbatim: number;
  readonly near: number;
  /** In quotation marks, and found elsewhere. */
  readonly quoted: number;
  /** In stock phrases, wherever they stand. */
  readonly stock: number;
}

/** A section of the draft with its figures. */
export interface ReuseSection extends ReuseFigures, Span {
  /** Undefined for what stands before the first section, and for a draft that has none. */
  readonly heading: string | undefined;
  /** 0 for the outermost. */
  readonly depth: number;
}

/** What one text has in common with the draft. */
export interface ReuseTotal extends SpeechLabel {
  /** 字 of the draft that stand in it, verbatim or nearly, stock phrases and quotations included. */
  readonly characters: number;
}

/** The outcome of a check. */
export interface ReuseAnswer {
  /** In the order of the draft. */
  readonly stretches: readonly ReuseStretch[];
  readonly figures: ReuseFigures;
  readonly sections: readonly ReuseSection[];
  /** The texts that have most in common with the draft, most first. */
  readonly heaviest: readonly ReuseTotal[];
  /** Number of texts that were compared, and of `others` that have no text or are not UTF-8. */
  readonly texts: number;
  readonly unread: number;
}
