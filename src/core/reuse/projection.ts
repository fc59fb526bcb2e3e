import { isHan, isTrail } from '../text/characters';
import type { Span } from '../text/spans';

/** UTF-16 unit → what it is compared as; 0 for one that is passed over. */
const FOLDED = foldUnits();

function foldUnits(): Uint16Array {
  const folded = new Uint16Array(0x10000);
  for (let code = 1; code < folded.length; code++) {
    const unit = String.fromCharCode(code);
    if (isHan(unit) || /[\p{L}\p{N}]/u.test(unit)) {
      // １ is 1, Ａ and A are a; what folds to several units stays as it is.
      const plain = unit.normalize('NFKC').toLowerCase();
      folded[code] = plain.length === 1 ? plain.charCodeAt(0) : code;
    }
  }
  return folded;
}

/**
 * A text as it is compared: Han characters, letters and digits alone, for a writer who takes a sentence over moves
 * its commas and breaks its lines. Half- and full-width forms, capitals and small letters are the same.
 */
export interface Projection {
  /** The first `length` of them are the text. */
  readonly units: Uint16Array;
  /** Where each unit stands in the text, as a UTF-16 offset. */
  readonly offsets: Int32Array;
  readonly length: number;
}

/** Projects texts into the same arrays, one after the other: each is good until the next. */
export class Projector {
  #units = new Uint16Array(1 << 14);
  #offsets = new Int32Array(1 << 14);

  project(text: string, from = 0): Projection {
    if (text.length > this.#units.length) {
      this.#units = new Uint16Array(text.length * 2);
      this.#offsets = new Int32Array(text.length * 2);
    }
    const units = this.#units;
    const offsets = this.#offsets;
    let length = 0;
    for (let i = from; i < text.length; i++) {
      const unit = FOLDED[text.charCodeAt(i)] ?? 0;
      if (unit !== 0) {
        units[length] = unit;
        offsets[length++] = i;
      }
    }
    return { units, offsets, length };
  }
}

/** The units as a string, for look-ups of whole phrases. */
export function toFoldedText({ units, length }: Projection): string {
  let text = '';
  for (let from = 0; from < length; from += 8192) {
    text += String.fromCharCode(...units.subarray(from, Math.min(length, from + 8192)));
  }
  return text;
}

/** The text between two units of a projection, `[first, end)`, whole characters only. */
export function toTextSpan(
  text: string,
  { offsets }: Projection,
  first: number,
  end: number,
): Span {
  let start = offsets[first] ?? 0;
  let last = (offsets[end - 1] ?? -1) + 1;
  if (isTrail(text.charAt(start)) && start > 0) {
    start--;
  }
  if (isTrail(text.charAt(last))) {
    last++;
  }
  return { start, end: last };
}

/** The number of the first unit at or behind an offset. */
export function unitAtOffset({ offsets, length }: Projection, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** 字 of each unit: 1 for a Han character, and for the first unit of a number or of a word in letters. */
export function weighUnits(text: string, { offsets, length }: Projection): Uint8Array {
  const weights = new Uint8Array(length);
  let before = -2;
  let wasHan = true;
  for (let i = 0; i < length; i++) {
    const offset = offsets[i] ?? 0;
    const unit = text.charAt(offset);
    const isOne = isHan(unit);
    const continues = !isOne && !wasHan && offset === before + 1;
    weights[i] = isTrail(unit) || continues ? 0 : 1;
    before = offset;
    wasHan = isOne;
  }
  return weights;
}
