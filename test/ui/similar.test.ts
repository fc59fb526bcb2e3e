import assert from 'node:assert/strict';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import type { QuickRow } from '../support/ui/eyes';
import { sharedDesk } from '../support/ui/shared-desk';

const PARAGRAPH = '要加强基层党组织建设，推动全面从严治党向基层延伸，压实管党治党主体责任。';
/** A speech's title in a row; one that the corpus's editor gave stands in other brackets. */
const TITLE = /[《〔](.+?)[》〕]/u;

suite('similar passages', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  /** Asks from the palette, with the caret in the second of two paragraphs. */
  async function ask(words = '查找相似段落'): Promise<QuickRow[]> {
    await desk.draft('speech', `同志们：\n${PARAGRAPH}`);
    await desk.hands.command(words, '查找相似段落');
    return await until(
      'the passages',
      async () => {
        const rows = await desk.eyes.choices();
        return rows?.some((row) => TITLE.test(row.label)) ? rows : undefined;
      },
      { describe: () => desk.eyes.choices() },
    );
  }

  async function focusedTitle(): Promise<string | undefined> {
    const row = (await desk.eyes.choices())?.find(({ focused }) => focused);
    return row && TITLE.exec(row.label)?.[1];
  }

  async function draftIsBack(): Promise<void> {
    await until('the list to close', async () => !(await desk.eyes.choices()));
    await until(
      'the draft alone to be open',
      async () => {
        const tabs = await desk.eyes.tabs();
        return tabs.length === 1 && /^draft-/u.test(await desk.eyes.activeTab());
      },
      { describe: () => desk.eyes.tabs() },
    );
  }

  for (const words of ['查找相似段落', 'Jianggao: Find Similar Passages']) {
    test(`the palette finds it by ${words}`, async () => {
      const rows = await ask(words);
      assert.ok(rows.length > 1);
      for (const row of rows) {
        assert.match(row.label, TITLE);
        assert.notEqual(row.detail, '');
      }
      await desk.picture(`similar-list-${words.length}`);
      await desk.hands.press('Escape');
      await draftIsBack();
    });
  }

  test('moving through the list previews the speeches, Escape leaves the draft as it was', async () => {
    const rows = await ask();
    const titles = new Set<string>();
    for (const _ of rows.slice(0, 4)) {
      const title = await until('a focused row', focusedTitle);
      titles.add(title);
      await until(
        `a preview of ${title}`,
        async () => (await desk.eyes.tabs()).some((tab) => tab.includes(title.slice(0, 10))),
        { describe: () => desk.eyes.tabs() },
      );
      await desk.hands.press('ArrowDown');
    }
    await desk.picture('similar-preview');
    await desk.hands.press('Escape');
    await draftIsBack();
    await desk.textIs(`同志们：\n${PARAGRAPH}`);
  });

  test('Enter opens the source at the passage', async () => {
    await ask();
    const title = await until('a focused row', focusedTitle);
    await desk.hands.press('Enter');
    await until('the speech to be active', async () =>
      (await desk.eyes.activeTab()).includes(title.slice(0, 10)),
    );
    await until('the passage to be selected', async () => {
      return ((await desk.eyes.caret())?.selected ?? 0) > 50;
    });
    await desk.picture('similar-opened');
  });

  test('a row’s button inserts the passage at the caret', async () => {
    await ask();
    const label = await until('the insert button', async () =>
      (await desk.eyes.choices())
        ?.find(({ focused }) => focused)
        ?.actions.find((action) => /插入/u.test(action)),
    );
    await desk.picture('similar-buttons');
    await desk.hands.click(`.quick-input-list .monaco-list-row.focused [aria-label="${label}"]`);
    await draftIsBack();
    await desk.textWhere('with the passage', (text) => {
      return text.startsWith(`同志们：\n${PARAGRAPH}`) && text.length > PARAGRAPH.length + 50;
    });
    await desk.picture('similar-inserted');
  });

  test('Alt+I inserts the passage at the caret', async () => {
    await ask();
    await desk.hands.press('Alt+i');
    await draftIsBack();
    await desk.textWhere('with the passage', (text) => text.length > PARAGRAPH.length + 50);
  });

  test('Alt+C copies the passage with its source', async () => {
    await ask();
    const title = await until('a focused row', focusedTitle);
    await desk.hands.press('Alt+c');
    await draftIsBack();
    // The previews close before the clipboard is written; the status bar tells when it is.
    await until('the copy', async () =>
      (await desk.eyes.statusBar()).some((item) => item.includes('已复制')),
    );
    await desk.hands.press('Control+a', 'Control+v');
    const text = await desk.textWhere('pasted', (now) => now.includes(title.slice(0, 10)));
    assert.match(text, /。[^\n]*\n——.*[《〔]/u);
  });

  test('the selection is what is searched', async () => {
    await desk.draft('speech', `‸${PARAGRAPH}\n同志们。`);
    for (let step = 0; step < 11; step += 1) await desk.hands.press('Shift+ArrowRight');
    await desk.hands.command('查找相似段落');
    await until('the passages', async () =>
      (await desk.eyes.choices())?.some((row) => TITLE.test(row.label)),
    );
    const heading = await desk.page.locator('.quick-input-title').first().textContent();
    assert.match(heading ?? '', /要加强基层党组织建设，(?!推)/u);
    await desk.hands.press('Escape');
    await draftIsBack();
  });
});
