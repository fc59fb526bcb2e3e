import assert from 'node:assert/strict';
import { until } from '../support/polling';
import { type Desk, LANGUAGES, type Language } from '../support/ui/desk';
import type { SuggestRow } from '../support/ui/eyes';
import { sharedDesk } from '../support/ui/shared-desk';

const languages = Object.keys(LANGUAGES) as Language[];

/** A contributed snippet's row is labelled by its prefix, the provider's by the scaffold's name. */
function isScaffold(row: SuggestRow): boolean {
  return ['会议讲话', 'hyjh'].includes(row.label);
}

suite('scaffolds', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  async function scaffoldRows(): Promise<SuggestRow[]> {
    return await until(
      'the scaffold',
      async () => {
        const rows = (await desk.eyes.suggestions())?.filter(isScaffold) ?? [];
        return rows.length > 0 ? rows : undefined;
      },
      { describe: () => desk.eyes.suggestions() },
    );
  }

  for (const language of languages) {
    for (const source of ['‸', '下面请看‸', '下面请看‸然后']) {
      test(`${language}: 会议讲 offers the scaffold once: ${source}`, async () => {
        await desk.draft(language, source);
        // Not 会议 alone: so many phrases begin with it that the scaffold is not on screen.
        await desk.hands.compose('会议', 'huiyi');
        await until('the list', () => desk.eyes.suggestions());
        await desk.hands.compose('讲', 'jiang');
        assert.equal((await scaffoldRows()).length, 1);
        const labels = ((await desk.eyes.suggestions()) ?? []).map(({ label }) => label);
        assert.equal(new Set(labels).size, labels.length, labels.join(' '));
      });

      test(`${language}: hyjh offers the scaffold once: ${source}`, async () => {
        await desk.draft(language, source);
        await desk.hands.type('hyjh');
        assert.equal((await scaffoldRows()).length, 1);
      });
    }

    test(`${language}: an accepted scaffold replaces what was typed alone`, async () => {
      await desk.draft(language, '下面请看‸');
      await desk.hands.type('hyjh');
      const [row] = await scaffoldRows();
      assert.ok(row);
      await desk.select(row.label);
      await desk.picture(`scaffold-${language}`);
      await desk.hands.press('Enter');
      const text = await desk.textWhere('with the scaffold', (now) => now.includes('同志们：'));
      assert.match(text, /^下面请看在.*上的讲话/u);
      assert.doesNotMatch(text, /hyjh|\$\{/u);
    });
  }
});
