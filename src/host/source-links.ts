import type { SpeechLabel } from '../core/library';
import type { Span } from '../core/text/spans';

/** Opens a speech at a place. */
export const OPEN_SOURCE = 'jianggao.openSource';

/** Opens everything about a phrase; its argument is `{ text }`. */
export const PHRASE_CARD = 'jianggao.phraseCard';

/** The argument of a link to a place in a speech: offsets into its body. */
export interface SourceLink {
  readonly speechId: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** The link to a place in a speech. */
export function toSourceLink(speech: SpeechLabel, place: Span): SourceLink {
  return {
    speechId: speech.speechId,
    title: speech.title,
    start: place.start,
    end: place.end,
  };
}

/** Whether an argument of `OPEN_SOURCE` is one: anybody can run a command. */
export function isSourceLink(value: unknown): value is SourceLink {
  const link = value as Partial<SourceLink> | null | undefined;
  return (
    typeof link?.speechId === 'string' &&
    typeof link.title === 'string' &&
    typeof link.start === 'number' &&
    typeof link.end === 'number'
  );
}

/**
 * The target of a link in Markdown, or the address of one, that runs a command with one argument. Brackets are
 * encoded, for Markdown ends a link there. VS Code decodes the argument twice: no % may be left after the first time,
 * or 50%25.md would be taken for 50%.md.
 */
export function commandTarget(command: string, argument: unknown): string {
  const json = JSON.stringify([argument]).replace(/%/g, '\\u0025');
  const query = encodeURIComponent(json).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
  return `command:${command}?${query}`;
}
