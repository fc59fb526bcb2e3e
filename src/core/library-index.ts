import { findPassages, type Passage } from './corpus/passages';
import type {
  LibraryQueries,
  LibrarySummary,
  PhraseCompletion,
  Provenance,
  SimilarPassage,
  Source,
  SpeechLabel,
  SpeechText,
} from './library';
import { minePhrases } from './phrases/mining';
import { PhraseIndex, type PhraseMatch } from './phrases/phrase-index';
import { overlapAfterCaret } from './phrases/replacement';
import type { TypedPiece } from './phrases/typed-piece';
import { type Occurrence, OccurrenceIndex } from './retrieval/occurrence-index';
import { PassageIndex } from './retrieval/passage-index';
import { findOutline, type Section } from './speech/sections';
import type { Speech } from './speech/speech';
import type { Segmenter } from './text/segmenter';
import { findSentences, type Span, sentenceAt } from './text/spans';

/** Speeches named in the detail of a completion; the hover names them all. */
const MOST_NAMED_SPEECHES = 2;

/** A slogan is looked for this far on each side of the pointer; no sentence that is read aloud is longer. */
const HOVER_REACH = 150;

/** All indexes of a library and the answers to its questions, in one thread. */
export class LibraryIndex implements LibraryQueries {
  readonly #speeches: ReadonlyMap<string, Speech>;
  readonly #occurrences: OccurrenceIndex;
  readonly #phrases: PhraseIndex;
  readonly #phraseTexts: ReadonlySet<string>;
  readonly #longestPhrase: number;
  readonly #passages: readonly Passage[];
  readonly #passageIndex: PassageIndex;
  readonly #segmenter: Segmenter;

  /** Builds everything; for the bundled corpus about a second, so it is for a worker thread. */
  constructor(speeches: readonly Speech[], segmenter: Segmenter) {
    this.#speeches = new Map(speeches.map((speech) => [speech.id, speech]));
    this.#segmenter = segmenter;
    this.#occurrences = new OccurrenceIndex(speeches);
    this.#phrases = new PhraseIndex(minePhrases(speeches, segmenter, this.#occurrences));
    this.#phraseTexts = new Set(this.#phrases.all().map((phrase) => phrase.text));
    this.#longestPhrase = this.#phrases
      .all()
      .reduce((longest, phrase) => Math.max(longest, phrase.text.length), 0);
    this.#passages = speeches.flatMap((speech) => findPassages(speech));
    this.#passageIndex = new PassageIndex(this.#passages.map((passage) => this.#textOf(passage)));
  }

  /** Counts of what the index holds. */
  summary(): LibrarySummary {
    let characters = 0;
    for (const speech of this.#speeches.values()) {
      characters += speech.text.length;
    }
    return {
      speeches: this.#speeches.size,
      passages: this.#passages.length,
      phrases: this.#phrases.size,
      characters,
      segmenter: this.#segmenter.name,
    };
  }

