import type {
  CompletionQuestion,
  LibraryQueries,
  LibrarySummary,
  PhraseCard,
  PhraseCompletion,
  PhraseContinuation,
  Provenance,
  Source,
  SpeechLabel,
  SpeechText,
  Uses,
} from './library';
import { once } from './once';
import { Completer } from './phrases/completer';
import { answerCompletion } from './phrases/completion-answer';
import { mineFrames } from './phrases/frames';
import { minePhrases } from './phrases/mining';
import type { Phrase } from './phrases/phrase';
import { overlapAfterCaret } from './phrases/replacement';
import { findTypedPiece } from './phrases/typed-piece';
import { ProvenanceIndex } from './provenance/provenance-index';
import { toLabel, toSpeechText } from './provenance/sources';
import { KeywordIndex } from './retrieval/keyword-index';
import type { SearchAnswer, SearchQuestion } from './retrieval/library-search';
import { OccurrenceIndex } from './retrieval/occurrence-index';
import {
  type IndexedPassages,
  indexPassages,
  PassageSearch,
  textsOf,
} from './retrieval/passage-search';
import type { FilterChoices, SimilarAnswer, SimilarQuestion } from './retrieval/similar';
import { Thesaurus } from './retrieval/thesaurus';
import type { ReuseAnswer, ReuseQuestion } from './reuse/reuse';
import { checkReuse } from './reuse/reuse-check';
import { commonPhrases, StockPhrases } from './reuse/stock-phrases';
import { findOutline, type Section } from './speech/sections';
import type { Speech } from './speech/speech';
import type { Segmenter } from './text/segmenter';
import type { Span } from './text/spans';

/** All indexes of a library and the answers to its questions, in one thread. */
export class LibraryIndex implements LibraryQueries {
  readonly #speeches: ReadonlyMap<string, Speech>;
  readonly #completer: Completer;
  readonly #phrases: readonly Phrase[];
  readonly #common: StockPhrases;
  readonly #provenance: ProvenanceIndex;
  readonly #passages: PassageSearch;
  readonly #keywords: () => KeywordIndex;
  readonly #segmenter: Segmenter;

  /**
   * Builds everything; for the bundled corpus about a second, so it is for a worker thread.
   *
   * @param passages those of the speeches, when they are indexed already
   */
  constructor(
    speeches: readonly Speech[],
    segmenter: Segmenter,
    thesaurus: Thesaurus = new Thesaurus(''),
    passages: IndexedPassages = indexPassages(speeches),
  ) {
    this.#speeches = new Map(speeches.map((speech) => [speech.id, speech]));
    this.#segmenter = segmenter;
    const occurrences = new OccurrenceIndex(speeches);
    const phrases = minePhrases(speeches, segmenter, occurrences);
    const frames = mineFrames(speeches, segmenter);
    this.#phrases = phrases;
    this.#common = new StockPhrases(commonPhrases(phrases, speeches.length));
    const library = { speeches, concordance: occurrences };
    this.#completer = new Completer({ phrases, frames }, library, segmenter);
    this.#provenance = new ProvenanceIndex({ speeches, phrases, occurrences, segmenter });
    const tools = { segmenter, thesaurus };
    this.#passages = new PassageSearch(passages, textsOf(speeches), tools);
    const spellingOf = (phrase: number): string => this.#completer.spellingOf(phrase);
    // Who never searches does not pay for it.
    this.#keywords = once(() => new KeywordIndex(speeches, phrases, spellingOf));
  }

  /** Counts of what the index holds. */
  summary(): LibrarySummary {
    let characters = 0;
    for (const speech of this.#speeches.values()) {
      characters += speech.text.length;
    }
    return {
      speeches: this.#speeches.size,
      passages: this.#passages.size,
      phrases: this.#phrases.length,
      characters,
      segmenter: this.#segmenter.name,
    };
  }

  complete(question: CompletionQuestion): PhraseCompletion[] {
    return answerCompletion(this.#completer, question, (id) => this.#labelOf(id));
  }

  continuation(
    question: Parameters<LibraryQueries['continuation']>[0],
  ): PhraseContinuation | undefined {
    const { before, after, accepted } = question;
    const found = this.#completer.continuation(question);
    const rest = found?.phrase.text.slice(found.typedLength) ?? '';
    if (found === undefined || overlapAfterCaret(rest, after) > 0) {
      return undefined;
    }
    const { phrase, typedLength } = found;
    const piece = findTypedPiece(before.slice(before.lastIndexOf('\n') + 1));
    const list = { piece, before, after, limit: 1, explicit: false, accepted };
    const [first] = this.complete(list);
    // The editor selects the row that the ghost goes with: it must not be another than the first.
    return first === undefined || first.text === phrase.text
      ? { phrase: phrase.text, typedLength }
      : undefined;
  }

  example(question: { text: string }): Source | undefined {
    return this.#provenance.example(question.text);
  }

  stretch(question: { text: string; offset: number }): Span | undefined {
    return this.#provenance.stretch(question.text, question.offset);
  }

  provenance(question: { text: string; offset: number; limit: number }): Provenance | undefined {
    return this.#provenance.around(question);
  }

  uses(question: { text: string; limit: number }): Uses {
    return this.#provenance.uses(question.text, question.limit);
  }

  phraseCard(question: { text: string }): PhraseCard | undefined {
    return this.#provenance.card(question.text);
  }

  similar(question: SimilarQuestion): SimilarAnswer {
    return this.#passages.similar(question);
  }

  filterChoices(): FilterChoices {
    return this.#passages.filterChoices();
  }

  reuse(question: ReuseQuestion): Generator<undefined, ReuseAnswer> {
    const own = new Set(question.except.filter((id) => this.#speeches.has(id)));
    const common =
      own.size === 0
        ? this.#common
        : new StockPhrases(commonPhrases(this.#phrases, this.#speeches.size, own));
    return checkReuse(question, this.#speeches.values(), common);
  }

  searchLibrary(question: SearchQuestion): SearchAnswer {
    return this.#keywords().search(question);
  }

  outline(question: { text: string }): Section[] {
    return findOutline(question.text);
  }

  speeches(): SpeechLabel[] {
    return [...this.#speeches.keys()].flatMap((id) => this.#labelOf(id) ?? []);
  }

  speech(question: { speechId: string }): SpeechText | undefined {
    const speech = this.#speeches.get(question.speechId);
    return speech && toSpeechText(speech);
  }

  #labelOf(speechId: string): SpeechLabel | undefined {
    const speech = this.#speeches.get(speechId);
    return speech && toLabel(speech);
  }
}
