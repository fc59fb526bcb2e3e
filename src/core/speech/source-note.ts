import type { SpeechLabel } from '../library';
import { citeTitle } from './speech';

/** A source as a text cites it, on one line: 《在全县大会上的讲话》，张三，2020-03-26. */
export function citeSource(speech: SpeechLabel): string {
  return [citeTitle(speech.title), speech.speaker, speech.date]
    .filter((part) => part !== undefined)
    .join('，')
    .replace(/\s+/gu, ' ');
}

/**
 * A text of the library as it is put into a draft, with its source behind it: in Markdown as a comment, which no
 * reader sees and which may stand inside a line; elsewhere as a line of its own in brackets, easily found and taken
 * out, for plain text has no comments.
 *
 * @param isLineLeft whether something stands behind the place in its line: it must not end up in the source's line
 */
export function withSourceNote(
  text: string,
  speech: SpeechLabel,
  { isMarkdown, isLineLeft }: { readonly isMarkdown: boolean; readonly isLineLeft: boolean },
): string {
  const source = `出处：${citeSource(speech)}`;
  if (isMarkdown) {
    // Two hyphens could end the comment, and what follows would be taken for text.
    return `${text}<!-- ${source.replace(/-(?=-)/gu, '- ')} -->`;
  }
  return `${text}\n（${source}）${isLineLeft ? '\n' : ''}`;
}
