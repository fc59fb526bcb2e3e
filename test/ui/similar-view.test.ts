import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import { ownSession, sharedDesk } from '../support/ui/shared-desk';
import {
  areHits,
  ask,
  BAR,
  focused,
  keep,
  list,
  marks,
  PARAGRAPH,
  passages,
  says,
  viewRows,
} from '../support/ui/similar-steps';

const THOUGHT = '干部要敢于担当、带头实干';

suite('the view of similar passages', () => {
  let desk: Desk;
  /** The filter and what was found last hold for the session, and suites share one. */
  const empty = async (): Promise<void> => {
    await desk.hands.command('Clear Similar Passages', '清空相似段落').catch(() => undefined);
    await desk.hands.press('Escape', 'Escape');
  };
  suiteSetup(async () => {
    desk = await sharedDesk();
    await empty();
  });
  teardown(empty);

  test('empty, it says what can be done, and its button asks for a thought', async () => {
    await desk.clear();
    await desk.hands.click('.activitybar [aria-label^="讲稿"]');
    await until('the welcome', async () =>
      (await desk.eyes.viewMessage()).includes('查找相似段落'),
    );
    await desk.picture('similar-view-empty');
    await desk.hands.click('.welcome-view-content .monaco-button', '按想法查找');
    await desk.page.locator('.quick-input-widget input[type=text]').first().waitFor();
    await desk.hands.insert(THOUGHT);
    await desk.picture('similar-thought');
    await desk.hands.press('Enter');
    await list(desk, areHits);
    await desk.hands.press('Escape');
    const rows = await viewRows(desk, (all) => passages(all).length > 0);
    assert.ok(rows.some((row) => row.level === 1 && /[《〔]/u.test(row.label)));
  });

  test('it has the passages by speech, says what was searched, and speaks without the bar', async () => {
    const rows = await keep(desk);
    await desk.picture('similar-view');
    const speeches = rows.filter((row) => row.level === 1);
    assert.ok(speeches.length > 1 && speeches.every((row) => /\d 段/u.test(row.description)));
    assert.ok(passages(rows).every((row) => row.level === 2));
    assert.ok(passages(rows).some((row) => row.highlights.join('').includes('从严治党')));
    for (const row of passages(rows)) {
      assert.match(row.spoken, /\d+%/u);
      assert.doesNotMatch(row.spoken, /[▰▱]/u);
    }
    assert.match(
      await desk.eyes.viewMessage(),
      /在 9 篇 \d+ 段中查找“要加强基层党组织建设.*得 \d+ 段/u,
    );
  });

  test('Enter shows the passage and stays, Ctrl+Enter goes there', async () => {
    await keep(desk);
    await desk.hands.press('Enter');
    await until('the preview', async () => (await desk.eyes.tabs()).length === 2);
    await until(
      'the marks',
      async () => (await desk.page.locator('.view-overlays .cdr').count()) > 1,
    );
    await desk.picture('similar-view-preview');
    const before = await focused(desk);
    await desk.hands.press('ArrowDown');
    await until('the next row', async () => (await focused(desk)).label !== before.label);
    await desk.hands.press('Control+Enter');
    await until('the passage to be selected', async () => {
      return ((await desk.eyes.caret())?.selected ?? 0) > 50;
    });
  });

  test('Alt+I inserts the row in focus, selected or not; one undo takes it back', async () => {
    await keep(desk);
    await desk.hands.press('Enter');
    const first = await focused(desk);
    await desk.hands.press('ArrowDown');
    await until('another passage in focus', async () => {
      const row = await focused(desk);
      if (row.label !== first.label && BAR.test(row.label)) return true;
      await desk.hands.press('ArrowDown');
      return false;
    });
    const words = (await focused(desk)).label.replace(BAR, '').replaceAll('…', '').slice(0, 12);
    await desk.hands.press('Alt+i');
    await desk.textWhere(
      `with ${words}`,
      (text) => text.startsWith(PARAGRAPH) && text.includes(words),
    );
    await desk.hands.press('Control+z');
    await desk.textIs(PARAGRAPH);
  });

  test('Alt+Shift+I inserts with the source, in Markdown as a comment', async () => {
    await ask(desk, 'markdown');
    await desk.hands.press('Alt+Shift+i');
    await desk.textWhere('with a comment', (text) => /。<!-- 出处：[《〔].+ -->$/u.test(text));
    await desk.picture('similar-with-source');
  });

  test('Alt+B compares the passage with what was asked', async () => {
    await keep(desk);
    await desk.hands.press('Enter');
    await until('the preview', async () => (await desk.eyes.tabs()).length === 2);
    await desk.hands.press('Alt+b');
    await desk.page
      .locator('.tab.active', { hasText: /draft-\d+.*↔ [《〔].*第 \d+ 段/u })
      .waitFor();
    await until('both sides', async () => (await desk.page.locator('.diffOverview').count()) > 0);
    await desk.picture('similar-compare');
  });

  test('Alt+M searches on from a passage, Alt+Left goes back', async () => {
    const [first] = await ask(desk);
    await desk.hands.press('Alt+m');
    const title = () => desk.page.locator('.quick-input-title').first().textContent();
    await until('another search', async () => !(await title())?.includes('要加强基层党组织建设'));
    const more = await list(desk, areHits);
    assert.notEqual(more[0]?.detail, first?.detail);
    await desk.picture('similar-more-like-this');
    await desk.hands.press('Alt+ArrowLeft');
    await until('the first search', async () => (await title())?.includes('要加强基层党组织建设'));
    await desk.hands.press('Escape');
  });

  test('a menu on a row does the same', async () => {
    await keep(desk);
    await desk.page
      .locator('.customview-tree .monaco-list-row', { hasText: '▰' })
      .first()
      .click({ button: 'right' });
    await until('the menu', async () => (await desk.page.locator('.monaco-menu').count()) > 0);
    await desk.picture('similar-view-menu');
    await desk.hands.press('Escape');
  });

  test('a filter holds for what follows, until it is cleared', async () => {
    await ask(desk);
    await desk.hands.press('Alt+l');
    await list(desk, (rows) => rows.some((row) => row.label.includes('段落类别')));
    await desk.picture('similar-filter');
    await desk.hands.click('.quick-input-list .monaco-list-row', '段落类别');
    await list(desk, (rows) => rows.some((row) => row.label === '问题'));
    await desk.hands.click('.quick-input-list .monaco-list-row', '问题');
    await desk.picture('similar-filter-kinds');
    await desk.hands.press('Enter');
    await list(desk, (rows) => rows[0]?.focused === true && rows[0].label.includes('按此筛选'));
    await desk.hands.press('Enter');
    const rows = await list(desk, areHits);
    assert.ok(rows.every((row) => row.description.includes('问题')));
    await marks(desk);
    await desk.picture('similar-filtered');
    await desk.hands.press('Alt+k');
    await viewRows(desk, (all) => passages(all).some((row) => row.focused));
    await until('the filter in the status line', async () =>
      (await desk.eyes.viewMessage()).includes('筛选：类别 问题'),
    );
    // Nothing within the filter: the message offers to clear it.
    await desk.draft('speech', 'qqq');
    await desk.hands.command('查找相似段落');
    await says(desk, '在筛选');
    await desk.picture('similar-nothing-within');
    await desk.hands.click('.notification-list-item .monaco-button', '清除筛选');
    await says(desk, '素材库中没有相似的段落');
    await until('an empty view', async () => (await desk.eyes.viewMessage()).includes('换个说法'));
    await desk.picture('similar-nothing');
    await desk.hands.command('Notifications: Clear All');
    await ask(desk);
    await desk.hands.press('Escape');
    assert.doesNotMatch(await desk.eyes.viewMessage(), /筛选：/u);
  });

  test('a library that is read again leaves what was found', async () => {
    const before = passages(await keep(desk)).length;
    await desk.hands.command('重新读入素材库');
    await desk.libraryReady();
    assert.equal(passages(await desk.eyes.viewRows()).length, before);
  });
});

