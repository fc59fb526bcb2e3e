import type { Speech } from '../speech/speech';
import { checksum } from './checksum';
import { type IndexedPassages, type ReadText, textsOf } from './passage-search';
import { PassageTable } from './passage-table';
import {
  bytesOf,
  bytesOfText,
  PassageFileError,
  type PassageSource,
  pack,
  readStoredText,
  StoredSpeeches,
  textOffsets,
} from './stored-parts';
import { TermIndex } from './term-index';
import type { TermSegment } from './term-segment';

/*
 * The file, in this order and in the machine's own order of bytes, so that arrays become views as they are:
 * the passages' texts (UTF-16); of each segment the postings, in pages, and its terms; the passages' columns; the
 * speeches, each as JSON; a directory (JSON) of what is how long, with the headings; the trailer. Texts and pages stay in the file until they
 * are asked for. Whatever is read is checked.
 */

/** Stands at the end: a file that was cut off does not have it. */
const MAGIC = [0x4a474730, 0x50534731] as const;

/** To be raised with every change of the file's form. */
const VERSION = 2;

/** Reads as another number where bytes have another order. */
const BYTE_ORDER = 0x01020304;

/** Order of bytes, version, the directory's length and checksum, magic. */
const TRAILER_BYTES = 6 * 4;

/** Postings that are read and checked together. */
const PAGE = 4096;

/** Pages that are read at once: each is two parts, of which systems take a thousand. */
const MOST_PAGES = 256;

/** Bytes that are written at once, about. */
const CHUNK = 1 << 20;

const COLUMNS = ['speeches', 'starts', 'ends', 'paragraphs', 'headings'] as const;

/** Passages in a file, of which only what is needed comes from there. Any use of them may throw PassageFileError. */
export interface StoredPassages extends IndexedPassages {
  readonly readText: ReadText;
  /** Brings all of the index in, so that the file is needed for texts alone, and checks those too. */
  load(): void;
  /** Whether these are the speeches that were indexed, to the letter. Reads none of the texts in the file. */
  areOf(speeches: readonly Speech[]): boolean;
}

/** How long everything is that comes before: passages, UTF-16 units, terms, postings; bytes where nothing is said. */
interface Directory {
  readonly fingerprint: string;
  readonly passages: number;
  readonly textUnits: number;
  readonly segments: readonly SegmentSizes[];
  readonly columnsCheck: number;
  /** Speeches and how many bytes they take. */
  readonly speeches: { readonly count: number; readonly length: number; readonly check: number };
  readonly headingPaths: readonly (readonly string[])[];
}

interface SegmentSizes {
  readonly size: number;
  readonly terms: number;
  readonly postings: number;
  readonly common: readonly number[];
  readonly check: number;
}

/**
 * The bytes of a file of passages, in order, in pieces of about a megabyte that are made when they are asked for.
 *
 * @param fingerprint of what was indexed: the file answers for nothing else
 */
export function* encodePassages(
  passages: IndexedPassages,
  readText: ReadText,
  fingerprint: string,
): Generator<Uint8Array> {
  let chunk = new Uint8Array(CHUNK);
  let filled = 0;
  for (const piece of encodePieces(passages, readText, fingerprint)) {
    if (filled + piece.length > CHUNK) {
      yield chunk.subarray(0, filled);
      // Not the same one again: who took it may not have written it yet.
      chunk = new Uint8Array(CHUNK);
      filled = 0;
    }
    if (piece.length > CHUNK) {
      yield piece;
    } else {
      chunk.set(piece, filled);
      filled += piece.length;
    }
  }
  yield chunk.subarray(0, filled);
}

