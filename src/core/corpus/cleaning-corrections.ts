/**
 * Corrections by hand, kept as data. A rule can undo what a machine did to every text; what it did
 * to one word of one text is written down here, with the reason, and applied to the cleaned text.
 */

/** What went wrong in the source. A `break` changes nothing but line ends. */
export type CorrectionKind =
  | 'break'
  | 'misreading'
  | 'omission'
  | 'scramble'
  | 'punctuation'
  | 'letter-case';

export interface Correction {
  readonly kind: CorrectionKind;
  /** Text that must occur exactly `count` times, with as much context as that takes. */
  readonly before: string;
  readonly after: string;
  readonly why: string;
  /** How often `before` occurs; 1 when absent. */
  readonly count?: number;
}

/** A correction that does not fit its text: the text or the correction has changed. */
export class CorrectionError extends Error {
  readonly code = 'correction-mismatch';
}

function countOccurrences(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1;
}

/** Applies the corrections in order. Throws a `CorrectionError` when one does not fit. */
export function applyCorrections(text: string, corrections: readonly Correction[]): string {
  let corrected = text;
  for (const { before, after, count = 1 } of corrections) {
    const found = countOccurrences(corrected, before);
    if (found !== count) {
      throw new CorrectionError(
        `「${before}」 should occur ${count} time(s) but occurs ${found}; adjust the correction`,
      );
    }
    corrected = corrected.split(before).join(after);
  }
  return corrected;
}
