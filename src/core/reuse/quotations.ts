import type { Span } from '../text/spans';

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
  const spans: Span[] = [];
  const marks = /[“「『《"\n]/gu;
  /** Closing marks that the rest of the paragraph lacks. */
  const lacking = new Set<string>();
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const closing = CLOSING[found[0]];
    if (closing === undefined) {
      lacking.clear();
    } else if (!lacking.has(closing)) {
      const start = found.index + 1;
      const end = text.indexOf(closing, start);
      const lineEnd = text.indexOf('\n', start);
      if (end < 0 || (lineEnd >= 0 && lineEnd < end)) {
        lacking.add(closing);
      } else {
        spans.push({ start, end });
        marks.lastIndex = end + 1;
      }
    }
  }
  return spans;
}
