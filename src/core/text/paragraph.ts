import { findLines, type Span, trimSpan } from './spans';

/** What begins a paragraph of its own: an indent of the width of a 字, a heading, a list item, a numbered point, a fence. */
const OPENING =
  /^(?:　|\s*(?:#{1,6}\s|[-*+>|]\s|\d+[.)．、]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|```|~~~|-{3,}\s*$))/u;

/** What no line goes on from: a heading, a fence, the end of a sentence, the colon of a salutation. */
const CLOSED = /^\s*(?:#{1,6}\s|```|~~~|-{3,}\s*$)|[。！？!?…：:；;]["”’」』）)】]*\s*$/u;

/**
 * The paragraph at an offset. In plain text each line is one. In Markdown a paragraph may be broken over lines, up to
 * a blank one; but as many drafts are Markdown in name alone, with a line for each paragraph, the end of a sentence at
 * the end of a line ends it too.
 *
 * @returns undefined on a blank line
 */
export function paragraphAt(text: string, offset: number, isMarkdown: boolean): Span | undefined {
  const lines = findLines(text);
  const at = lines.findIndex((line) => offset <= line.end);
  const goesOn = (index: number): boolean => {
    const [before, line] = [lineText(text, lines[index]), lineText(text, lines[index + 1])];
    return (
      isMarkdown &&
      before.trim() !== '' &&
      line.trim() !== '' &&
      !CLOSED.test(before) &&
      !OPENING.test(line)
    );
  };
  let first = at;
  while (first > 0 && goesOn(first - 1)) {
    first--;
  }
  let last = at;
  while (goesOn(last)) {
    last++;
  }
  const start = lines[first]?.start ?? 0;
  const span = trimSpan(text, { start, end: lines[last]?.end ?? start });
  return span.start === span.end ? undefined : span;
}

function lineText(text: string, line: Span | undefined): string {
  return line === undefined ? '' : text.slice(line.start, line.end);
}
