import { parse } from 'yaml';
import { SpeechError } from '../errors';

/** Where the front matter of a text ends, and what it says. */
export interface FrontMatter {
  /** Key → value, both as written; nested values are left out. Empty values are left out too. */
  readonly fields: ReadonlyMap<string, string>;
  /** UTF-16 offset of the first character of the body. */
  readonly bodyStart: number;
}

/** UTF-16 units. Keys are compared pairwise: a block of a million would take the thread minutes. */
const LONGEST_BLOCK = 20_000;

const OPENING = /^\ufeff?---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;

/**
 * Where the body of `text` starts: after a closed `---` block at the very top, else 0. Never throws
 * and does not read the YAML, so it is cheap enough for every keystroke.
 */
export function findBodyStart(text: string): number {
  return findBlock(text)?.bodyStart ?? 0;
}

/**
 * Reads the YAML front matter of a text (English keys between `---` lines). A text without one has
 * no fields and its body starts at 0.
 *
 * @throws SpeechError `bad-front-matter` when the block is not closed, is longer than any speech's or is
 *   not a YAML mapping.
 */
export function parseFrontMatter(text: string): FrontMatter {
  const opening = OPENING.exec(text);
  if (!opening) {
    return { fields: new Map(), bodyStart: 0 };
  }
  const block = findBlock(text);
  if (!block) {
    throw new SpeechError('bad-front-matter', 'the front matter has no closing --- line');
  }
  return {
    fields: readFields(text.slice(opening[0].length, block.end)),
    bodyStart: block.bodyStart,
  };
}

function findBlock(text: string): { end: number; bodyStart: number } | undefined {
  const opening = OPENING.exec(text);
  if (!opening) {
    return undefined;
  }
  let start = opening[0].length;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline < 0 ? text.length : newline;
    if (CLOSING.test(text.slice(start, lineEnd).trimEnd())) {
      return { end: start, bodyStart: Math.min(lineEnd + 1, text.length) };
    }
    start = lineEnd + 1;
  }
  return undefined;
}

function readFields(yaml: string): Map<string, string> {
  if (yaml.length > LONGEST_BLOCK) {
    throw new SpeechError('bad-front-matter', `the front matter is longer than ${LONGEST_BLOCK}`);
  }
  let value: unknown;
  try {
    // The failsafe schema keeps every scalar a string: a date stays a date as written, `no` stays no.
    // `error` prints no warning; with `silent` the parser would pass over errors too.
    value = parse(yaml, { schema: 'failsafe', logLevel: 'error', maxAliasCount: 0 });
  } catch (error) {
    throw new SpeechError('bad-front-matter', `the front matter is not YAML: ${String(error)}`);
  }
  if (value === null || value === undefined || value === '') {
    return new Map();
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new SpeechError(
      'bad-front-matter',
      'the front matter is not a list of `key: value` lines',
    );
  }
  const fields = new Map<string, string>();
  for (const [key, field] of Object.entries(value)) {
    if (typeof field === 'string' && field.trim() !== '') {
      fields.set(key, field.trim());
    }
  }
  return fields;
}
