import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import type { QuickRow } from '../support/ui/eyes';
import { ownSession, sharedDesk } from '../support/ui/shared-desk';

const COMMAND = '检索素材';
const PHRASE = '不忘初心、牢记使命';
const HATCH = /在段落中查找/u;

suite('search library', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  /** Opens the box from the palette, over a draft with the caret in it, with nothing typed. */
  async function open(words = COMMAND, source = '同志们：\n我们要‸'): Promise<void> {
    await desk.draft('speech', source);
    await desk.hands.command(words, COMMAND);
    await until('the box', () => title().isVisible());
    await desk.hands.press('Control+a', 'Delete');
    await rowsWhere('the speeches', (rows) => (rows[0]?.label ?? '').includes('讲话'));
  }

  const title = () => desk.page.locator('.quick-input-title').filter({ hasText: COMMAND });

  function rowsWhere(
    what: string,
    isWanted: (rows: readonly QuickRow[]) => boolean,
  ): Promise<QuickRow[]> {
    return until(
      what,
      async () => {
        const rows = await desk.eyes.choices();
        return rows !== undefined && isWanted(rows) ? rows : undefined;
      },
      { describe: () => desk.eyes.choices() },
    );
  }

  const firstIs = (label: string): Promise<QuickRow[]> =>
    rowsWhere(`${label} first`, ([row]) => row?.label === label && row.focused);

  const separators = (): Promise<string[]> =>
    desk.page.locator('.quick-input-list .quick-input-list-separator:visible').allTextContents();

  async function isClosed(): Promise<void> {
    await until('the box to close', async () => !(await desk.eyes.choices()));
  }

  /** Puts the list away and waits for what it previewed to be put away too. */
  async function leave(): Promise<void> {
    await desk.hands.press('Escape');
    await isClosed();
    await until(
      'the draft alone',
      async () => {
        const tabs = await desk.eyes.tabs();
        return tabs.length === 1 && /^draft-/u.test(await desk.eyes.activeTab());
      },
      { describe: () => desk.eyes.tabs() },
    );
  }

  for (const words of [COMMAND, 'Jianggao: Search Library']) {
    test(`the palette knows it as ${words}; with nothing typed it lists the speeches, newest first`, async () => {
      await open(words);
      const rows = (await desk.eyes.choices()) ?? [];
      assert.match(rows[0]?.detail ?? '', /^2021/u);
      assert.ok((await separators()).some((text) => /讲话.*9/u.test(text)));
      await desk.picture(`search-empty-${words.length}`);
      await desk.hands.press('Escape');
      await isClosed();
    });
  }

  test('typed through an input method, letter by letter, it finds what the letters spell and then the characters', async () => {
    await open();
    const method = await desk.hands.spell('buwang');
    await rowsWhere('the phrase under the letters', (rows) =>
      rows.some(({ label }) => label === PHRASE),
    );
    await desk.picture('search-composing');
    await method.send('Input.insertText', { text: '不忘' });
    await desk.hands.compose('初心', 'chuxin');
    const rows = await firstIs('不忘初心');
    assert.match(rows[0]?.description ?? '', /6篇9处/u);
    assert.ok(rows.some(({ label }) => label === PHRASE));
    assert.ok((await separators()).some((text) => text.includes('提法')));
    await desk.picture('search-characters');
  });

  for (const typed of ['bwcxljsm', 'buwangchuxinlao', 'bwcx ljsm']) {
    test(`${typed} finds the phrase`, async () => {
      await open();
      await desk.hands.type(typed);
      await firstIs(PHRASE);
      await desk.picture(`search-${typed.replace(' ', '-')}`);
    });
  }

  test('characters and letters mixed, a wrong character and swapped letters are understood', async () => {
    await open();
    await desk.hands.compose('不忘', 'buwang');
    await desk.hands.type('cxlj');
    await firstIs(PHRASE);
    await desk.hands.press('Control+a');
    await desk.hands.compose('不忘出心牢记', 'buwangchuxinlaoji');
    await rowsWhere(
      'the phrase, as a near one',
      ([row]) => row?.label === PHRASE && row.description.includes('近似'),
    );
    await desk.picture('search-slip');
    await desk.hands.press('Control+a');
    await desk.hands.type('buwnagchuxinlao');
    await firstIs(PHRASE);
  });

  test('several words narrow it down to the speech', async () => {
    await open();
    await desk.hands.compose('苏州 2021 疫情', 'suzhou');
    const rows = await rowsWhere('what the words have', (now) =>
      now.some(({ label }) => HATCH.test(label) && label.includes('苏州 2021 疫情')),
    );
    assert.ok(rows[0]?.label.startsWith('苏州市委常委会'));
    assert.match(rows[0]?.detail ?? '', /2021-01-15.*苏州市/u);
    await desk.picture('search-words');
  });

  test('Enter on a speech opens it beside the draft', async () => {
    await open();
    await desk.hands.compose('许昆林', 'xukunlin');
    await rowsWhere(
      'the speech',
      ([row]) => (row?.label ?? '').startsWith('苏州市委常委会') && row?.focused === true,
    );
    await desk.hands.press('Enter');
    await isClosed();
    await until('the speech', async () =>
      (await desk.eyes.activeTab()).startsWith('苏州市委常委会'),
    );
    assert.equal((await desk.eyes.tabs()).length, 2);
    await desk.picture('search-opened-speech');
  });

  test('moving to a heading previews it, Enter opens it at its place', async () => {
    await open();
    await desk.hands.compose('靠抢', 'kaoqiang');
    const rows = await rowsWhere(
      'headings',
      (now) => now.length >= 4 && now[0]?.label === '复工靠“抢”工人',
    );
    assert.match(rows[0]?.detail ?? '', /以又快又准作风抢回13天/u);
    assert.deepEqual(
      await desk.eyes.tabs().then((tabs) => tabs.length),
      1,
      'nothing is shown unasked',
    );
    await desk.hands.press('ArrowDown');
    await until('the preview', async () => (await desk.eyes.tabs()).length === 2);
    await desk.picture('search-preview');
    await desk.hands.press('Enter');
    await isClosed();
    await until(
      'the heading to be selected',
      async () => ((await desk.eyes.caret())?.selected ?? 0) === 8,
    );
    await desk.picture('search-opened-heading');
  });

  test('Escape leaves the draft alone as it was', async () => {
    await open();
    await desk.hands.compose('靠抢', 'kaoqiang');
    await rowsWhere('headings', (now) => now.length >= 4 && now[0]?.label === '复工靠“抢”工人');
    await desk.hands.press('ArrowDown', 'ArrowDown');
    await until('the preview', async () => (await desk.eyes.tabs()).length === 2);
    await leave();
    await desk.textIs('同志们：\n我们要');
  });

  test('Enter on a phrase opens its card', async () => {
    await open();
    await desk.hands.type('bwcxljsm');
    await firstIs(PHRASE);
    await desk.hands.press('Enter');
    await until('the card', async () =>
      (await desk.eyes.visibleText())[0]?.startsWith(`# ${PHRASE}`),
    );
    await desk.picture('search-card');
  });

  test('Enter right behind the letters takes what they find, no row of the list before', async () => {
    await open();
    await desk.page.keyboard.insertText('bwcxljsm');
    await desk.hands.press('Enter');
    await isClosed();
    await until('the card', async () =>
      (await desk.eyes.visibleText())[0]?.startsWith(`# ${PHRASE}`),
    );
  });

  test('Alt+I inserts a phrase at the caret, and a heading without its number', async () => {
    await open();
    await desk.hands.type('bwcxljsm');
    await firstIs(PHRASE);
    await desk.hands.press('Alt+i');
    await isClosed();
    await desk.textIs(`同志们：\n我们要${PHRASE}`);
    await open();
    await desk.hands.compose('发展更显', 'fazhangengxian');
    await firstIs('一是改革发展更显作为');
    await desk.hands.press('Alt+i');
    await isClosed();
    await desk.textIs('同志们：\n我们要改革发展更显作为');
  });

  test('the buttons of a row do the same', async () => {
    await open();
    await desk.hands.type('bwcxljsm');
    const [row] = await firstIs(PHRASE);
    assert.equal(row?.actions.length, 3);
    const label = row?.actions.find((action) => action.includes('插入'));
    await desk.hands.click(`.quick-input-list .monaco-list-row.focused [aria-label="${label}"]`);
    await isClosed();
    await desk.textIs(`同志们：\n我们要${PHRASE}`);
  });

  const passages = () => desk.page.locator('.quick-input-title').filter({ hasText: '相似段落' });

  test('Alt+S looks for passages like what the row says', async () => {
    await open();
    await desk.hands.compose('压实管党治党', 'yashiguandangzhidang');
    await rowsWhere('rows', ([row]) => (row?.label ?? '').includes('管党治党'));
    await desk.hands.press('Alt+s');
    await until('the passages', () => passages().isVisible());
    await desk.picture('search-passages');
    await leave();
  });

  test('where nothing is found, Enter looks for passages with what was typed', async () => {
    await open();
    await desk.hands.compose('珊瑚全面从严治党', 'shanhu');
    const rows = await rowsWhere('the way to the passages', (now) =>
      now.some(({ label, focused }) => HATCH.test(label) && label.includes('珊瑚') && focused),
    );
    assert.match(rows[0]?.label ?? '', /没有找到“珊瑚全面从严治党”/u);
    await desk.picture('search-nothing');
    await desk.hands.press('Enter');
    await until('the passages', () => passages().isVisible());
    await leave();
  });

  test('the button of the box looks for passages too, however long the list', async () => {
    await open();
    await desk.hands.compose('全面从严治党', 'quanmiancongyanzhidang');
    await firstIs('全面从严治党');
    await desk.hands.click('.quick-input-titlebar [aria-label^="在段落中查找"]');
    await until('the passages', () => passages().isVisible());
    await leave();
  });

  test('what was typed last stands there again, selected', async () => {
    await open();
    await desk.hands.type('bwcxljsm');
    await firstIs(PHRASE);
    await desk.hands.press('Escape');
    await isClosed();
    await desk.hands.press('Control+Alt+j', 's');
    await firstIs(PHRASE);
    await desk.picture('search-again');
    await desk.hands.type('gzl');
    await rowsWhere(
      'other rows',
      (rows) => rows.length > 0 && rows.every(({ label }) => label !== PHRASE),
    );
    await desk.hands.press('Escape');
    await isClosed();
  });

  test('a fast typist gets what was typed last', async () => {
    await open();
    await desk.page.keyboard.type('gaozhiliangfazhan', { delay: 10 });
    await firstIs('高质量发展');
    for (const _ of 'gaozhiliangfazhan') await desk.hands.press('Backspace');
    await rowsWhere('the speeches', (rows) => (rows[0]?.detail ?? '').startsWith('2021'));
    await desk.hands.press('Escape');
  });
});

suite('search library when the index ends', () => {
  const session = ownSession({
    tamper: (extension) => {
      // Its thread dies of the second question of the box.
      const fault = `
        let asked = 0;
        require('node:worker_threads').parentPort.on('message', ({ name }) => {
          if (name === 'searchLibrary' && ++asked === 2) throw new Error('fault');
        });`;
      appendFileSync(path.join(extension, 'dist', 'worker.js'), fault);
    },
  });

  test('a row says that it has stopped, and Enter on it does nothing', async () => {
    const { desk } = await session();
    await desk.draft('speech', '同志们：');
    await desk.hands.command(COMMAND);
    await until('the speeches', async () => ((await desk.eyes.choices()) ?? []).length > 5);
    await desk.hands.compose('不忘', 'buwang');
    await until(
      'the row',
      async () => (await desk.eyes.choices())?.some(({ label }) => label.includes('已停止工作')),
      { describe: () => desk.eyes.choices() },
    );
    await desk.hands.press('Enter');
    await desk.picture('search-ended');
    assert.equal((await desk.eyes.choices())?.length, 1);
    await desk.hands.press('Escape');
  });
});
