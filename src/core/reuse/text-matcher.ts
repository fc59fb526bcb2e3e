import type { Span } from '../text/spans';
import { DraftGrams, SEED } from './draft-grams';
import { Extender, type Reach, type Sequence } from './extender';
import type { MarkedDraft } from './marked-draft';

/** A stretch that a draft and a text share, verbatim or nearly; in units of their projections. */
export interface Match {
  readonly inDraft: Span;
  readonly inText: Span;
  /**
   * Where units were substituted, left out or put in: a unit of the draft each, or the middle between two for one that
   * the draft lacks.
   */
  readonly edits: readonly number[];
}

/** How many of the edits of a match are inside a part of it. */
export function countEdits({ edits }: Match, { start, end }: Span): number {
  return edits.filter((place) => place >= start && place <= end - 1).length;
}

/** A run that is worth following has so many units that agree with few changes near it. */
const PROMISING = 13;
const LOOK = { edits: 2, drop: 4 };

/** Points lost before a stretch is given up: a clause of eight characters may be another one. */
const FOLLOW = { edits: 4096, drop: 8 };

/** A text that says the same more often than that is no better a source for it. */
const MOST_ALIKE = 4;

/** Two stretches of one text are one when no more than that lies between them, in the draft and in the text. */
const WIDEST_GAP = 16;

/** Units of a text that are read, and work that is done, between two pauses: some milliseconds. */
const PIECE = 50_000;
const PAUSE_AFTER = 200_000;

/** What a run costs beside its extensions, in their measure. */
const RUN_WORK = 4;

/**
 * The runs that were followed in vain, for a set wording that draft and text both repeat would be followed from every
 * place of one at every place of the other. Where a run is longer than those in vain, what stands round it is another.
 */
class FollowedInVain {
  readonly #draft: Sequence;
  readonly #text: Sequence;
  /** Per place of the draft; units that agreed without an edit, at most. */
  readonly #runs = new Map<number, { times: number; longest: number }>();

  constructor(draft: Sequence, text: Sequence) {
    this.#draft = draft;
    this.#text = text;
  }

  add(inDraft: number, inText: number): void {
    const { times, longest } = this.#runs.get(inDraft) ?? { times: 0, longest: 0 };
    const length = this.#runLength(inDraft, inText, Number.POSITIVE_INFINITY);
    this.#runs.set(inDraft, { times: times + 1, longest: Math.max(longest, length) });
  }

  isLikely(inDraft: number, inText: number): boolean {
    const run = this.#runs.get(inDraft);
    return (
      run !== undefined &&
      run.times >= MOST_ALIKE &&
      this.#runLength(inDraft, inText, run.longest + 1) <= run.longest
    );
  }

  /** How long the run is that begins at two places, if it is no longer than `most`. */
  #runLength(inDraft: number, inText: number, most: number): number {
    const longest = Math.min(most, this.#draft.length - inDraft, this.#text.length - inText);
    let length = 0;
    while (
      length < longest &&
      this.#draft.units[inDraft + length] === this.#text.units[inText + length]
    ) {
      length++;
    }
    return length;
  }
}

/** Finds what one text shares with a draft. */
export class TextMatcher {
  readonly #draft: MarkedDraft;
  readonly #minimum: number;
  readonly #grams: DraftGrams;
  readonly #extender: Extender;

  /** @param minimum 字 beyond stock phrases that a stretch must have */
  constructor(draft: MarkedDraft, minimum: number) {
    this.#draft = draft;
    this.#minimum = minimum;
    this.#extender = new Extender(draft.projection);
    this.#grams = new DraftGrams(draft.projection.units);
  }

