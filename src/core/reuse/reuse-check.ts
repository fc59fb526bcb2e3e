import { SpeechError } from '../errors';
import { toLabel } from '../provenance/sources';
import { findOutline, type Section } from '../speech/sections';
import { parsePlainText, parseSpeech, type Speech } from '../speech/speech';
import type { Span } from '../text/spans';
import { MarkedDraft } from './marked-draft';
import { type Projection, Projector, toTextSpan } from './projection';
import {
  REPORT_BEGINNING,
  type ReuseAnswer,
  type ReuseFigures,
  type ReuseQuestion,
  type ReuseSection,
  type ReuseSource,
  type ReuseStretch,
  type ReuseTotal,
} from './reuse';
import { StockPhrases } from './stock-phrases';
import { chooseStretches, type FoundStretch, type TextMatch } from './stretches';
import { TextMatcher } from './text-matcher';

/** UTF-16 units of texts that are read between two pauses: a few milliseconds' work. */
const PAUSE_AFTER = 100_000;

/** A source's wording is given up to that many UTF-16 units; a longer one is opened. */
const LONGEST_WORDING = 4_000;

const MOST_HEAVIEST = 30;

/** A text with what the draft has of it. */
interface Compared {
  readonly speech: Speech;
  readonly isOther: boolean;
  readonly matches: readonly TextMatch[];
  /** Where the matches stand, as offsets into its body. */
  readonly places: ReadonlyMap<TextMatch, Span>;
}

/**
 * Which stretches of a draft stand in other texts, verbatim or nearly. Every text is read through once, beside a table
 * of the draft's own places: that takes no index, no memory, and less time than looking up every place of the draft.
 *
 * Pauses every few milliseconds, so that whoever runs it can do something else, or leave it.
 *
 * @param library the texts, in the order of which the first of equal sources is taken
 * @param common phrases that are no copying
 */
export function* checkReuse(
  question: ReuseQuestion,
  library: Iterable<Speech>,
  common: StockPhrases,
): Generator<undefined, ReuseAnswer> {
  const draft = new MarkedDraft(question.text, [common, new StockPhrases(question.stock)]);
  const minimum = Math.max(1, question.minimumLength);
  const matcher = new TextMatcher(draft, minimum);
  const projector = new Projector();
  /** A text of `others` may have come into the library since it was read. */
  const seen = new Set(question.except);
  const compared: Compared[] = [];
  let texts = 0;
  let unread = 0;
  let read = 0;
  yield;
  for (const candidate of candidatesOf(question, library)) {
    if (seen.has(candidate.id)) {
      continue;
    }
    seen.add(candidate.id);
    const speech = candidate.read();
    if (speech === undefined) {
      unread++;
      continue;
    }
    if (speech.text.startsWith(REPORT_BEGINNING)) {
      continue;
    }
    texts++;
    const projection = projector.project(speech.text);
    const text = compared.length;
    const found = yield* matcher.find(projection);
    const matches = found.map((match) => ({ ...match, text }));
    if (matches.length > 0) {
      const places = placesOf(speech, projection, matches);
      compared.push({ speech, isOther: candidate.isOther, matches, places });
    }
    read += speech.text.length;
    if (read > PAUSE_AFTER) {
      read = 0;
      yield;
    }
  }
  const all = compared.flatMap(({ matches }) => matches);
  const stretches = chooseStretches(draft, all, minimum);
  yield;
  const degrees = degreesOf(draft, stretches);
  const body = { start: 0, end: draft.projection.length };
  return {
    stretches: stretches.map((stretch) => toStretch(draft, stretch, compared)),
    figures: figuresOf(draft, degrees, body),
    sections: sectionsOf(draft, degrees),
    heaviest: heaviestOf(draft, compared),
    texts,
    unread,
  };
}

/** A text to compare with; undefined when it cannot be read. */
interface Candidate {
  readonly id: string;
  readonly isOther: boolean;
  read(): Speech | undefined;
}

function* candidatesOf(question: ReuseQuestion, library: Iterable<Speech>): Generator<Candidate> {
  for (const speech of library) {
    yield { id: speech.id, isOther: false, read: () => speech };
  }
  for (const { id, name, bytes } of question.others) {
    yield { id, isOther: true, read: () => readOther(id, bytes, name) };
  }
}

function readOther(id: string, bytes: Uint8Array, name: string): Speech | undefined {
  try {
    return parseSpeech(id, bytes, name);
  } catch (error) {
    // A date in words, or a rule at the top: it is somebody's text all the same.
    return error instanceof SpeechError && error.code === 'bad-front-matter'
      ? parsePlainText(id, bytes, name)
      : undefined;
  }
}

