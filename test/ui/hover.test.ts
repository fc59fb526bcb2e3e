import assert from 'node:assert/strict';
import { until } from '../support/polling';
import { type Desk, LANGUAGES, type Language } from '../support/ui/desk';
import { sharedDesk } from '../support/ui/shared-desk';

const PHRASE = '不忘初心、牢记使命';
const SPEECH = '在全区党建工作暨作风建设会议上的讲话';

suite('hover', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  for (const language of Object.keys(LANGUAGES) as Language[]) {
    test(`${language}: the mouse on a slogan shows where it stands`, async () => {
      await desk.draft(language, `我们要${PHRASE}，坚持到底。`);
      const hover = await desk.hover('牢记', /不忘初心、牢记使命/u);
      assert.match(hover.text, /(?<!\d)8(?!\d)[\s\S]*(?<!\d)5(?!\d)/u);
      assert.ok(
        hover.links.some((link) => link.includes(SPEECH)),
        hover.links.join(' | '),
      );
      await desk.picture(`hover-${language}`);
    });
  }

  test('a click on a speech opens it there, read-only', async () => {
    await desk.draft('speech', `我们要${PHRASE}，坚持到底。`);
    await desk.hover('初心', /不忘初心、牢记使命/u);
    await desk.hands.click('.monaco-hover a', SPEECH);
    await until('the speech to open', async () =>
      (await desk.eyes.activeTab()).includes(SPEECH.slice(0, 10)),
    );
    const caret = await until('the slogan to be selected', async () => {
      const now = await desk.eyes.caret();
      return now?.selected === PHRASE.length ? now : undefined;
    });
    assert.ok(caret.line > 1);
    await until('the slogan on screen', () => desk.eyes.pointOf(PHRASE));
    await desk.picture('hover-opened-speech');

    const before = await desk.eyes.visibleText();
    await desk.hands.type('x');
    await desk.hands.compose('改', 'gai');
    assert.deepEqual(await desk.eyes.visibleText(), before);
  });

  test('text that the library lacks has no hover', async () => {
    await desk.draft('speech', `鲸鲨翱翔于珊瑚礁。我们要${PHRASE}。`);
    await desk.hands.point('翱翔');
    // The control: a hover that is due comes, and it is the other text's.
    const hover = await desk.hover('初心', /./u);
    assert.match(hover.text, /不忘初心/u);
  });
});
