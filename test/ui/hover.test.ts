import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../support/polling';
import { type Desk, LANGUAGES, type Language } from '../support/ui/desk';
import { ownSession, sharedDesk } from '../support/ui/shared-desk';

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
      assert.match(hover.text, /最早[\s\S]*最近/u);
      assert.match(hover.text, /2020 ▇+ 6 · 2021 ▇+ 2/u);
      assert.ok(hover.lines >= 6 && hover.lines <= 12, `${hover.lines} lines: ${hover.text}`);
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

suite('hover over a crowded library', () => {
  const stretch = '坚持不懈把思想建设作为基础性建设抓紧抓实抓出成效';
  const session = ownSession({
    tamper: (extension) => {
      for (let year = 1996; year <= 2025; year += 1) {
        const head = [
          `title: ${`在全省${year}年度经济工作会议暨党风廉政建设工作会议上的讲话`.repeat(2)}`,
          `speaker: 中共某某省委常委会书记第${year}位讲话人某某某`,
          ...(year % 5 === 0 ? [] : [`date: ${year}${year % 2 === 0 ? '' : '-03-12'}`]),
        ];
        const text = `${'我们要认真学习，深入领会，'.repeat(8)}${stretch}。${stretch}！`;
        const file = path.join(extension, 'corpus', `crowd-${year}.md`);
        writeFileSync(file, `---\n${head.join('\n')}\n---\n${text}\n`);
      }
    },
  });

  test('a dozen lines at most, whatever there is to say', async () => {
    const { desk } = await session();
    await desk.draft('speech', `我们要${stretch}。`);
    const hover = await desk.hover('思想建设', /思想建设/u);
    await desk.picture('hover-crowded');
    assert.match(hover.text, /出现 60 次，见于 30 篇/u);
    assert.match(hover.text, /日期未注明[^·]* 12/u);
    assert.ok(hover.lines >= 8 && hover.lines <= 12, `${hover.lines} lines: ${hover.text}`);
  });
});
