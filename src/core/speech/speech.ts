import { SpeechError } from '../errors';
import { ISO_DATE } from '../text/dates';
import { type FrontMatter, parseFrontMatter } from './front-matter';
import { findTitle } from './title';

/** What a speech's source says of it. Anything that it does not say is undefined. */
export interface SpeechMetadata {
  readonly title: string;
  /** True when the title is an editor's one, in 〔〕, because the source has none. */
  readonly titleByEditor: boolean;
  readonly speaker: string | undefined;
  readonly body: string | undefined;
  readonly place: string | undefined;
  /** ISO 8601, perhaps partial: 2020, 2020-03, 2020-03-26. */
  readonly date: string | undefined;
  readonly occasion: string | undefined;
  readonly genre: string | undefined;
  readonly source: string | undefined;
  /** False when the source breaks off. */
  readonly complete: boolean;
}

/** One document of the library. */
export interface Speech {
  /** Of the bundled corpus the file's name without its extension, of the user's own texts the file's absolute path. */
  readonly id: string;
  readonly metadata: SpeechMetadata;
  /** The body, LF newlines, front matter apart. All offsets into a speech are UTF-16 offsets into it. */
  readonly text: string;
  /** The front matter block as written, LF newlines, '' without one; `header + text` is the file. */
  readonly header: string;
}

/** A title as Chinese cites it: in 《》, but an editor's one as it is, for it stands in 〔〕. */
export function citeTitle(title: string): string {
  return /^〔.*〕$/u.test(title) ? title : `《${title}》`;
}

/** Longer files are no speeches: a year's work report has 20,000 字, about 60 KB. */
export const MAX_SPEECH_BYTES = 4_000_000;

/**
 * Reads one file of a library. Its title is the front matter's, else the one that the text begins with, else
 * the file's name; all else is known from the front matter alone.
 *
 * @param fileName the file's name without its extension
 * @param bytes the file, UTF-8 with or without a byte-order mark
 * @throws SpeechError `too-large`, `invalid-utf8`, `empty` or `bad-front-matter`
 */
export function parseSpeech(id: string, bytes: Uint8Array, fileName = id): Speech {
  const file = decode(bytes);
  return toSpeech(id, file, parseFrontMatter(file), fileName);
}

/**
 * Reads one file as nothing but text: what looks like front matter is part of it, and says nothing.
 *
 * @param fileName the file's name without its extension, its title unless the text begins with one
 * @param bytes the file, UTF-8 with or without a byte-order mark
 * @throws SpeechError `too-large`, `invalid-utf8` or `empty`
 */
export function parsePlainText(id: string, bytes: Uint8Array, fileName = id): Speech {
  return toSpeech(id, decode(bytes), { fields: new Map(), bodyStart: 0 }, fileName);
}

function toSpeech(
  id: string,
  file: string,
  { fields, bodyStart }: FrontMatter,
  fileName: string,
): Speech {
  const text = file.slice(bodyStart);
  if (text.trim() === '') {
    throw new SpeechError('empty', 'the file has no text');
  }
  const title = fields.get('title') ?? findTitle(text) ?? fileName;
  return { id, metadata: toMetadata(title, fields), text, header: file.slice(0, bodyStart) };
}

/** The file with LF newlines. */
function decode(bytes: Uint8Array): string {
  if (bytes.length > MAX_SPEECH_BYTES) {
    throw new SpeechError('too-large', `${bytes.length} bytes, at most ${MAX_SPEECH_BYTES}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    throw new SpeechError('invalid-utf8', 'the file is not UTF-8');
  }
}

function toMetadata(title: string, fields: ReadonlyMap<string, string>): SpeechMetadata {
  const date = fields.get('date');
  if (date !== undefined && !ISO_DATE.test(date)) {
    throw new SpeechError('bad-front-matter', `date: ${date} is not 2020, 2020-03 or 2020-03-26`);
  }
  return {
    title,
    titleByEditor: fields.get('titleBy') === 'editor',
    speaker: fields.get('speaker'),
    body: fields.get('body'),
    place: fields.get('place'),
    date,
    occasion: fields.get('occasion'),
    genre: fields.get('genre'),
    source: fields.get('source'),
    complete: fields.get('complete') !== 'no',
  };
}
