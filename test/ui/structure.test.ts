import assert from 'node:assert/strict';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import { sharedDesk } from '../support/ui/shared-desk';

/** The chord before the keys of the commands that edit points. */
const CHORD = 'Control+Alt+j';

suite('editing points', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  async function chord(key: string): Promise<void> {
    await desk.hands.press(CHORD, key);
  }

  test('renumbering mends a broken series, and one undo takes it back', async () => {
    const broken = '一是抓学习；三是抓‸落实；三是抓作风。';
    await desk.draft('markdown', broken);
    await desk.hands.press(CHORD, 'r');
    await desk.textIs('一是抓学习；二是抓落实；三是抓作风。');
    await desk.picture('structure-renumbered');
    await desk.hands.press('Control+z');
    await desk.textIs(broken.replace('‸', ''));
  });

  test('moving a point keeps every character', async () => {
    const text = '一要学。真学。二要干。实干。三要查。严查。';
    await desk.draft('speech', `一要学‸${text.slice(3)}`);
    await chord('ArrowDown');
    const moved = await desk.textWhere('with 二要学', (found) => found.includes('二要学'));
    assert.equal(moved, '一要干。实干。二要学。真学。三要查。严查。');
    assert.equal([...moved].sort().join(''), [...text].sort().join(''));
    await desk.picture('structure-moved');
    await chord('ArrowUp');
    await desk.textIs(text);
  });

  test('an inserted point is numbered, its placeholder typed over', async () => {
    await desk.draft('plaintext', '讲两点：一是抓学习‸；二是抓落实。');
    await chord('n');
    await desk.textIs('讲两点：一是抓学习；二是【待补】；三是抓落实。');
    await desk.hands.compose('抓作风', 'zhuazuofeng');
    await desk.textIs('讲两点：一是抓学习；二是抓作风；三是抓落实。');
    await desk.picture('structure-inserted');
  });

  test('points of a paragraph become paragraphs', async () => {
    await desk.draft('speech', '讲两点：一是抓学习‸；二是抓落实。');
    await chord('ArrowLeft');
    await desk.textIs('讲两点：\n一、抓学习。\n二、抓落实。');
    await chord('j');
    await desk.textIs('讲两点：\n一是抓学习。二是抓落实。');
  });

  test('a broken series is underlined quietly, and its quick fix mends it', async () => {
    await desk.draft('speech', '一是抓学习；二是抓落实；二‸是抓作风。');
    await until('the underline', () => desk.page.$('.monaco-editor .squiggly-info'));
    await desk.picture('structure-underlined');
    await desk.hands.press('Control+.');
    await desk.page.locator('.action-widget').first().waitFor({ timeout: 10_000 });
    await desk.picture('structure-quick-fix');
    await desk.hands.press('Enter');
    await desk.textIs('一是抓学习；二是抓落实；三是抓作风。');
  });
});
