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