function* encodePieces(
  { table, index }: IndexedPassages,
  readText: ReadText,
  fingerprint: string,
): Generator<Uint8Array> {
  const textChecks = new Uint32Array(table.size);
  let textUnits = 0;
  for (let number = 0; number < table.size; number++) {
    const text = bytesOfText(readText(table.passage(number)));
    textChecks[number] = checksum(text);
    textUnits += text.length / 2;
    yield text;
  }
  const segments: SegmentSizes[] = [];
  for (const { size, keys, offsets, common, documents, impacts } of index.segments) {
    const pages = new Uint32Array(Math.ceil(documents.length / PAGE));
    for (let page = 0; page < pages.length; page++) {
      const parts = pageOf(documents, impacts, page);
      pages[page] = checkOf(parts);
      yield* parts;
    }
    const terms = pack([keys, offsets, pages]);
    yield terms;
    segments.push({
      size,
      terms: keys.length,
      postings: documents.length,
      common: [...common],
      check: checksum(terms),
    });
  }
  const { columns, speeches, headingPaths } = table;
  const packed = pack([...COLUMNS.map((name) => columns[name]), textChecks, columns.kinds]);
  yield packed;
  const about = StoredSpeeches.encode(speeches);
  yield about;
  const directory = toJson({
    fingerprint,
    passages: table.size,
    textUnits,
    segments,
    columnsCheck: checksum(packed),
    speeches: { count: speeches.length, length: about.length, check: checksum(about) },
    headingPaths,
  } satisfies Directory);
  yield directory;
  yield pack([
    Uint32Array.of(BYTE_ORDER, VERSION, directory.length, checksum(directory), ...MAGIC),
  ]);
}

/**
 * Opens a file of passages. About a sixth of it is read, the rest as it is asked for.
 *
 * @param fingerprint of what is wanted
 * @throws PassageFileError, or what `source` throws
 */
export function decodePassages(source: PassageSource, fingerprint: string): StoredPassages {
  const { directory, start } = readDirectory(source);
  if (directory.fingerprint !== fingerprint) {
    throw new PassageFileError('other-library', 'of another library, or of another state of it');
  }
  const { passages, textUnits, speeches, headingPaths } = directory;
  const blocks = new Blocks(source, start);
  const about = blocks.before(speeches.length, speeches.check);
  const columns = blocks.before(passages * COLUMN_BYTES, directory.columnsCheck);
  const segments: TermSegment[] = [];
  for (const sizes of [...directory.segments].reverse()) {
    segments.unshift(readSegment(source, blocks, sizes));
  }
  blocks.skip(textUnits * 2);
  if (blocks.position !== 0) {
    throw new PassageFileError('damaged', `${source.size} bytes, other than its directory says`);
  }
  const column = (at: number): Uint32Array =>
    new Uint32Array(columns.buffer, at * passages * 4, passages);
  const table = new PassageTable(new StoredSpeeches(about, speeches.count), headingPaths, {
    speeches: column(0),
    starts: column(1),
    ends: column(2),
    paragraphs: column(3),
    headings: column(4),
    kinds: columns.subarray((COLUMNS.length + 1) * passages * 4),
  });
  const texts = { source, checks: column(COLUMNS.length), offsets: textOffsets(table) };
  return {
    table,
    index: new TermIndex(segments),
    readText: ({ number }) => readStoredText(texts, number),
    load: () => {
      for (const { documents, load } of segments) {
        load?.(0, documents.length);
      }
      for (let number = 0; number < table.size; number++) {
        readStoredText(texts, number);
      }
    },
    areOf: (others) => isAbout(table, others) && hasTexts(table, texts.checks, textsOf(others)),
  };
}

/** Five columns and the texts' checksums in words, kinds in bytes. */
const COLUMN_BYTES = (COLUMNS.length + 1) * 4 + 1;

function readDirectory(source: PassageSource): { directory: Directory; start: number } {
  if (source.size < TRAILER_BYTES) {
    throw new PassageFileError('foreign', `${source.size} bytes`);
  }
  const trailer = new Uint32Array(TRAILER_BYTES / 4);
  source.read(source.size - TRAILER_BYTES, [bytesOf(trailer)]);
  const [byteOrder, version, length = 0, check = 0, ...magic] = trailer;
  if (magic.some((word, i) => word !== MAGIC[i]) || byteOrder !== BYTE_ORDER) {
    throw new PassageFileError('foreign', 'no file of passages of this machine, or cut off');
  }
  if (version !== VERSION) {
    throw new PassageFileError('version', `version ${version}, not ${VERSION}`);
  }
  const blocks = new Blocks(source, source.size - TRAILER_BYTES);
  const bytes = blocks.before(length, check);
  const directory = JSON.parse(new TextDecoder().decode(bytes)) as Directory;
  return { directory, start: blocks.position };
}

