import assert from 'node:assert/strict';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import { sharedDesk } from '../support/ui/shared-desk';

const PHRASE = '不忘初心、牢记使命';
const TITLE = '提法卡片';

suite('phrase card', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  async function cardOf(phrase: string): Promise<string[]> {
    return await until(
      `the card of ${phrase}`,
      async () => {
        const rows = await desk.eyes.visibleText();
        return rows[0]?.startsWith(`# ${phrase}`) ? rows : undefined;
      },
      { describe: () => desk.eyes.visibleText() },
    );
  }

  test('the command opens the card of the phrase at the caret, beside the draft', async () => {
    await desk.draft('speech', `我们要不忘初‸心、牢记使命，坚持到底。`);
    await desk.hands.command(TITLE);
    const rows = await cardOf(PHRASE);
    await desk.picture('phrase-card');
    const text = rows.join('\n');
    assert.match(text, /出现 8 次，见于 5 篇/u);
    assert.match(text, /2020 ▇+ 6/u);
    assert.match(text, /之后.*主题教育 3/u);
    assert.equal((await desk.eyes.tabs()).length, 2);
  });

  test('a link of the card opens the speech at the place', async () => {
    await desk.draft('speech', `我们要不忘初‸心、牢记使命，坚持到底。`);
    await desk.hands.command(TITLE);
    await cardOf(PHRASE);
    const { x, y } = await until('the title of the last use', () =>
      desk.eyes.pointOf('〔在x委x届x次全会闭幕时的讲话〕'),
    );
    await until('its link', () => desk.page.locator('.detected-link').first().isVisible());
    await desk.page.keyboard.down('Control');
    await desk.page.mouse.move(x - 3, y);
    await desk.page.mouse.move(x, y);
    await until('the link under the mouse', () =>
      desk.page.locator('.detected-link-active').first().isVisible(),
    );
    await desk.page.mouse.click(x, y);
    await desk.page.keyboard.up('Control');
    await until('the speech to open', async () =>
      (await desk.eyes.activeTab()).startsWith('〔在x委x届'),
    );
    await until('the phrase to be selected', async () => (await desk.eyes.caret())?.selected === 9);
    await until('the phrase on screen', () => desk.eyes.pointOf(PHRASE));
    await desk.picture('phrase-card-opened-speech');
    assert.equal((await desk.eyes.tabs()).length, 3, 'the card stays');
  });

  test('the hover leads to the card', async () => {
    await desk.draft('speech', `我们要${PHRASE}，坚持到底。`);
    await desk.hover('初心', /不忘初心、牢记使命/u);
    await desk.hands.click('.monaco-hover a', '提法卡片');
    await cardOf(PHRASE);
    await desk.picture('phrase-card-from-hover');
  });

  test('where nothing is known it asks, and says what the library lacks', async () => {
    const question = desk.page.locator('.quick-input-title').filter({ hasText: TITLE });
    await desk.draft('speech', '‸鲸鲨翱翔于珊瑚礁。');
    await desk.hands.command(TITLE);
    await until('the question', () => question.isVisible());
    await desk.picture('phrase-card-asks');
    await desk.page.keyboard.insertText('珊瑚礁');
    await desk.hands.press('Enter');
    const messages = await until('the message', async () => {
      const shown = await desk.eyes.notifications();
      return shown.some((message) => message.includes('珊瑚礁')) ? shown : undefined;
    });
    await desk.picture('phrase-card-lacks');
    assert.ok(messages.some((message) => message.includes('素材库里没有“珊瑚礁”')));

    await desk.hands.command(TITLE);
    await until('the question again', () => question.isVisible());
    await desk.page.keyboard.insertText('高质量发展');
    await desk.hands.press('Enter');
    await cardOf('高质量发展');
  });
});
