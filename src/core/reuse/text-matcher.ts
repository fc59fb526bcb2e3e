import type { Span } from '../text/spans';
import { DraftGrams, SEED } from './draft-grams';
import { Extender, type Reach, type Sequence } from './extender';
import type { MarkedDraft } from './marked-draft';

/** A stretch that a draft and a text share, verbatim or nearly; in units of their projections. */
export interface Match {
  readonly inDraft: Span;
  readonly inText: Span;
  /** Units substituted, left out or put in. */
  readonly edits: number;
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

  /** The stretches that the draft shares with a text, in the order of the text. */
  find(text: Sequence): Match[] {
    const found: Match[] = [];
    this.#extender.compareWith(text);
    this.#grams.forEachRun(text, (inDraft, inText) => {
      if (!isKnown(found, inDraft, inText)) {
        const match = this.#follow(inDraft, inText);
        if (match !== undefined && this.#counts(match)) {
          found.push(match);
        }
      }
    });
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
    const left = this.#extender.extend(inDraft - 1, inText - 1, -1, FOLLOW);
    return {
      inDraft: { start: inDraft - left.first, end: inDraft + right.first },
      inText: { start: inText - left.second, end: inText + right.second },
      edits: left.edits + right.edits,
    };
  }

  #counts({ inDraft, edits }: Match): boolean {
    return this.#draft.count('beyondStock', inDraft) - edits >= this.#minimum;
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
        edits: last.edits + match.edits + Math.max(...gaps),
      };
    } else {
      joined.push(match);
    }
  }
  return joined;
}
