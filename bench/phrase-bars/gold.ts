import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A stock phrase that a reader marked: UTF-16 offsets into the speech's body. */
export interface GoldPhrase {
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
}

/** Gold files of a folder by the id of the speech that they are about. */
export function readGold(folder: string): Map<string, GoldPhrase[]> {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith('.tsv'))
    : [];
  return new Map(
    files.sort().map((file) => {
      const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
      const gold = lines
        .filter((line) => line !== '')
        .map((line) => {
          const [start, end, phrase] = line.split('\t');
          return { start: Number(start), end: Number(end), phrase: phrase ?? '' };
        });
      return [file.replace(/\.tsv$/, ''), gold];
    }),
  );
}