  /**
   * The stretches that the draft shares with a text, in the order of the text. Pauses every few milliseconds, between
   * pieces of a long text and wherever much has been followed.
   */
  *find(text: Sequence): Generator<undefined, Match[]> {
    const found: Match[] = [];
    const inVain = new FollowedInVain(this.#draft.projection, text);
    this.#extender.compareWith(text);
    let runs = 0;
    let resumed = 0;
    const work = (): number => this.#extender.work + runs;
    const visit = (inDraft: number, inText: number): void => {
      runs += RUN_WORK + found.length;
      if (!inVain.isLikely(inDraft, inText) && !isKnown(found, inDraft, inText)) {
        const match = this.#follow(inDraft, inText);
        if (match !== undefined && this.#counts(match)) {
          found.push(match);
        } else if (match !== undefined) {
          inVain.add(inDraft, inText);
        }
      }
    };
    const isEnough = (): boolean => work() - resumed > PAUSE_AFTER;
    for (let at = 0; at < text.length; ) {
      resumed = work();
      const piece = { start: at, end: Math.min(text.length, at + PIECE) };
      at = this.#grams.forEachRun(text, piece, visit, isEnough);
      if (at < text.length) {
        yield;
      }
    }
    return join(found);
  }

  /** The stretch round a run that begins at two places. */
  #follow(inDraft: number, inText: number): Match | undefined {
    const near =
      agreed(this.#extender.extend(inDraft, inText, 1, LOOK)) +
      agreed(this.#extender.extend(inDraft - 1, inText - 1, -1, LOOK));
    if (near < Math.min(PROMISING, this.#minimum)) {
      return undefined;
    }
    const right = { ...this.#extender.extend(inDraft, inText, 1, FOLLOW) };
    const rightEdits = this.#extender.findEdits();
    const left = this.#extender.extend(inDraft - 1, inText - 1, -1, FOLLOW);
    return {
      inDraft: { start: inDraft - left.first, end: inDraft + right.first },
      inText: { start: inText - left.second, end: inText + right.second },
      edits: [...this.#extender.findEdits(), ...rightEdits],
    };
  }

  #counts({ inDraft, edits }: Match): boolean {
    return this.#draft.count('beyondStock', inDraft) - edits.length >= this.#minimum;
  }
}

/** Units that agree on a way, or somewhat fewer. */
function agreed({ first, second, edits }: Reach): number {
  return (first + second) / 2 - edits;
}

/** Whether a run lies on the way of a stretch that was found, or in what the text was found to say often enough. */
function isKnown(found: readonly Match[], draftAt: number, textAt: number): boolean {
  let alike = 0;
  for (const match of found) {
    if (match.inDraft.start <= draftAt && draftAt + SEED <= match.inDraft.end) {
      alike++;
      if (alike === MOST_ALIKE || isInside(match, draftAt, textAt)) {
        return true;
      }
    }
  }
  return false;
}

/** Whether a run lies on the way of a stretch that was found. */
function isInside({ inDraft, inText }: Match, draftAt: number, textAt: number): boolean {
  const isWithin = textAt >= inText.start && textAt + SEED <= inText.end;
  // In what repeats itself a run within may be another stretch.
  const shift = textAt - draftAt;
  const least = Math.min(inText.start - inDraft.start, inText.end - inDraft.end) - WIDEST_GAP;
  const most = Math.max(inText.start - inDraft.start, inText.end - inDraft.end) + WIDEST_GAP;
  return isWithin && shift >= least && shift <= most;
}

/** Puts together neighbours with little between them: a clause was put in, or written anew. */
function join(found: readonly Match[]): Match[] {
  const joined: Match[] = [];
  for (const match of [...found].sort((a, b) => a.inText.start - b.inText.start)) {
    const last = joined.at(-1);
    const gaps = last && [
      match.inDraft.start - last.inDraft.end,
      match.inText.start - last.inText.end,
    ];
    if (last !== undefined && gaps?.every((gap) => gap >= 0 && gap <= WIDEST_GAP)) {
      joined[joined.length - 1] = {
        inDraft: { start: last.inDraft.start, end: match.inDraft.end },
        inText: { start: last.inText.start, end: match.inText.end },
        edits: [...last.edits, ...editsBetween(last.inDraft.end, gaps), ...match.edits],
      };
    } else {
      joined.push(match);
    }
  }
  return joined;
}

/** What lies between two neighbours is another wording: the units of both sides, one against one. */
function editsBetween(from: number, [ofDraft = 0, ofText = 0]: readonly number[]): number[] {
  return Array.from({ length: Math.max(ofDraft, ofText) }, (_, i) =>
    i < ofDraft ? from + i : from + ofDraft - 0.5,
  );
}