/** Reads blocks from the last to the first. */
class Blocks {
  readonly #source: PassageSource;
  /** Where the block begins that was come to last. */
  position: number;

  constructor(source: PassageSource, end: number) {
    this.#source = source;
    this.position = end;
  }

  skip(length: number): void {
    this.position -= length;
    if (this.position < 0) {
      throw new PassageFileError('damaged', 'shorter than its directory says');
    }
  }

  /** The block of that length before the last one. */
  before(length: number, check: number): Uint8Array<ArrayBuffer> {
    this.skip(length);
    const bytes = new Uint8Array(length);
    this.#source.read(this.position, [bytes]);
    if (checksum(bytes) !== check) {
      throw new PassageFileError('damaged', `${length} bytes from ${this.position} on`);
    }
    return bytes;
  }
}

function readSegment(
  source: PassageSource,
  blocks: Blocks,
  { size, terms, postings, common, check }: SegmentSizes,
): TermSegment {
  const pages = Math.ceil(postings / PAGE);
  const { buffer } = blocks.before((2 * terms + 1 + pages) * 4, check);
  blocks.skip(postings * 3);
  const documents = new Uint16Array(postings);
  const impacts = new Uint8Array(postings);
  const checks = new Uint32Array(buffer, (2 * terms + 1) * 4, pages);
  const start = blocks.position;
  const isRead = new Uint8Array(pages);
  const readPages = (from: number, end: number): void => {
    const parts: Uint8Array[][] = [];
    for (let page = from; page < end; page++) {
      parts.push(pageOf(documents, impacts, page));
    }
    source.read(start + from * PAGE * 3, parts.flat());
    parts.forEach((part, i) => {
      if (checkOf(part) !== checks[from + i]) {
        throw new PassageFileError('damaged', `postings from ${start + (from + i) * PAGE * 3} on`);
      }
      isRead[from + i] = 1;
    });
  };
  return {
    size,
    keys: new Uint32Array(buffer, 0, terms),
    offsets: new Uint32Array(buffer, terms * 4, terms + 1),
    common: Uint32Array.from(common),
    documents,
    impacts,
    load: (from, end) => {
      const last = Math.ceil(end / PAGE);
      for (let page = Math.floor(from / PAGE); page < last; page++) {
        // Neighbours that are missing too come with it.
        let beyond = page;
        while (beyond < last && beyond < page + MOST_PAGES && isRead[beyond] === 0) {
          beyond++;
        }
        if (beyond > page) {
          readPages(page, beyond);
        }
      }
    },
  };
}

/** A page's share of the postings: documents, then impacts. */
function pageOf(documents: Uint16Array, impacts: Uint8Array, page: number): Uint8Array[] {
  const [from, end] = [page * PAGE, (page + 1) * PAGE];
  return [bytesOf(documents.subarray(from, end)), impacts.subarray(from, end)];
}

function checkOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => checksum(part, sum), 0);
}

function isAbout(table: PassageTable, speeches: readonly Speech[]): boolean {
  return (
    table.speeches.length === speeches.length &&
    speeches.every(({ id, metadata }, number) => {
      const stored = table.speeches.at(number);
      // What is unknown is left out of the file.
      return id === stored?.id && JSON.stringify(metadata) === JSON.stringify(stored.metadata);
    })
  );
}

function hasTexts(table: PassageTable, checks: Uint32Array, readText: ReadText): boolean {
  return checks.every((check, number) => {
    const passage = table.passage(number);
    return passage !== undefined && checksum(bytesOfText(readText(passage))) === check;
  });
}

function toJson(value: Directory): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
