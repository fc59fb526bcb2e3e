import type { SpeechLabel } from '../library';
import type { Span } from '../text/spans';

/** What is asked of keyword search. */
export interface SearchQuestion {
  /**
   * Keywords with blanks between, all of which must match: characters (不忘初心), pinyin (buwangchuxin), initials
   * (bwcx), both mixed (不忘cx), figures (2021). Without any, the speeches are listed.
   */
  readonly text: string;
  /** The most hits of each kind. */
  readonly limit: number;
}

export type HitKind = LibraryHit['kind'];

interface FoundText {
  /** The title, heading or phrase. */
  readonly text: string;
  /** What of `text` was matched, in order of place; what was matched elsewhere (speaker, place …) is not there. */
  readonly matches: readonly Span[];
  /** Whether a slip was forgiven. */
  readonly isNear: boolean;
}

/** A speech found by its title, or by who spoke where, when and on what occasion. */
export interface TitleHit extends FoundText {
  readonly kind: 'title';
  readonly speech: SpeechLabel;
  readonly body: string | undefined;
  readonly place: string | undefined;
  readonly occasion: string | undefined;
}

/** A heading of a speech. */
export interface HeadingHit extends FoundText {
  readonly kind: 'heading';
  readonly speech: SpeechLabel;
  /** UTF-16 units of `text` that are its number (一是); the words come behind. */
  readonly markerLength: number;
  /** Where it stands in the speech's body. */
  readonly span: Span;
  /** The headings above it, outermost first. */
  readonly path: readonly string[];
}

/** A stock phrase. */
export interface PhraseHit extends FoundText {
  readonly kind: 'phrase';
  readonly occurrences: number;
  readonly speechCount: number;
}

export type LibraryHit = TitleHit | HeadingHit | PhraseHit;

/** What keyword search found. */
export interface SearchAnswer {
  /** The kinds one after the other, that of the best hit first; within a kind best first. */
  readonly hits: readonly LibraryHit[];
  /** How many there are of each kind, those beyond the limit included. */
  readonly found: Readonly<Record<HitKind, number>>;
}
