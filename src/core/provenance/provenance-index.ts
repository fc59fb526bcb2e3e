import type { PhraseCard, Provenance, QuotedSpeech, Source, Use, Uses } from '../library';
import { once } from '../once';
import type { Phrase } from '../phrases/phrase';
import type { OccurrenceIndex, SpeechOccurrences } from '../retrieval/occurrence-index';
import type { Speech } from '../speech/speech';
import type { Segmenter } from '../text/segmenter';
import { type Span, sentenceAt } from '../text/spans';
import { PhraseCompany } from './company';
import { countNeighbours } from './neighbours';
import { quote, toFilePositions, toLabel, toSource } from './sources';
import { type EdgeUse, firstUse, inOrder, lastUse, summarizeUses } from './uses';
import { VariantIndex } from './variants';

/** A slogan is looked for this far on each side of the pointer; no sentence that is read aloud is longer. */
const REACH = 150;

/** Bounds of a card: what is longer nobody reads, and Find All References lists the rest. */
const MOST_DATED_SPEECHES = 40;
const MOST_UNDATED_SPEECHES = 20;
const MOST_QUOTATIONS = 5;
const MOST_NEIGHBOURS = 12;
const MOST_COMPANIONS = 12;
const MOST_VARIANTS = 20;

/** Occurrences whose neighbours are read, of more every n-th: cutting so many into words takes some 50 ms. */
const MOST_PLACES_READ = 3000;

/** One speech that uses a text. */
interface SpeechUses extends SpeechOccurrences {
  readonly speech: Speech;
  readonly occurrences: number;
  readonly speaker: string | undefined;
  readonly date: string | undefined;
}

/** Answers where a text stands in the library, since when, by whom and in what company. */
export class ProvenanceIndex {
  readonly #speeches: ReadonlyMap<string, Speech>;
  readonly #occurrences: OccurrenceIndex;
  readonly #phraseTexts: ReadonlySet<string>;
  readonly #longestPhrase: number;
  readonly #company: () => PhraseCompany;
  readonly #variants: () => VariantIndex;
  readonly #segmenter: Segmenter;

  /** What only a card needs is built when the first one is asked for. */
  constructor(library: {
    readonly speeches: readonly Speech[];
    readonly phrases: readonly Phrase[];
    readonly occurrences: OccurrenceIndex;
    readonly segmenter: Segmenter;
  }) {
    const { speeches, phrases, occurrences, segmenter } = library;
    this.#speeches = new Map(speeches.map((speech) => [speech.id, speech]));
    this.#occurrences = occurrences;
    this.#segmenter = segmenter;
    this.#phraseTexts = new Set(phrases.map((phrase) => phrase.text));
    this.#longestPhrase = phrases.reduce((most, { text }) => Math.max(most, text.length), 0);
    this.#company = once(() => new PhraseCompany(speeches, phrases, occurrences));
    this.#variants = once(() => new VariantIndex(phrases, segmenter));
  }

  /** The stretch that `offset` points at: see `LibraryQueries.stretch`. */
  stretch(text: string, offset: number): Span | undefined {
    const sentence = sentenceAt(text, offset);
    const within = {
      start: Math.max(sentence.start, offset - REACH),
      end: Math.min(sentence.end, offset + REACH),
    };
    return (
      this.#phraseAround(text, within, offset) ??
      this.#occurrences.longestAround(text, within, offset)
    );
  }

  /** Where the stretch round `offset` stands, with at most `limit` sources. */
  around(question: { text: string; offset: number; limit: number }): Provenance | undefined {
    const span = this.stretch(question.text, question.offset);
    if (span === undefined) {
      return undefined;
    }
    const text = question.text.slice(span.start, span.end);
    const uses = this.#usesOf(text);
    const { first, last } = this.#edges(text, uses);
    const shown = [first, last].flatMap((edge) => edge?.use.speechId ?? []);
    const others = uses
      .filter((use) => !shown.includes(use.speechId))
      .slice(0, Math.max(0, question.limit - shown.length))
      .map((use) => toSource(use.speech, use, text.length));
    return { span, text, summary: summarizeUses(uses), first, last, others };
  }

