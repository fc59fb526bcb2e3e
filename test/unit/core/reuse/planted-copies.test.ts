import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MarkedDraft } from '../../../../src/core/reuse/marked-draft';
import type { ReuseAnswer } from '../../../../src/core/reuse/reuse';
import { checkReuse } from '../../../../src/core/reuse/reuse-check';
import { StockPhrases } from '../../../../src/core/reuse/stock-phrases';
import type { Speech } from '../../../../src/core/speech/speech';
import { readAllBundled } from '../../support-core/library';

const speeches = readAllBundled();

/** What no speech has: characters of another alphabet of Han, so that nothing but the plant can be found. */
const FOREIGN_HAN = [...'龘靐齉麤籱驫羴猋惢焱淼垚犇毳赑掱孨鱻麤灥'];
const foreign = fc
  .array(fc.constantFrom(...FOREIGN_HAN, '，', '。', '\n'), { maxLength: 60 })
  .map((units) => units.join(''));

/** A stretch of a speech that has so many characters, marks apart; begins and ends with one. */
const plant = fc
  .record({
    speech: fc.constantFrom(...speeches),
    from: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    length: fc.integer({ min: 20, max: 80 }),
  })
  .map(({ speech, from, length }) => {
    const places = [...speech.text.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index);
    const first = Math.floor(from * (places.length - length));
    const start = places[first] ?? 0;
    return {
      speech,
      start,
      text: speech.text.slice(start, (places[first + length - 1] ?? 0) + 1),
      length,
    };
  });

type Value<T> = T extends fc.Arbitrary<infer Given> ? Given : never;

const change = fc.record({
  kind: fc.constantFrom('substitute', 'delete', 'insert', 'comma'),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  unit: fc.constantFrom(...FOREIGN_HAN),
});

/** A tenth of the characters substituted, deleted or inserted; commas moved as many times as there are changes left. */
function rewrite(
  { text, length }: Value<typeof plant>,
  changes: readonly Value<typeof change>[],
): string {
  const units = [...text];
  let left = Math.floor(length / 10);
  for (const { kind, at, unit } of changes) {
    const letters = units.flatMap((one, index) => (/[\p{L}\p{N}]/u.test(one) ? [index] : []));
    const place = letters[Math.floor(at * letters.length)] ?? 0;
    if (kind === 'comma') {
      units.splice(place, 0, '，');
    } else if (left-- > 0) {
      units.splice(place, kind === 'insert' ? 0 : 1, ...(kind === 'delete' ? [] : [unit]));
    }
  }
  return units.join('');
}

function check(text: string, library: readonly Speech[], stock: readonly string[]): ReuseAnswer {
  const question = { text, minimumLength: 13, except: [], stock, others: [] };
  const steps = checkReuse(question, library, new StockPhrases([]));
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      return value;
    }
  }
}

suite('planted copies', () => {
  test('every copy of 20 字 with a tenth of it changed is found, four fifths of it at least', () => {
    fc.assert(
      fc.property(
        foreign,
        plant,
        fc.array(change, { maxLength: 12 }),
        foreign,
        (before, planted, changes, after) => {
          // A digit more or less says nothing: what counts as 字 are Han characters.
          fc.pre([...planted.text.matchAll(/\p{Script=Han}/gu)].length >= 20);
          const copy = rewrite(planted, changes);
          const text = `${before}\n${copy}\n${after}`;
          const start = before.length + 1;
          const end = start + copy.length;
          const { stretches } = check(text, speeches, []);
          const draft = new MarkedDraft(text, []);
          const [first, last] = [draft.unitAt(start), draft.unitAt(end)];
          let covered = 0;
          for (const stretch of stretches) {
            covered +=
              Math.min(last, draft.unitAt(stretch.end)) -
              Math.max(first, draft.unitAt(stretch.start));
          }
          assert.ok(covered >= 0.8 * (last - first), `${covered} of ${last - first}: ${copy}`);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('stock phrases are never copying, however many stand in a row', () => {
    const clauses = [
      ...new Set(speeches.flatMap(({ text }) => text.match(/\p{Script=Han}{4,30}/gu) ?? [])),
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...clauses), { minLength: 1, maxLength: 6 }),
        fc.array(foreign, { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        (stock, between, inRow) => {
          const text = stock.map((phrase, i) => (inRow ? '' : between[i]) + phrase).join('，');
          assert.deepEqual(check(text, speeches, stock).stretches, []);
          // The same without knowing them: what is long enough is found.
          const isLong = stock.some((phrase) => phrase.length >= 13);
          assert.ok(!isLong || check(text, speeches, []).stretches.length > 0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
