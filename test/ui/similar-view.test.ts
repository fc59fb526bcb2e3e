import assert from 'node:assert/strict';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import type { ViewRow } from '../support/ui/eyes';
import { ownSession } from '../support/ui/shared-desk';

const PARAGRAPH = '要加强基层党组织建设，推动全面从严治党向基层延伸，压实管党治党主体责任。';

for (const theme of ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast']) {
  const name = theme.toLowerCase().replaceAll(' ', '-');

  suite(`the view of similar passages, ${theme}`, () => {
    const session = ownSession({ settings: { 'workbench.colorTheme': theme } });
    let desk: Desk;
    suiteSetup(async () => {
      desk = (await session()).desk;
    });

    async function rows(enough: (rows: readonly ViewRow[]) => boolean): Promise<ViewRow[]> {
      return await until(
        'the rows of the view',
        async () => {
          const found = await desk.eyes.viewRows();
          return enough(found) ? found : undefined;
        },
        { describe: () => desk.eyes.viewRows() },
      );
    }

    test('it opens empty and says what to do', async () => {
      await desk.draft('markdown', PARAGRAPH);
      await desk.hands.click('.activitybar [aria-label^="讲稿"]');
      await until('the welcome', async () =>
        (await desk.eyes.viewMessage()).includes('按想法查找'),
      );
      await desk.picture(`similar-view-empty-${name}`);
    });

    test('what was found stays, by speech', async () => {
      await desk.hands.press('Control+1');
      await desk.hands.command('查找相似段落');
      await until('the list', async () =>
        (await desk.eyes.choices())?.some((row) => row.detail !== ''),
      );
      await desk.picture(`similar-list-${name}`);
      await desk.hands.press('Alt+k');
      const found = await rows((all) => all.some((row) => row.focused && row.level === 2));
      await desk.picture(`similar-view-${name}`);
      assert.ok(found.some((row) => row.highlights.length > 0));
      await desk.hands.press('Enter');
      await until('the preview', async () => (await desk.eyes.tabs()).length === 2);
      await desk.picture(`similar-view-preview-${name}`);
      await desk.hands.press('Alt+b');
      await until('the comparison', async () => (await desk.eyes.activeTab()).includes('↔'));
      await desk.picture(`similar-compare-${name}`);
    });
  });
}
