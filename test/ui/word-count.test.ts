import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import { sharedDesk } from '../support/ui/shared-desk';

suite('word count', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  function shows(pattern: RegExp): Promise<unknown> {
    return until(
      `${pattern} in the status bar`,
      async () => (await desk.eyes.statusBar()).some((text) => pattern.test(text)),
      { describe: () => desk.eyes.statusBar() },
    );
  }

  test('the status bar counts the draft and the selection', async () => {
    await desk.draft('speech', `‸${'字'.repeat(1234)}`);
    await shows(/字数 1,234/u);
    for (let step = 0; step < 56; step += 1) await desk.hands.press('Shift+ArrowRight');
    await shows(/选中 56/u);
    await desk.picture('word-count');
    await desk.hands.press('ArrowRight');
    await shows(/字数 1,234(?!.*选中)/u);
  });

  test('it follows what is typed', async () => {
    await desk.draft('markdown', '同志们');
    await shows(/字数 3(?!\d)/u);
    await desk.hands.compose('大家好', 'dajiahao');
    await shows(/字数 6(?!\d)/u);
  });

  test('it is not shown for code', async () => {
    await desk.clear();
    await desk.open('count.js', 'let x;');
    await until(
      'no count',
      async () => !(await desk.eyes.statusBar()).some((t) => /字数/u.test(t)),
    );
  });
});
