/**
 * Library text is somebody else's: before it goes into a MarkdownString every character that Markdown,
 * HTML or VS Code's icons give a meaning is escaped, and it stays on one line.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_{}[\]()#+\-=.!|<>~$&:@/]/g, (unit) =>
      unit === '<' ? '&lt;' : unit === '&' ? '&amp;' : `\\${unit}`,
    );
}

/**
 * The same for a Markdown document that people read as text: only what could make a link, an image, HTML, code or
 * emphasis is escaped, so that dates and numbers stay as they are.
 */
export function escapeDocument(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>|~]/g, (unit) => `\\${unit}`);
}

/**
 * The same for a message of VS Code's: it shows no Markdown, yet makes a link of [label](command:…) and runs it.
 * A space that is not seen between ] and ( leaves the text as it is to the eye.
 */
export function plainMessage(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

/** A text in bold. Beside a quotation mark ** is no emphasis in Markdown: marks at the edges stay outside. */
export function boldMarkdown(text: string, toSafe: (text: string) => string): string {
  const [, open = '', inner = '', close = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(text) ?? [];
  return inner === '' ? toSafe(text) : `${toSafe(open)}**${toSafe(inner)}**${toSafe(close)}`;
}