  /** The first sentence in which `text` stands. */
  example(text: string): Source | undefined {
    const [first] = this.#usesOf(text);
    return first && { ...toSource(first.speech, first, text.length), occurrences: 1 };
  }

  /** The first `limit` occurrences in library order, the first ones of `limit` speeches, and the earliest. */
  uses(text: string, limit: number): Uses {
    const uses = this.#usesOf(text);
    const all: Use[] = [];
    for (const { speech, starts } of uses) {
      if (all.length >= limit) {
        break;
      }
      all.push(...placed(speech, starts.slice(0, limit - all.length), text.length));
    }
    const firstIn = ({ speech, starts }: SpeechUses): Use | undefined =>
      placed(speech, starts.slice(0, 1), text.length)[0];
    const earliest = firstUse(uses)?.use;
    return {
      all,
      firsts: uses.slice(0, limit).flatMap((use) => firstIn(use) ?? []),
      earliest: earliest && firstIn(earliest),
    };
  }

  /** Everything about `text`; undefined when the library does not contain it. */
  card(text: string): PhraseCard | undefined {
    const uses = this.#usesOf(text);
    if (uses.length === 0) {
      return undefined;
    }
    const summary = summarizeUses(uses);
    const step = Math.ceil(summary.occurrences / MOST_PLACES_READ);
    const places = uses
      .flatMap(({ speech, starts }) =>
        starts.map((start) => ({ text: speech.text, start, end: start + text.length })),
      )
      .filter((_, i) => i % step === 0);
    const neighbours = (side: 'before' | 'after') =>
      countNeighbours(places, side, this.#segmenter).slice(0, MOST_NEIGHBOURS);
    return {
      text,
      summary,
      ...this.#edges(text, uses),
      speeches: chosen(uses).map((use) => toQuoted(use, text.length)),
      before: neighbours('before'),
      after: neighbours('after'),
      occurrencesRead: places.length,
      companions: this.#company().of(text, MOST_COMPANIONS),
      variants: this.#variants().of(text).slice(0, MOST_VARIANTS),
    };
  }

  #usesOf(text: string): SpeechUses[] {
    return this.#occurrences.bySpeech(text).flatMap((found) => {
      const speech = this.#speeches.get(found.speechId);
      if (speech === undefined) {
        return [];
      }
      const { speaker, date } = speech.metadata;
      return [{ ...found, speech, speaker, date, occurrences: found.starts.length }];
    });
  }

  #edges(
    text: string,
    uses: readonly SpeechUses[],
  ): {
    first: EdgeUse<Source> | undefined;
    last: EdgeUse<Source> | undefined;
  } {
    const toEdge = (edge: EdgeUse<SpeechUses> | undefined): EdgeUse<Source> | undefined =>
      edge && { use: toSource(edge.use.speech, edge.use, text.length), isSure: edge.isSure };
    const first = firstUse(uses);
    const last = lastUse(uses);
    return {
      first: toEdge(first),
      last: last?.use === first?.use ? undefined : toEdge(last),
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
}

function placed(speech: Speech, starts: readonly number[], length: number): Use[] {
  const label = toLabel(speech);
  const from = toFilePositions(speech, starts);
  const to = toFilePositions(
    speech,
    starts.map((start) => start + length),
  );
  return from.flatMap((position, i) => {
    const end = to[i];
    return end === undefined ? [] : [{ speech: label, from: position, to: end }];
  });
}

/** In the order of time, the undated ones behind; of very many dated ones the earliest and the latest. */
function chosen(uses: readonly SpeechUses[]): SpeechUses[] {
  const dated = inOrder(uses);
  const half = MOST_DATED_SPEECHES / 2;
  const shown =
    dated.length > MOST_DATED_SPEECHES ? [...dated.slice(0, half), ...dated.slice(-half)] : dated;
  const undated = uses.filter((use) => use.date === undefined);
  return [...shown, ...undated.slice(0, MOST_UNDATED_SPEECHES)];
}

function toQuoted({ speech, starts }: SpeechUses, length: number): QuotedSpeech {
  return {
    ...toLabel(speech),
    occurrences: starts.length,
    quotations: starts.slice(0, MOST_QUOTATIONS).map((start) => quote(speech.text, start, length)),
  };
}
