/**
 * Judges the section tree against gold made by reading: positions of markers and their parents
 * (bench/gold/sections/<name>.tsv: line, column, family, parent as line:column or -, ? where in doubt).
 * The texts are not part of the project.
 *   npm run bench -- section-gold <folder of the texts> [--list]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findSections, type Section } from '../src/core/speech/sections';

interface Place {
  readonly at: string;
  readonly parent: string;
}

const [folder, list] = process.argv.slice(2);
const gold = path.join(process.cwd(), 'bench', 'gold', 'sections');
if (folder === undefined || !existsSync(folder)) {
  console.log(
    'section-gold: give the folder of the texts, e.g. npm run bench -- section-gold ../texts',
  );
  process.exit(0);
}

const total = { gold: 0, found: 0, right: 0, parents: 0 };
for (const file of readdirSync(gold).sort()) {
  const name = file.replace(/\.tsv$/, '');
  const text = readFileSync(path.join(folder, `${name}.txt`), 'utf8');
  judge(name, readGold(path.join(gold, file)), placesOf(text));
}
print('all', total);

function readGold(file: string): Place[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [row, column, , parent] = line.split('\t');
      return { at: `${row}:${column}`, parent: parent ?? '-' };
    });
}

function placesOf(text: string): Place[] {
  const places: Place[] = [];
  const placeOf = (section: Section): string => {
    const lineStart = text.lastIndexOf('\n', section.start - 1) + 1;
    return `${section.marker.line + 1}:${section.start - lineStart}`;
  };
  const visit = (sections: readonly Section[], parent: string): void => {
    for (const section of sections) {
      const at = placeOf(section);
      places.push({ at, parent });
      visit(section.children, at);
    }
  };
  visit(findSections(text), '-');
  return places;
}

function judge(name: string, expected: readonly Place[], found: readonly Place[]): void {
  const wanted = new Map(expected.map((place) => [place.at, place.parent]));
  const right = found.filter((place) => wanted.has(place.at));
  const parents = right.filter((place) => wanted.get(place.at) === place.parent);
  const counts = {
    gold: expected.length,
    found: found.length,
    right: right.length,
    parents: parents.length,
  };
  for (const key of Object.keys(total) as (keyof typeof total)[]) {
    total[key] += counts[key];
  }
  print(name, counts);
  if (list === '--list') {
    const seen = new Set(found.map((place) => place.at));
    const lines = [
      ...expected.filter((place) => !seen.has(place.at)).map((place) => `missing ${place.at}`),
      ...found.filter((place) => !wanted.has(place.at)).map((place) => `extra ${place.at}`),
      ...right
        .filter((place) => wanted.get(place.at) !== place.parent)
        .map((place) => `parent of ${place.at}: ${place.parent}, gold ${wanted.get(place.at)}`),
    ];
    console.log(lines.map((line) => `  ${line}`).join('\n'));
  }
}

function print(name: string, counts: typeof total): void {
  const share = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(4);
  console.log(
    `${name.padEnd(16)} gold ${counts.gold} found ${counts.found}  precision ${share(counts.right, counts.found)}` +
      `  recall ${share(counts.right, counts.gold)}  parents ${share(counts.parents, counts.right)}`,
  );
}
