import { findClauses, type Span, sentenceAt, trimSpan } from '../text/spans';
import { sectionPath } from './section-path';
import type { Section } from './sections';

/**
 * What "expand selection" grows through at `offset`: clause → sentence → point → section … → the whole
 * text. Each span holds the one before and is larger.
 */
export function selectionSpans(text: string, sections: readonly Section[], offset: number): Span[] {
  const sentence = trimSpan(text, sentenceAt(text, offset));
  const clause = findClauses(text, sentence).find((one) => offset < one.end) ?? sentence;
  const paragraph = lineAt(text, offset);
  const candidates: Span[] = [
    clause,
    sentence,
    paragraph,
    ...sectionPath(sections, offset).reverse(),
    { start: 0, end: text.length },
  ].sort((a, b) => a.end - a.start - (b.end - b.start));
  const spans: Span[] = [];
  for (const { start, end } of candidates) {
    const last = spans.at(-1);
    const holds = last === undefined || (start <= last.start && last.end <= end);
    const isLarger = last === undefined || end - start > last.end - last.start;
    if (start <= offset && offset <= end && holds && isLarger) {
      spans.push({ start, end });
    }
  }
  return spans;
}

function lineAt(text: string, offset: number): Span {
  const start = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
  const newline = text.indexOf('\n', start);
  return { start, end: newline < 0 ? text.length : newline };
}
