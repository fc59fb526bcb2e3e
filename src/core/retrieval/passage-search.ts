import { kindOfPassage, type PassageKind } from '../corpus/passage-kind';
import { findPassages, type Passage } from '../corpus/passages';
import { toLabel } from '../provenance/sources';
import { sectionPath } from '../speech/section-path';
import { findOutline } from '../speech/sections';
import type { Speech } from '../speech/speech';
import { findShared } from './explanation';
import { admits, choicesOf } from './passage-filter';
import { PassageIndex } from './passage-index';
import type {
  FilterChoices,
  PassagePlace,
  SimilarAnswer,
  SimilarPassage,
  SimilarQuestion,
} from './similar';

/** A passage with all that is known of it before any question is asked. */
export interface KnownPassage extends Passage {
  readonly speech: Speech;
  readonly text: string;
  readonly paragraph: number;
  readonly headings: readonly string[];
  readonly kind: PassageKind;
}

/** Finds passages that resemble a text, and says why. */
export class PassageSearch {
  readonly #passages: readonly KnownPassage[];
  readonly #index: PassageIndex;

  constructor(speeches: readonly Speech[]) {
    this.#passages = speeches.flatMap(knowPassages);
    this.#index = new PassageIndex(this.#passages.map(({ text }) => text));
  }

  get size(): number {
    return this.#passages.length;
  }

  /** The passages most like the question's text among those that its filter admits, best first. */
  similar({ text, limit, filter, except }: SimilarQuestion): SimilarAnswer {
    const isAdmitted = (passage: KnownPassage): boolean =>
      admits(filter, passage) && !(except !== undefined && isSamePlace(passage, except));
    const admitted = filter === undefined ? this.#passages : this.#passages.filter(isAdmitted);
    const passages: SimilarPassage[] = [];
    for (const { document, score } of this.#index.search(text, this.size)) {
      const passage = this.#passages[document];
      if (passages.length < limit && passage !== undefined && isAdmitted(passage)) {
        passages.push(toSimilar(passage, score, text));
      }
    }
    const speeches = new Set(admitted.map(({ speechId }) => speechId)).size;
    return { passages, searched: { speeches, passages: admitted.length } };
  }

  filterChoices(): FilterChoices {
    return choicesOf(this.#passages);
  }
}

function isSamePlace(passage: Passage, place: NonNullable<SimilarQuestion['except']>): boolean {
  return (
    passage.speechId === place.speechId &&
    passage.start === place.start &&
    passage.end === place.end
  );
}

function knowPassages(speech: Speech): KnownPassage[] {
  const outline = findOutline(speech.text);
  const spans = findPassages(speech);
  return spans.map((span, position) => {
    const text = speech.text.slice(span.start, span.end);
    const headings = sectionPath(outline, span.start).map(({ heading }) => heading);
    const kind = kindOfPassage({
      text,
      headings,
      position: spans.length > 1 ? position / (spans.length - 1) : 0,
    });
    return { ...span, speech, text, paragraph: paragraphOf(speech, span), headings, kind };
  });
}

function paragraphOf(speech: Speech, passage: Passage): number {
  const before = speech.text.slice(0, passage.start);
  return (
    before.split('\n').filter((line) => line.trim() !== '').length +
    (/\n\s*$|^$/.test(before) ? 1 : 0)
  );
}

function toPlace({ speech, start, end, paragraph }: KnownPassage): PassagePlace {
  return { ...toLabel(speech), start, end, paragraph };
}

function toSimilar(passage: KnownPassage, score: number, query: string): SimilarPassage {
  const { text, headings, kind } = passage;
  const shared = findShared(query, text);
  return { ...toPlace(passage), text, score, headings, kind, shared, related: [], copies: [] };
}
