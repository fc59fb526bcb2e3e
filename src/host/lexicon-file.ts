import { readFile } from 'node:fs/promises';
import { Lexicon } from '../core/lexicon/lexicon';
import { parseAbbreviations } from '../core/lexicon/parse-abbreviations';
import type { Logger } from './log';

/** The abbreviations of a lexicon file; of one that is missing or wrong none, and the log says why. */
export async function readLexicon(file: string, log: Logger): Promise<Lexicon> {
  try {
    return new Lexicon(parseAbbreviations(await readFile(file, 'utf8')));
  } catch (error) {
    log.error(`abbreviations not read: ${String(error)}`);
    return new Lexicon([]);
  }
}
