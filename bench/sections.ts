/**
 * Time of the section tree over texts of growing length, against the time of splitting them into lines.
 *   npm run bench -- sections [folder of .txt or .md texts]
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findSections } from '../src/core/speech/sections';
import { printTiming, timeEach } from './measure';

const folder = process.argv[2] ?? path.join(process.cwd(), 'corpus');
const text = readdirSync(folder)
  .filter((file) => /\.(?:txt|md)$/.test(file) && file !== 'README.md')
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .join('\n');

for (const length of [30_000, 100_000, 1_000_000, 10_000_000]) {
  const draft = text.repeat(Math.ceil(length / text.length)).slice(0, length);
  const baseline = timeEach([draft], (one) => one.split('\n').map((line) => line.trim()), 3);
  printTiming(`${length} characters: split into lines (baseline)`, baseline);
  printTiming(`${length} characters: sections`, timeEach([draft], findSections, 3), baseline);
}