suite('passages for a thought', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  async function box(): Promise<string> {
    const input = desk.page.locator('.quick-input-widget input[type=text]').first();
    await input.waitFor({ state: 'visible' });
    await until('the box', async () =>
      (await desk.page.locator('.quick-input-title').first().textContent())?.includes('想法'),
    );
    return await input.inputValue();
  }

  test('the last thought is there again', async () => {
    await desk.draft('speech', '‸');
    await desk.hands.command('按想法查找段落');
    await box();
    await desk.hands.press('Control+a');
    await desk.hands.insert(THOUGHT);
    await desk.hands.press('Enter');
    await list(desk, areHits);
    await desk.picture('similar-thought-list');
    await desk.hands.press('Escape');
    await until('the preview to close', async () => (await desk.eyes.tabs()).length === 1);
    await desk.hands.command('按想法查找段落');
    assert.equal(await box(), THOUGHT);
    await desk.hands.press('Escape');
  });

  test('marks alone are pointed out', async () => {
    await desk.draft('speech', '‸');
    await desk.hands.command('按想法查找段落');
    await box();
    await desk.hands.press('Control+a');
    await desk.hands.insert('，。！');
    await until('the advice', async () =>
      (await desk.page.locator('.quick-input-message').first().textContent())?.includes('只有标点'),
    );
    await desk.hands.press('Escape');
  });

  test('on a blank line, and with no editor, the first command asks for a thought', async () => {
    await desk.draft('speech', `${PARAGRAPH}\n\n`);
    await desk.hands.command('查找相似段落');
    await box();
    await desk.picture('similar-blank-line');
    await desk.hands.press('Escape');
    await desk.clear();
    await desk.hands.command('查找相似段落');
    await box();
    await desk.hands.press('Escape');
    await until('the box to close', async () => !(await desk.eyes.choices()));
  });
});

