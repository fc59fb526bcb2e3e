import type { FilePosition, Quotation, Source, SpeechLabel, SpeechText } from '../library';
import type { SpeechOccurrences } from '../retrieval/occurrence-index';
import type { Speech } from '../speech/speech';
import { findSentences, type Span, sentenceAt } from '../text/spans';

/** What a reader needs to know a speech by. */
export function toLabel({ id, metadata }: Pick<Speech, 'id' | 'metadata'>): SpeechLabel {
  return {
    speechId: id,
    title: metadata.title,
    speaker: metadata.speaker,
    date: metadata.date,
  };
}

/** A speech as the editor shows it. */
export function toSpeechText({ id, metadata, header, text }: Speech): SpeechText {
  return { speechId: id, metadata, header, text };
}

/** A speech's share in the uses of a text of `length` UTF-16 units, with the sentence of the first. */
export function toSource(speech: Speech, { starts }: SpeechOccurrences, length: number): Source {
  const quotation = quote(speech.text, starts[0] ?? 0, length);
  return { ...toLabel(speech), ...quotation, occurrences: starts.length };
}

/** The sentence round an occurrence; one that spans several (a couplet with 。) gets them all. */
export function quote(text: string, start: number, length: number): Quotation {
  const end = start + length;
  const sentence = sentencesAround(text, { start, end });
  return {
    start,
    end,
    sentence: text.slice(sentence.start, sentence.end).trimEnd(),
    offsetInSentence: start - sentence.start,
  };
}

function sentencesAround(text: string, occurrence: Span): Span {
  const first = sentenceAt(text, occurrence.start);
  if (occurrence.end <= first.end) {
    return first;
  }
  const rest = findSentences(text, { start: first.end, end: text.length });
  const last = rest.find((sentence) => sentence.end >= occurrence.end);
  return { start: first.start, end: last?.end ?? occurrence.end };
}

/** Where offsets into a speech's body, ascending, stand in its file. */
export function toFilePositions(speech: Speech, offsets: readonly number[]): FilePosition[] {
  const file = speech.header + speech.text;
  let line = 0;
  let lineStart = 0;
  return offsets.map((offset) => {
    const at = speech.header.length + offset;
    for (;;) {
      const end = file.indexOf('\n', lineStart);
      if (end < 0 || end >= at) {
        return { line, character: at - lineStart };
      }
      line++;
      lineStart = end + 1;
    }
  });
}
