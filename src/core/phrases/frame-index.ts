import { hanOnly, isHan } from '../text/characters';
import { pinyinKeys } from '../text/pinyin';
import type { Frame } from './frame';
import type { TypedPiece } from './typed-piece';

/** A frame, or what is left of one, that completes what was typed. */
export interface FrameMatch {
  readonly frame: Frame;
  /** What is inserted: fixed texts with a slot between each two. */
  readonly parts: readonly string[];
  /** UTF-16 units before the caret that it stands for and replaces. */
  readonly typedLength: number;
  /** Whether it was begun beyond doubt: behind a filled slot, or with the initials of all its words. */
  readonly isCertain: boolean;
}

/** So many characters, or initials, of a frame open a list by themselves; a single 以 or 在 does not. */
const FEWEST_HAN = 2;
const FEWEST_LETTERS = 3;

/** A slot holds at least one character and no more than these. */
const LONGEST_SLOT = 20;

/**
 * Finds frames by their first words (从…的高度 by 从), by the words after a slot that has been filled (以改革
 * 为抓 → 为抓手), and by the initials of all fixed words (ywzs).
 */
export class FrameIndex {
  readonly #frames: readonly Frame[];
  readonly #initials: readonly string[];

  /** @param frames most wanted first */
  constructor(frames: readonly Frame[]) {
    this.#frames = frames;
    this.#initials = frames.map(({ parts }) => pinyinKeys(parts.join('')).initials);
  }

  /**
   * The frames that complete a piece, most wanted first.
   *
   * @param isStart whether a word begins at an offset of the piece's text
   * @param explicit whether the list was asked for: then one character is enough
   */
  find(piece: TypedPiece, isStart: (at: number) => boolean, explicit: boolean): FrameMatch[] {
    if (piece.kind === 'letters') {
      return piece.text.length < FEWEST_LETTERS ? [] : this.#findLetters(piece.text);
    }
    const fewest = explicit ? 1 : FEWEST_HAN;
    return this.#frames.flatMap((frame) => {
      const match =
        matchLater(frame, piece.text, fewest) ?? matchFirst(frame, piece.text, { isStart, fewest });
      return match ? [match] : [];
    });
  }

  #findLetters(letters: string): FrameMatch[] {
    return this.#frames.flatMap((frame, index) =>
      this.#initials[index]?.startsWith(letters)
        ? [
            {
              frame,
              parts: frame.parts,
              typedLength: letters.length,
              isCertain: this.#initials[index] === letters,
            },
          ]
        : [],
    );
  }
}

function matchFirst(
  frame: Frame,
  text: string,
  { isStart, fewest }: { isStart: (at: number) => boolean; fewest: number },
): FrameMatch | undefined {
  const typedLength = typedLengthOf(frame.parts[0] ?? '', text);
  const isUseful = typedLength >= fewest && goesOn(frame.parts, typedLength);
  return isUseful && isStart(text.length - typedLength)
    ? { frame, parts: frame.parts, typedLength, isCertain: false }
    : undefined;
}

/** The slot before a later part is filled, the part itself begun and not done. */
function matchLater(frame: Frame, text: string, fewest: number): FrameMatch | undefined {
  for (let part = frame.parts.length - 1; part > 0; part--) {
    const typedLength = typedLengthOf(frame.parts[part] ?? '', text);
    const before = text.slice(0, text.length - typedLength);
    const isUseful = typedLength >= fewest && goesOn(frame.parts.slice(part), typedLength);
    if (isUseful && opensSlot(frame.parts[part - 1] ?? '', before)) {
      return { frame, parts: frame.parts.slice(part), typedLength, isCertain: true };
    }
  }
  return undefined;
}

/** Whether there is more to insert than what was typed and slots. */
function goesOn(parts: readonly string[], typedLength: number): boolean {
  return parts.join('').length > typedLength;
}

/** Whether `part` stands before a slot's filling at the end of the text: 以高质量发展 for 以. */
function opensSlot(part: string, text: string): boolean {
  const clause = text.slice(text.lastIndexOf('，') + 1);
  const at = clause.lastIndexOf(part);
  const filling = clause.slice(at + part.length);
  return at >= 0 && filling !== '' && filling.length <= LONGEST_SLOT && hanOnly(filling) !== '';
}

/** Length of the longest end of the text that the part begins with and goes beyond. */
function typedLengthOf(part: string, text: string): number {
  if (!isHan(part.charAt(0))) {
    return 0;
  }
  for (let length = Math.min(part.length - 1, text.length); length > 0; length--) {
    if (part.startsWith(text.slice(-length))) {
      return length;
    }
  }
  // The whole first part counts too, for a slot follows it: 以 of 以…为抓手.
  return text.endsWith(part) ? part.length : 0;
}
