import assert from 'node:assert/strict';
import { Extender } from '../../../../src/core/reuse/extender';
import type { ReuseAnswer } from '../../../../src/core/reuse/reuse';
import { checkReuse } from '../../../../src/core/reuse/reuse-check';
import { StockPhrases } from '../../../../src/core/reuse/stock-phrases';
import { toSpeech } from '../../support-core/library';

interface Course {
  readonly answer: ReuseAnswer;
  readonly steps: number;
  /** Extensions in all, and at most between two pauses. */
  readonly extensions: number;
  readonly most: number;
}

function check(text: string, source: string, common: string[]): Course {
  const question = { text, minimumLength: 13, except: [], stock: [], others: [] };
  const work = checkReuse(question, [toSpeech(source, 'speech')], new StockPhrases(common));
  const { extend } = Extender.prototype;
  let count = 0;
  Extender.prototype.extend = function (...given) {
    count++;
    return extend.apply(this, given);
  };
  try {
    let extensions = 0;
    let most = 0;
    for (let steps = 1; ; steps++) {
      count = 0;
      const { done, value } = work.next();
      extensions += count;
      most = Math.max(most, count);
      if (done) {
        return { answer: value, steps, extensions, most };
      }
    }
  } finally {
    Extender.prototype.extend = extend;
  }
}

let state = 1;
function random(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

function han(length: number): string {
  return String.fromCharCode(...Array.from({ length }, () => 0x4e00 + random(20_000)));
}

function repeat(times: number, make: () => string): string {
  return Array.from({ length: times }, make).join('\n');
}

suite('pauses of the reuse check', () => {
  const PHRASE = '全面建成社会主义现代化强国的宏伟';

  test('a set wording that draft and text repeat is not followed from everywhere to everywhere', () => {
    const draft = repeat(64, () => PHRASE + han(20));
    const text = repeat(1000, () => PHRASE + han(20));
    const { answer, extensions } = check(draft, text, [PHRASE]);
    assert.deepEqual(answer.stretches, []);
    assert.ok(extensions < 4 * 64 * 20, `${extensions} extensions`);
  });

  test('a copy that begins with such a wording is found behind all the others', () => {
    const copied = PHRASE + han(30);
    const draft = `${copied}\n${repeat(64, () => PHRASE + han(20))}`;
    const text = `${repeat(200, () => PHRASE + han(20))}\n${copied}`;
    const { answer } = check(draft, text, [PHRASE]);
    assert.deepEqual(
      answer.stretches.map(({ start, end }) => draft.slice(start, end)),
      [copied],
    );
  });

  test('pauses within a text, however much there is to follow in it', () => {
    const lines = Array.from({ length: 12 }, () => han(16));
    const make = (): string => lines[random(lines.length)] ?? '';
    const { answer, steps, most } = check(repeat(3000, make), repeat(3000, make), lines);
    assert.deepEqual(answer.stretches, []);
    assert.ok(steps > 10, `${steps} steps`);
    assert.ok(most < 3000, `${most} extensions without a pause`);
  });

  test('pauses within a long text of which nothing is in the draft', () => {
    const { steps } = check(
      han(1000),
      repeat(10, () => han(30_000)),
      [],
    );
    assert.ok(steps >= 300_000 / 50_000, `${steps} steps`);
  });
});