suite('other words and near-copies', () => {
  const TEXT =
    '要把老百姓的安危冷暖时刻放在心上，抓好竹海镇的养老托育、看病就医和住房改造，办好民生实事。';
  const session = ownSession({
    settings: { 'jianggao.library.folders': [['$', '{workspaceFolder}/素材'].join('')] },
    furnish: (workspace) => {
      const folder = path.join(workspace, '素材');
      mkdirSync(folder);
      for (const [name, end] of [
        ['甲', '各部门要抓好落实。'],
        ['乙', '各单位要抓好落实。'],
      ] as const) {
        const text = TEXT.replace('老百姓', '群众').repeat(2) + end;
        writeFileSync(
          path.join(folder, `${name}.md`),
          `---\ntitle: ${name}镇的讲话\n---\n${text}\n`,
        );
      }
    },
  });

  test('a word that was answered by another is named, a near-copy stands under its passage', async () => {
    const { desk } = await session();
    await desk.draft('speech', TEXT);
    await desk.hands.command('查找相似段落');
    await until('a passage with a near-copy', async () => {
      const [first] = await list(desk, areHits);
      if (first?.description.includes('另有近同 1 段')) return true;
      // The folder may still be being read; what was found before is listed.
      await desk.hands.press('Escape');
      await until('the list to close', async () => !(await desk.eyes.choices()));
      await desk.hands.command('查找相似段落');
      return false;
    });
    await marks(desk);
    await desk.picture('similar-near-copies-list');
    await desk.hands.press('Alt+k');
    await viewRows(desk, (rows) => passages(rows).some((row) => row.focused));
    assert.match((await focused(desk)).spoken, /老百姓→群众/u);
    await desk.hands.press('ArrowRight');
    const copy = (await viewRows(desk, (rows) => rows.some((row) => row.level === 3))).find(
      (row) => row.level === 3,
    );
    assert.match(`${copy?.label} ${copy?.description}`, /《[甲乙]镇的讲话》.*近同/u);
    await desk.hands.point('竹海镇');
    await desk.page.locator('.customview-tree .monaco-list-row', { hasText: '▰' }).first().hover();
    await until('the tooltip', async () =>
      (await desk.page.locator('.monaco-hover').last().textContent())?.includes('近义'),
    );
    await desk.picture('similar-near-copies-view');
  });
});

suite('similar passages in the dark', () => {
  const session = ownSession({ settings: { 'workbench.colorTheme': 'Default Dark Modern' } });

  test('list, view, marks and comparison can be read', async () => {
    const { desk } = await session();
    await ask(desk);
    await marks(desk);
    await desk.picture('similar-dark-list');
    await desk.hands.press('Alt+k');
    await viewRows(desk, (rows) => passages(rows).some((row) => row.focused));
    await desk.hands.press('Enter');
    await until('the preview', async () => (await desk.eyes.tabs()).length === 2);
    await until(
      'the marks',
      async () => (await desk.page.locator('.view-overlays .cdr').count()) > 1,
    );
    await desk.picture('similar-dark-view');
    await desk.hands.press('Alt+b');
    await desk.page.locator('.tab.active', { hasText: '↔' }).waitFor();
    await desk.picture('similar-dark-compare');
  });
});
