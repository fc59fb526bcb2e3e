import type { AcceptedPhrases } from './phrases/accepted';
import type { TypedPiece } from './phrases/typed-piece';
import type { Companion } from './provenance/company';
import type { Neighbour } from './provenance/neighbours';
import type { EdgeUse, UseSummary } from './provenance/uses';
import type { Variant } from './provenance/variants';
import type { SearchAnswer, SearchQuestion } from './retrieval/library-search';
import type { FilterChoices, SimilarAnswer, SimilarQuestion } from './retrieval/similar';
import type { ReuseAnswer, ReuseQuestion } from './reuse/reuse';
import type { Section } from './speech/sections';
import type { SpeechMetadata } from './speech/speech';
import type { Span } from './text/spans';

/** What a reader needs to know a speech by. */
export interface SpeechLabel {
  readonly speechId: string;
  readonly title: string;
  readonly speaker: string | undefined;
  /** ISO 8601, perhaps partial. */
  readonly date: string | undefined;
}

/** What is asked of completion. */
export interface CompletionQuestion {
  /** What was typed; undefined when there is nothing to complete, so that only openers can be had. */
  readonly piece: TypedPiece | undefined;
  /** What stands before the caret, the piece included, line ends as \n: a few clauses say enough. */
  readonly before: string;
  /** The rest of the caret's line. */
  readonly after: string;
  readonly limit: number;
  /** Whether the list was asked for: then it opens on less. */
  readonly explicit: boolean;
  /** Phrases that the writer took before, with how often: they rise. */
  readonly accepted: AcceptedPhrases;
}

/** A phrase that completes what stands before the caret, or opens what comes next. */
export interface PhraseCompletion {
  /** The phrase; of a frame, its fixed words with … for the slots: 以…为抓手. */
  readonly text: string;
  readonly kind: 'prefix' | 'pinyin' | 'fuzzy' | 'opener' | 'frame';
  /** Of a frame: what is inserted, fixed texts with a slot to fill in between each two. */
  readonly parts?: readonly string[];
  /** What stands in the library as an example: the phrase itself, of a frame one filling. */
  readonly sample: string;
  /** UTF-16 units before the caret that it replaces. */
  readonly typedLength: number;
  /** UTF-16 units after the caret that it replaces: what of the phrase already stands there. */
  readonly overlapLength: number;
  /** What the editor matches the typed text against while the next answer is under way. */
  readonly filterText: string;
  readonly occurrences: number;
  /** Number of speeches that contain it; `speeches` names the first few of them. */
  readonly speechCount: number;
  readonly speeches: readonly SpeechLabel[];
}

/** How a phrase that stands before the caret in part goes on. */
export interface PhraseContinuation {
  readonly phrase: string;
  /** UTF-16 units of it before the caret; the rest is not there yet. */
  readonly typedLength: number;
}

/** One speech's share in the provenance of a text. */
export interface Source extends SpeechLabel, Span {
  /** Occurrences in this speech; `start`, `end` and `sentence` are those of the first. */
  readonly occurrences: number;
  readonly sentence: string;
  /** Where the text stands in `sentence`. */
  readonly offsetInSentence: number;
}

/** Where a stretch of text stands in the library. */
export interface Provenance {
  /** The stretch, as offsets into the text that was asked about. */
  readonly span: Span;
  readonly text: string;
  readonly summary: UseSummary;
  /** The earliest dated use; undefined when no use is dated. */
  readonly first: EdgeUse<Source> | undefined;
  /** The latest, if another speech than `first`'s. */
  readonly last: EdgeUse<Source> | undefined;
  /** More sources, in library order, as many as were asked for. */
  readonly others: readonly Source[];
}

/** A place in the file of a speech as an editor counts: zero-based lines and UTF-16 units. */
export interface FilePosition {
  readonly line: number;
  readonly character: number;
}

/** One occurrence, placed in its speech's file: header and text. */
export interface Use {
  readonly speech: SpeechLabel;
  readonly from: FilePosition;
  readonly to: FilePosition;
}

/** Where a text is used. */
export interface Uses {
  /** In library order. */
  readonly all: readonly Use[];
  /** The first occurrence in each speech, in library order. */
  readonly firsts: readonly Use[];
  /** The first occurrence in the speech of the earliest known date; undefined when none is dated. */
  readonly earliest: Use | undefined;
}

/** One occurrence with its sentence; `start` and `end` are offsets into the speech's body. */
export interface Quotation extends Span {
  readonly sentence: string;
  readonly offsetInSentence: number;
}

/** The uses of a text in one speech: the first few of them. */
export interface QuotedSpeech extends SpeechLabel {
  readonly occurrences: number;
  readonly quotations: readonly Quotation[];
}

