import { findLines, type Span } from '../text/spans';

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '《': '》',
  '"': '"',
};

/**
 * What stands in quotation marks or 《》: without the marks, in the order of the text. A mark that is not closed in its
 * paragraph quotes nothing; what is quoted inside a quotation is part of that.
 */
export function findQuoted(text: string): Span[] {
  return findLines(text).flatMap(({ start, end }) =>
    findInParagraph(text.slice(start, end), start),
  );
}

function findInParagraph(text: string, offset: number): Span[] {
  const spans: Span[] = [];
  const marks = /[“「『《"]/gu;
  /** Closing marks that the rest of the paragraph lacks. */
  const lacking = new Set<string>();
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const closing = CLOSING[found[0]];
    if (closing !== undefined && !lacking.has(closing)) {
      const start = found.index + 1;
      const end = text.indexOf(closing, start);
      if (end < 0) {
        lacking.add(closing);
      } else {
        spans.push({ start: offset + start, end: offset + end });
        marks.lastIndex = end + 1;
      }
    }
  }
  return spans;
}
