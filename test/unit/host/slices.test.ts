import assert from 'node:assert/strict';
import { inSlices } from '../../../src/host/slices';

suite('work in slices', () => {
  test('lets the loop turn after every eight milliseconds, and gives the outcome', async () => {
    let clock = 0;
    let turns = 0;
    const turn = (): void => {
      turns++;
      turning = setImmediate(turn);
    };
    let turning = setImmediate(turn);
    const seen: number[] = [];
    function* work(): Generator<undefined, string> {
      for (let step = 0; step < 12; step++) {
        clock += 3;
        seen.push(turns);
        yield;
      }
      return 'done';
    }
    assert.equal(await inSlices(work(), () => clock), 'done');
    clearImmediate(turning);
    assert.deepEqual(
      seen.map((turn, step) => step > 0 && turn > (seen[step - 1] ?? 0)),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((step) => step > 0 && step % 3 === 0),
    );
  });
});
