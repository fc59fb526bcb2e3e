import assert from 'node:assert/strict';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import type { PeekView } from '../support/ui/eyes';
import { sharedDesk } from '../support/ui/shared-desk';

const PHRASE = '不忘初心、牢记使命';

suite('references and definition', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  async function peekWhere(what: string, holds: (view: PeekView) => boolean): Promise<PeekView> {
    return await until(
      what,
      async () => {
        const view = await desk.eyes.peek();
        return view && holds(view) ? view : undefined;
      },
      { describe: () => desk.eyes.peek() },
    );
  }

  test('Shift+F12 peeks at every use, and the text beside the list is the place', async () => {
    await desk.draft('speech', `我们要不忘初‸心、牢记使命，坚持到底。`);
    await desk.hands.press('Shift+F12');
    const view = await peekWhere('the uses', ({ rows, preview, title }) =>
      [rows.length >= 5, preview.some((row) => row.includes(PHRASE)), title !== ''].every(Boolean),
    );
    await desk.picture('references-peek');
    assert.match(view.title, /8/u);
    assert.ok(view.marked > 0, 'the use is marked');
  });

  test('the selection is what is looked for', async () => {
    await desk.draft('speech', `‸高质量发展，我们要。`);
    for (let step = 0; step < 3; step += 1) await desk.hands.press('Shift+ArrowRight');
    await desk.hands.press('Shift+F12');
    await peekWhere('the uses of 高质量', ({ preview }) =>
      preview.some((row) => row.includes('高质量')),
    );
    await desk.picture('references-selection');
  });

  test('F12 goes to the earliest use, and from there on to the others', async () => {
    await desk.draft('markdown', `全面从‸严治党，永远在路上。`);
    await desk.hands.press('F12');
    // Of six speeches the only one of 2018.
    await until(
      'the speech',
      async () =>
        (await desk.eyes.activeTab()).startsWith('〔在省人大机关全体党员干部大会上的讲话〕'),
      { describe: () => desk.eyes.activeTab() },
    );
    await until('the phrase on screen', () => desk.eyes.pointOf('全面从严治党'));
    const place = await until('the caret at the phrase', () => desk.eyes.caret());
    await desk.picture('definition');

    for (let step = 0; step < 6; step += 1) await desk.hands.press('Shift+ArrowRight');
    await until('the phrase selected', async () => (await desk.eyes.caret())?.selected === 6);
    await desk.hands.press('Shift+F12');
    const view = await peekWhere('the other uses', ({ rows, preview }) =>
      [rows.length >= 6, preview.some((row) => row.includes('全面从严治党'))].every(Boolean),
    );
    await desk.picture('references-in-a-speech');
    assert.match(view.title, /21/u);
    assert.ok(place.line > 10, `line ${place.line}`);
  });
});
