import type { PassageKind } from '../corpus/passage-kind';
import type { SpeechLabel } from '../library';
import type { Span } from '../text/spans';

/** Which passages may be found; what is left out does not narrow. */
export interface PassageFilter {
  readonly speakers?: readonly string[];
  readonly bodies?: readonly string[];
  readonly places?: readonly string[];
  readonly genres?: readonly string[];
  /** Years of the speech's date, both inclusive; with either, undated speeches are left out. */
  readonly fromYear?: number;
  readonly toYear?: number;
  readonly kinds?: readonly PassageKind[];
}

/** What a library can be narrowed to, each value with the number of passages that have it, most first. */
export interface FilterChoices {
  readonly speakers: readonly FilterChoice<string>[];
  readonly bodies: readonly FilterChoice<string>[];
  readonly places: readonly FilterChoice<string>[];
  readonly genres: readonly FilterChoice<string>[];
  /** Latest first. */
  readonly years: readonly FilterChoice<number>[];
  readonly kinds: readonly FilterChoice<PassageKind>[];
}

export interface FilterChoice<T> {
  readonly value: T;
  readonly passages: number;
}

/** A passage's place; offsets are UTF-16 offsets into the speech's body. */
export interface PassagePlace extends SpeechLabel, Span {
  /** 1-based number of the paragraph in which it begins. */
  readonly paragraph: number;
}

/** A passage's place, and what stands there. */
export interface FoundPassage extends PassagePlace {
  readonly text: string;
}

/** A stretch of a passage that speaks for it. Offsets are into the passage's text. */
export interface SharedStretch extends Span {
  /** A stock phrase or a longer stretch that the query has too, a word of it, or a word near in meaning. */
  readonly kind: 'phrase' | 'word' | 'related';
}

/** A word of the query that the passage answers with another one. */
export interface RelatedWord {
  readonly asked: string;
  readonly found: string;
}

/** A passage that resembles a text. */
export interface SimilarPassage extends FoundPassage {
  /** 0..1; 1 is the text itself. */
  readonly score: number;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  readonly kind: PassageKind;
  /** Why it was found, in order of place; the stretches do not overlap. */
  readonly shared: readonly SharedStretch[];
  readonly related: readonly RelatedWord[];
  /** Passages that say nearly the same in the same words and would have stood further down. */
  readonly copies: readonly FoundPassage[];
}

export interface SimilarQuestion {
  readonly text: string;
  readonly limit: number;
  readonly filter?: PassageFilter;
  /** A passage that is not to be found: the one of which more like it is asked for. */
  readonly except?: { readonly speechId: string; readonly start: number; readonly end: number };
}

export interface SimilarAnswer {
  /** Best first. */
  readonly passages: readonly SimilarPassage[];
  /** Words that were looked for too, since the best passages have them: they keep company with those of the query. */
  readonly company: readonly string[];
  /** What was searched, after the filter. */
  readonly searched: { readonly speeches: number; readonly passages: number };
}