  complete(question: { piece: TypedPiece; after: string; limit: number }): PhraseCompletion[] {
    const { piece, after, limit } = question;
    return this.#phrases
      .complete(piece, limit)
      .map((match) => this.#toCompletion(match, piece, after));
  }

  example(question: { text: string }): Source | undefined {
    const first = this.#occurrences.find(question.text)[0];
    return first && this.#toSource(first, 1);
  }

  provenance(question: { text: string; offset: number }): Provenance | undefined {
    const { text, offset } = question;
    const sentence = sentenceAt(text, offset);
    const within = {
      start: Math.max(sentence.start, offset - HOVER_REACH),
      end: Math.min(sentence.end, offset + HOVER_REACH),
    };
    const span =
      this.#phraseAround(text, within, offset) ??
      this.#occurrences.longestAround(text, within, offset);
    return span && this.#provenanceOf(text.slice(span.start, span.end), span);
  }

  similar(question: { text: string; limit: number }): SimilarPassage[] {
    return this.#passageIndex
      .search(question.text, question.limit)
      .flatMap(({ document, score }) => {
        const passage = this.#passages[document];
        const label = passage && this.#labelOf(passage.speechId);
        if (passage === undefined || label === undefined) {
          return [];
        }
        const { start, end } = passage;
        const paragraph = this.#paragraphOf(passage);
        return [{ ...label, start, end, text: this.#textOf(passage), paragraph, score }];
      });
  }

  outline(question: { text: string }): Section[] {
    return findOutline(question.text);
  }

  speeches(): SpeechLabel[] {
    return [...this.#speeches.keys()].flatMap((id) => this.#labelOf(id) ?? []);
  }

  speech(question: { speechId: string }): SpeechText | undefined {
    const speech = this.#speeches.get(question.speechId);
    return (
      speech && {
        speechId: speech.id,
        metadata: speech.metadata,
        header: speech.header,
        text: speech.text,
      }
    );
  }

  #toCompletion(match: PhraseMatch, piece: TypedPiece, after: string): PhraseCompletion {
    const { phrase, typedLength, kind } = match;
    const typed = piece.text.slice(piece.text.length - typedLength);
    const rest = kind === 'prefix' ? phrase.text.slice(typedLength) : phrase.text;
    return {
      text: phrase.text,
      kind,
      typedLength,
      overlapLength: overlapAfterCaret(rest, after),
      // What matches in another way than character by character must match alike, so that our order counts.
      filterText: kind === 'prefix' ? phrase.text : typed,
      occurrences: phrase.occurrences,
      speechCount: phrase.speechIds.length,
      speeches: phrase.speechIds.slice(0, MOST_NAMED_SPEECHES).flatMap((id) => {
        const label = this.#labelOf(id);
        return label ? [label] : [];
      }),
    };
  }

  /** The longest mined phrase that covers the character at `offset`; the leftmost of equals. */
  #phraseAround(text: string, within: Span, offset: number): Span | undefined {
    let best: Span | undefined;
    for (
      let start = Math.max(within.start, offset - this.#longestPhrase);
      start <= offset;
      start++
    ) {
      const limit = Math.min(within.end, start + this.#longestPhrase);
      for (let end = limit; end > offset; end--) {
        const isLonger = best === undefined || end - start > best.end - best.start;
        if (isLonger && this.#phraseTexts.has(text.slice(start, end))) {
          best = { start, end };
          break;
        }
      }
    }
    return best;
  }

  #provenanceOf(text: string, span: Span): Provenance {
    const found = this.#occurrences.find(text);
    const bySpeech = new Map<string, Occurrence[]>();
    for (const occurrence of found) {
      const list = bySpeech.get(occurrence.speechId);
      if (list) {
        list.push(occurrence);
      } else {
        bySpeech.set(occurrence.speechId, [occurrence]);
      }
    }
    const sources = [...bySpeech.values()].flatMap((list) => {
      const source = list[0] && this.#toSource(list[0], list.length);
      return source ? [source] : [];
    });
    return { span, text, occurrences: found.length, sources };
  }

  #toSource(occurrence: Occurrence, occurrences: number): Source | undefined {
    const speech = this.#speeches.get(occurrence.speechId);
    const label = this.#labelOf(occurrence.speechId);
    if (speech === undefined || label === undefined) {
      return undefined;
    }
    const { start, end } = occurrence;
    const sentence = sentenceAround(speech.text, occurrence);
    return {
      ...label,
      start,
      end,
      occurrences,
      sentence: speech.text.slice(sentence.start, sentence.end).trimEnd(),
      offsetInSentence: start - sentence.start,
    };
  }

  #labelOf(speechId: string): SpeechLabel | undefined {
    const metadata = this.#speeches.get(speechId)?.metadata;
    return (
      metadata && {
        speechId,
        title: metadata.title,
        speaker: metadata.speaker,
        date: metadata.date,
      }
    );
  }

  #paragraphOf(passage: Passage): number {
    const before = this.#speeches.get(passage.speechId)?.text.slice(0, passage.start) ?? '';
    return (
      before.split('\n').filter((line) => line.trim() !== '').length +
      (/\n\s*$|^$/.test(before) ? 1 : 0)
    );
  }

  #textOf(passage: Passage): string {
    return this.#speeches.get(passage.speechId)?.text.slice(passage.start, passage.end) ?? '';
  }
}

/** The sentence round an occurrence; one that spans several (a couplet with 。) gets them all. */
function sentenceAround(text: string, occurrence: Span): Span {
  const first = sentenceAt(text, occurrence.start);
  if (occurrence.end <= first.end) {
    return first;
  }
  const rest = findSentences(text, { start: first.end, end: text.length });
  const last = rest.find((sentence) => sentence.end >= occurrence.end);
  return { start: first.start, end: last?.end ?? occurrence.end };
}
