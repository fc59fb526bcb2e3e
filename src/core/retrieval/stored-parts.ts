import { checksum } from './checksum';
import type { KnownSpeech, PassageTable, SpeechList } from './passage-table';

/** Units of a text that become a string at once: each is an argument of a call. */
const MOST_UNITS = 4096;

/** Whence a file's bytes come. */
export interface PassageSource {
  /** Bytes in all. */
  readonly size: number;
  /**
   * Fills the targets, one after the other, with what stands from `position` on.
   *
   * @throws when that is not there
   */
  read(position: number, targets: readonly Uint8Array[]): void;
}

/** Why a file is refused: none of ours, of another version, of another library, not as it was written. */
type PassageFileErrorCode = 'foreign' | 'version' | 'other-library' | 'damaged';

/** A file that cannot be used. The message is English and goes to the log. */
export class PassageFileError extends Error {
  readonly code: PassageFileErrorCode;

  constructor(code: PassageFileErrorCode, detail: string) {
    super(detail);
    this.name = 'PassageFileError';
    this.code = code;
  }
}

/** Texts that lie in a file one behind the other. */
export interface StoredTexts {
  readonly source: PassageSource;
  readonly checks: Uint32Array;
  /** Where each begins, in UTF-16 units. */
  readonly offsets: Uint32Array;
}

/** Where each passage's text begins, in UTF-16 units, and the last one ends. */
export function textOffsets({ size, columns: { starts, ends } }: PassageTable): Uint32Array {
  const offsets = new Uint32Array(size + 1);
  for (let i = 0; i < size; i++) {
    offsets[i + 1] = (offsets[i] ?? 0) + (ends[i] ?? 0) - (starts[i] ?? 0);
  }
  return offsets;
}

/** @throws PassageFileError when it is not as it was written */
export function readStoredText({ source, checks, offsets }: StoredTexts, number: number): string {
  const start = offsets[number] ?? 0;
  const units = new Uint16Array((offsets[number + 1] ?? start) - start);
  const bytes = bytesOf(units);
  source.read(start * 2, [bytes]);
  if (checksum(bytes) !== checks[number]) {
    throw new PassageFileError('damaged', `the text of passage ${number}`);
  }
  let text = '';
  for (let from = 0; from < units.length; from += MOST_UNITS) {
    text += String.fromCharCode.apply(null, units.subarray(from, from + MOST_UNITS) as never);
  }
  return text;
}

/**
 * Speeches as bytes: where each begins, then all of them as JSON. They are read when somebody asks: answers need a few
 * dozen of thousands.
 */
export class StoredSpeeches implements SpeechList {
  readonly length: number;
  readonly #offsets: Uint32Array;
  readonly #json: Uint8Array;
  readonly #decoder = new TextDecoder();
  readonly #known: (KnownSpeech | undefined)[];

  constructor(bytes: Uint8Array<ArrayBuffer>, length: number) {
    this.length = length;
    this.#offsets = new Uint32Array(bytes.buffer, bytes.byteOffset, length + 1);
    this.#json = bytes.subarray((length + 1) * 4);
    this.#known = new Array(length);
  }

  static encode(speeches: SpeechList): Uint8Array {
    const offsets = new Uint32Array(speeches.length + 1);
    const parts: Uint8Array[] = [];
    let number = 0;
    for (const { id, metadata } of speeches) {
      const part = new TextEncoder().encode(JSON.stringify({ id, metadata }));
      offsets[number + 1] = (offsets[number] ?? 0) + part.length;
      number++;
      parts.push(part);
    }
    return pack([offsets, ...parts]);
  }

  at(number: number): KnownSpeech | undefined {
    const [start, end] = [this.#offsets[number], this.#offsets[number + 1]];
    if (start === undefined || end === undefined) {
      return undefined;
    }
    let speech = this.#known[number];
    if (speech === undefined) {
      const json = this.#decoder.decode(this.#json.subarray(start, end));
      speech = JSON.parse(json) as KnownSpeech;
      this.#known[number] = speech;
    }
    return speech;
  }

  *[Symbol.iterator](): Generator<KnownSpeech> {
    for (let number = 0; number < this.length; number++) {
      const speech = this.at(number);
      if (speech !== undefined) {
        yield speech;
      }
    }
  }
}

/** A text in UTF-16, in the machine's own order of bytes. */
export function bytesOfText(text: string): Uint8Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) {
    units[i] = text.charCodeAt(i);
  }
  return bytesOf(units);
}

/** The bytes of an array, which are not copied. */
export function bytesOf(array: Uint32Array | Uint16Array | Uint8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Arrays one behind the other, as bytes. */
export function pack(arrays: readonly (Uint32Array | Uint8Array)[]): Uint8Array {
  const packed = new Uint8Array(arrays.reduce((sum, array) => sum + array.byteLength, 0));
  let at = 0;
  for (const array of arrays) {
    packed.set(bytesOf(array), at);
    at += array.byteLength;
  }
  return packed;
}
