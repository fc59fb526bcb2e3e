import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findSections, type Section } from '../../../../src/core/speech/sections';
import { BUNDLED, readBundled, root } from '../../support-core/library';

/** One marker of an outline that was written down by reading. */
interface Entry {
  /** 1-based line of the body; `column` is a 0-based UTF-16 offset into it. */
  readonly line: number;
  readonly column: number;
  /** As far as the reader took it: 一、 or 一是. */
  readonly marker: string;
  readonly parent: number | null;
}

function readOutline(id: string): Entry[] {
  const file = path.join(root, 'test', 'fixtures', 'outlines', `${id}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Entry[];
}

/** The tree as lines `line:column ← line:column of the parent`. */
function toPlaces(sections: readonly Section[], text: string, parent: string): string[] {
  return sections.flatMap((section) => {
    const lines = text.slice(0, section.start).split('\n');
    const place = `${lines.length}:${lines.at(-1)?.length}`;
    return [`${place} ← ${parent}`, ...toPlaces(section.children, text, place)];
  });
}

suite('findSections: outlines of the bundled corpus, written down by reading', () => {
  for (const id of BUNDLED) {
    test(id, () => {
      const { header, text } = readBundled(id);
      const outline = readOutline(id);
      const placeOf = ({ line, column }: Entry): string => `${line}:${column}`;
      const expected = outline.map((entry) => {
        const parent = entry.parent === null ? undefined : outline[entry.parent];
        return `${placeOf(entry)} ← ${parent ? placeOf(parent) : 'root'}`;
      });
      assert.deepEqual(toPlaces(findSections(text), text, 'root'), expected);
      // The whole file, front matter and all, gives the same tree further down.
      const inFile = toPlaces(findSections(header + text), header + text, 'root');
      assert.equal(inFile.length, expected.length);
    });
  }

  test('every speech but the plain ones has an outline', () => {
    const sizes = BUNDLED.map((id) => readOutline(id).length);
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) > 150, String(sizes));
  });
});