/** Everything about a phrase. */
export interface PhraseCard {
  readonly text: string;
  readonly summary: UseSummary;
  readonly first: EdgeUse<Source> | undefined;
  readonly last: EdgeUse<Source> | undefined;
  /** Dated speeches in the order of time, then the undated ones; of very many some are left out. */
  readonly speeches: readonly QuotedSpeech[];
  /** What stands directly before and after it, most frequent first. */
  readonly before: readonly Neighbour[];
  readonly after: readonly Neighbour[];
  /** Occurrences that were read for `before` and `after`. */
  readonly occurrencesRead: number;
  /** Phrases that share sentences with it, the closest first. */
  readonly companions: readonly Companion[];
  /** Phrases that differ from it in one word, most frequent first. */
  readonly variants: readonly Variant[];
}

/** A speech as the editor shows it: `header + text` is the file, `header.length` the body's offset. */
export interface SpeechText {
  readonly speechId: string;
  readonly metadata: SpeechMetadata;
  readonly header: string;
  readonly text: string;
}

/** What an index holds, for the log and the status. */
export interface LibrarySummary {
  readonly speeches: number;
  readonly passages: number;
  readonly phrases: number;
  readonly characters: number;
  readonly segmenter: string;
}

/** The most that is read of the user's own folders; what lies beyond is left out, and the user is told. */
export const OWN_LIMITS = {
  files: 10_000,
  characters: 4_000_000,
  /** Folders looked into: a whole disk by mistake is not walked to its end. */
  folders: 20_000,
} as const;

/** A file or a folder of the library that could not be read. */
export interface LibraryProblem {
  /** Of the bundled corpus a name, of the user's own texts an absolute path. */
  readonly file: string;
  /** A SpeechErrorCode, or missing-folder, not-a-folder, no-permission, too-much. */
  readonly code: string;
  readonly detail: string;
}

/**
 * The questions that features ask of a library (素材库). Offsets are UTF-16. An answer that takes long is a generator,
 * which pauses every few milliseconds: other questions are answered then.
 */
export interface LibraryQueries {
  /** Phrases and frames that complete what was typed or, asked for, open what comes next; best first. */
  complete(question: CompletionQuestion): PhraseCompletion[];
  /** How the text goes on when that is nearly certain: at least `atLeast`, 0..1. */
  continuation(question: {
    before: string;
    after: string;
    atLeast: number;
    accepted: AcceptedPhrases;
  }): PhraseContinuation | undefined;
  /** The first sentence in which a phrase stands, with its speech. */
  example(question: { text: string }): Source | undefined;
  /**
   * The stretch of a text that `offset` points at: the longest phrase round it, else the longest stretch of at
   * least four Han characters of its sentence that the library contains.
   */
  stretch(question: { text: string; offset: number }): Span | undefined;
  /** Where that stretch stands, with at most `limit` sources. */
  provenance(question: { text: string; offset: number; limit: number }): Provenance | undefined;
  /** The first `limit` occurrences of any piece of text, the first ones of `limit` speeches, and the earliest. */
  uses(question: { text: string; limit: number }): Uses;
  /** Everything about a piece of text; undefined when the library does not contain it. */
  phraseCard(question: { text: string }): PhraseCard | undefined;
  /** The passages most like a text, best first. */
  similar(question: SimilarQuestion): SimilarAnswer;
  /** What the search for similar passages can be narrowed to. */
  filterChoices(question: Record<string, never>): FilterChoices;
  /** Which stretches of a draft stand in the library or in other texts, verbatim or nearly. */
  reuse(question: ReuseQuestion): Generator<undefined, ReuseAnswer>;
  /** Titles, headings and phrases by keywords; without any the speeches, newest first. */
  searchLibrary(question: SearchQuestion): SearchAnswer;
  /** The outline of a long draft, read off the main thread; it has nothing to do with what the library holds. */
  outline(question: { text: string }): Section[];
  /** All speeches, in library order. */
  speeches(question: Record<string, never>): SpeechLabel[];
  /** A speech, or undefined when the library has none of that id. */
  speech(question: { speechId: string }): SpeechText | undefined;
}

/** What comes back across the thread. */
export type AnswerTo<Name extends keyof LibraryQueries> =
  ReturnType<LibraryQueries[Name]> extends Generator<undefined, infer Answer>
    ? Answer
    : ReturnType<LibraryQueries[Name]>;

/** The port that features use: the same questions, asked across a thread, cancellable. */
export type Library = {
  readonly [Name in keyof LibraryQueries]: (
    question: Parameters<LibraryQueries[Name]>[0],
    signal?: AbortSignal,
  ) => Promise<AnswerTo<Name> | undefined>;
} & {
  /** Whether answers come at once; before that they wait for the index. */
  readonly isReady: boolean;
  /** Whether questions of this kind are answered at once; some are before all else is ready. */
  canAnswer(name: keyof LibraryQueries): boolean;
  /** Whether the library has failed for good: every answer is undefined from then on. */
  readonly hasEnded: boolean;
};
