import assert from 'node:assert/strict';
import type { ReuseAnswer } from '../../../../src/core/reuse/reuse';
import { checkReuse } from '../../../../src/core/reuse/reuse-check';
import { StockPhrases } from '../../../../src/core/reuse/stock-phrases';
import { toSpeech } from '../../support-core/library';

/** Characters that stand nowhere else. */
function unique(length: number, from: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, i) => 0x4e00 + from + i));
}

const P1 = unique(120, 0);
const P2 = unique(25, 200);
const P3 = unique(30, 300);

/** Every eighth character is another one. */
function rewrite(text: string, from: number): string {
  return [...text].map((unit, i) => (i % 8 === 4 ? unique(1, from + i) : unit)).join('');
}

function check(text: string, sources: readonly string[]): ReuseAnswer {
  const question = { text, minimumLength: 13, except: [], stock: [], others: [] };
  const library = sources.map((source, i) => toSpeech(source, `speech-${i}`));
  const steps = checkReuse(question, library, new StockPhrases([]));
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      return value;
    }
  }
}

function found(text: string, sources: readonly string[]): [string, string, string[]][] {
  return check(text, sources).stretches.map((stretch) => [
    stretch.degree,
    text.slice(stretch.start, stretch.end),
    stretch.sources.map(({ speechId }) => speechId),
  ]);
}

suite('stretches', () => {
  test('what a better source leaves of a match counts by itself, not by the changes elsewhere', () => {
    const changed = rewrite(P1, 1000);
    assert.deepEqual(found(P1 + P2, [P1, changed + P2]), [
      ['verbatim', P1, ['speech-0', 'speech-1']],
      ['verbatim', P2, ['speech-1']],
    ]);
  });

  test('changes of every kind are told from the other side of the match', () => {
    const whole = P2 + P1 + P3;
    const other = unique(1, 2000);
    const ways = ['$1', `$1$2${other}`, `$1${other}`].map((to) => P1.replaceAll(/(.{3})(.)/gu, to));
    for (const changed of ways) {
      assert.deepEqual(
        found(whole, [P1, P2 + changed + P3]).map(([degree, words]) => [degree, words]),
        [
          ['verbatim', P2],
          ['verbatim', P1],
          ['verbatim', P3],
        ],
      );
    }
  });

  test('a part that was changed itself is near, or nothing where little is left', () => {
    const near = P2.replace(P2.charAt(12), unique(1, 3000));
    assert.deepEqual(
      found(P1 + P2, [P1, rewrite(P1, 1000) + near]).map(([degree]) => degree),
      ['verbatim', 'near'],
    );
    const short = P2.slice(0, 14);
    const shortNear = short
      .replace(short.charAt(4), unique(1, 3000))
      .replace(short.charAt(9), unique(1, 3001));
    assert.deepEqual(
      found(P1 + short, [P1, rewrite(P1, 1000) + shortNear]).map(([, words]) => words),
      [P1],
    );
  });

  test('a clause between two pieces of a source counts as changed where it stands', () => {
    const text = P2 + unique(6, 4000) + P3;
    const [stretch] = check(text, [P2 + unique(8, 5000) + P3]).stretches;
    assert.equal(stretch?.degree, 'near');
    assert.equal(stretch?.sources[0].changes, 8);
  });
});
