import type { CompletionQuestion, PhraseCompletion, SpeechLabel } from '../library';
import type { Completer } from './completer';
import type { FrameMatch } from './frame-index';
import type { PhraseMatch } from './ranking';
import { overlapAfterCaret } from './replacement';
import type { TypedPiece } from './typed-piece';

/** Speeches named in the detail of a completion; the hover names them all. */
const MOST_NAMED_SPEECHES = 2;

/** Behind 以 or 把 there are phrases for any number of rows: that share of them is kept for frames. */
const SHARE_OF_FRAMES = 0.2;

type Labels = (speechId: string) => SpeechLabel | undefined;

/** The rows of a completion list: frames that are begun beyond doubt, phrases, other frames beside them. */
export function answerCompletion(
  completer: Completer,
  question: CompletionQuestion,
  labelOf: Labels,
): PhraseCompletion[] {
  const { piece, explicit, accepted, limit } = question;
  const phrases = completer.complete({ ...question, accepted: new Map(accepted) });
  const frames = piece === undefined ? [] : completer.frames({ piece, explicit });
  const toRows = (isCertain: boolean): PhraseCompletion[] =>
    frames
      .filter((match) => match.isCertain === isCertain)
      .map((match) => toFrame(match, question, labelOf));
  const certain = toRows(true);
  // The first word of a frame alone is no reason to open a list.
  const others = explicit || phrases.length > 0 ? toRows(false) : [];
  const kept = Math.min(others.length, Math.floor(limit * SHARE_OF_FRAMES));
  const shown = phrases.slice(0, Math.max(0, limit - certain.length - kept));
  return [...certain, ...shown.map((match) => toPhrase(match, question, labelOf)), ...others].slice(
    0,
    limit,
  );
}

function toPhrase(
  match: PhraseMatch,
  { piece, after }: CompletionQuestion,
  labelOf: Labels,
): PhraseCompletion {
  const { phrase, typedLength, kind } = match;
  const isSpelt = kind === 'pinyin' || kind === 'fuzzy';
  const rest = isSpelt ? phrase.text : phrase.text.slice(typedLength);
  return {
    text: phrase.text,
    kind,
    sample: phrase.text,
    typedLength,
    overlapLength: overlapAfterCaret(rest, after),
    // What matches in another way than character by character must match alike, so that our order counts.
    filterText: isSpelt ? endOf(piece, typedLength) : phrase.text,
    ...countsOf(phrase, labelOf),
  };
}

function toFrame(
  { frame, parts, typedLength }: FrameMatch,
  { piece, after }: CompletionQuestion,
  labelOf: Labels,
): PhraseCompletion {
  const [first = '', ...others] = parts;
  return {
    text: frame.parts.join('…'),
    kind: 'frame',
    parts,
    sample: frame.example,
    typedLength,
    // Behind a slot that is still to be filled nothing is known of what stands there.
    overlapLength: others.length > 0 ? 0 : overlapAfterCaret(first.slice(typedLength), after),
    // The editor puts a row first whose whole text was typed: 坚持 before all phrases that begin so.
    filterText: piece?.kind === 'han' ? parts.join('…') : endOf(piece, typedLength),
    ...countsOf(frame, labelOf),
  };
}

/** The last units of what was typed, letters and the characters before them alike. */
function endOf(piece: TypedPiece | undefined, length: number): string {
  return `${piece?.han ?? ''}${piece?.text ?? ''}`.slice(-length);
}

function countsOf(
  { occurrences, speechIds }: { occurrences: number; speechIds: readonly string[] },
  labelOf: Labels,
): Pick<PhraseCompletion, 'occurrences' | 'speechCount' | 'speeches'> {
  const speeches = speechIds.slice(0, MOST_NAMED_SPEECHES).flatMap((id) => labelOf(id) ?? []);
  return { occurrences, speechCount: speechIds.length, speeches };
}