function placesOf(
  { text }: Speech,
  projection: Projection,
  matches: readonly TextMatch[],
): Map<TextMatch, Span> {
  return new Map(
    matches.map((match) => [
      match,
      toTextSpan(text, projection, match.inText.start, match.inText.end),
    ]),
  );
}

function toStretch(
  draft: MarkedDraft,
  stretch: FoundStretch,
  compared: readonly Compared[],
): ReuseStretch {
  const toSpan = ({ start, end }: Span): Span =>
    toTextSpan(draft.text, draft.projection, start, end);
  const [first, ...others] = stretch.matches.flatMap((match): ReuseSource[] => {
    const source = compared[match.text];
    const place = source?.places.get(match);
    if (source === undefined || place === undefined) {
      return [];
    }
    const text = source.speech.text.slice(place.start, place.end).slice(0, LONGEST_WORDING);
    const { isOther } = source;
    const inDraft = toSpan(match.inDraft);
    return [
      { ...toLabel(source.speech), ...place, text, inDraft, changes: match.edits.length, isOther },
    ];
  });
  if (first === undefined) {
    throw new Error('a stretch without a source');
  }
  const length = draft.count('all', stretch);
  return {
    ...toSpan(stretch),
    degree: stretch.degree,
    length,
    stock: length - draft.count('beyondStock', stretch),
    sources: [first, ...others],
    sourceCount: stretch.texts,
  };
}

/** What a unit of the draft counts as. */
const OWN = 0;
const VERBATIM = 1;
const NEAR = 2;
const QUOTED = 3;
const STOCK = 4;

function degreesOf(draft: MarkedDraft, stretches: readonly FoundStretch[]): Uint8Array {
  const degrees = draft.isStock.map((isStock) => (isStock === 1 ? STOCK : OWN));
  for (const { start, end, degree } of stretches) {
    for (let unit = start; unit < end; unit++) {
      if (draft.isQuoted[unit] === 1) {
        degrees[unit] = QUOTED;
      } else if (degrees[unit] !== STOCK && degree !== 'quoted') {
        degrees[unit] = degree === 'verbatim' ? VERBATIM : NEAR;
      }
    }
  }
  return degrees;
}

function figuresOf(draft: MarkedDraft, degrees: Uint8Array, { start, end }: Span): ReuseFigures {
  const counts = [0, 0, 0, 0, 0];
  for (let unit = start; unit < end; unit++) {
    const degree = degrees[unit] ?? OWN;
    counts[degree] = (counts[degree] ?? 0) + (draft.weights[unit] ?? 0);
  }
  const [own = 0, verbatim = 0, near = 0, quoted = 0, stock = 0] = counts;
  return { total: own + verbatim + near + quoted + stock, verbatim, near, quoted, stock };
}

/** What stands before the first section, the sections, and in them those that open lines. */
function sectionsOf(draft: MarkedDraft, degrees: Uint8Array): ReuseSection[] {
  const rows: ReuseSection[] = [];
  const add = (heading: string | undefined, { start, end }: Span, depth: number): void => {
    const units = { start: draft.unitAt(start), end: draft.unitAt(end) };
    rows.push({ heading, start, end, depth, ...figuresOf(draft, degrees, units) });
  };
  const addAll = (sections: readonly Section[], depth: number): void => {
    for (const section of sections) {
      add(section.heading, section, depth);
      const inner = section.children.filter(({ marker }) => marker.opensLine);
      if (depth === 0 && inner.length > 1) {
        addAll(inner, 1);
      }
    }
  };
  const roots = findOutline(draft.text).filter(({ marker }) => marker.opensLine);
  const start = draft.projection.offsets[0] ?? 0;
  const end = roots[0]?.start ?? draft.text.length;
  if (end > start) {
    add(undefined, { start, end }, 0);
  }
  addAll(roots, 0);
  return rows;
}

function heaviestOf(draft: MarkedDraft, compared: readonly Compared[]): ReuseTotal[] {
  return compared
    .map(({ speech, matches }) => ({
      ...toLabel(speech),
      characters: countCovered(draft, matches),
    }))
    .sort((a, b) => b.characters - a.characters)
    .slice(0, MOST_HEAVIEST);
}

/** 字 of the draft in any of some matches. */
function countCovered(draft: MarkedDraft, matches: readonly TextMatch[]): number {
  let characters = 0;
  let covered = 0;
  for (const { inDraft } of [...matches].sort((a, b) => a.inDraft.start - b.inDraft.start)) {
    const start = Math.max(covered, inDraft.start);
    covered = Math.max(covered, inDraft.end);
    characters += start < covered ? draft.count('all', { start, end: covered }) : 0;
  }
  return characters;
}
