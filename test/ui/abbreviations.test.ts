import assert from 'node:assert/strict';
import { until } from '../support/polling';
import { type Desk, LANGUAGES, type Language } from '../support/ui/desk';
import { sharedDesk } from '../support/ui/shared-desk';

const EXPANSION = '政治意识、大局意识、核心意识、看齐意识';
const languages = Object.keys(LANGUAGES) as Language[];

suite('abbreviations', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  async function accept(): Promise<void> {
    await desk.select(EXPANSION);
    await desk.hands.press('Enter');
    await until('the list to close', async () => !(await desk.eyes.suggestions()));
  }

  /** The term as a person types it; what lists it opens on the way is no matter here. */
  async function typeTerm(): Promise<void> {
    await desk.hands.compose('四个', 'sige');
    await desk.hands.compose('意识', 'yishi');
  }

  for (const language of languages) {
    test(`${language}: behind ，即 the expansion opens`, async () => {
      await desk.draft(language, '要增强“‸');
      await typeTerm();
      await desk.hands.insert('”');
      await desk.hands.insert('，');
      await desk.hands.compose('即', 'ji');
      await desk.suggestion(EXPANSION);
      await desk.picture(`abbreviation-ji-${language}`);
      await accept();
      await desk.textWhere('with the expansion', (text) =>
        text.startsWith(`要增强“四个意识”，即${EXPANSION}`),
      );
    });

    test(`${language}: behind （ the expansion opens and keeps the bracket that closes`, async () => {
      await desk.draft(language, '要增强四个意识‸');
      await desk.hands.insert('（');
      await desk.suggestion(EXPANSION);
      await accept();
      const closing = language === 'speech' ? '）' : '';
      await desk.textIs(`要增强四个意识（${EXPANSION}${closing}`);
    });

    // The list that phrases have opened on the term may still be there.
    for (const [marks, written] of [
      ['”（', '要增强“四个意识”（'],
      ['，即', '要增强“四个意识，即'],
      ['即', '要增强“四个意识即'],
      ['（', '要增强“四个意识（'],
      ['：', '要增强“四个意识：'],
    ] as const) {
      test(`${language}: typed on from the term to ${marks}`, async () => {
        await desk.draft(language, '要增强“‸');
        await typeTerm();
        for (const mark of marks) {
          if (mark === '即') await desk.hands.compose(mark, 'ji');
          else await desk.hands.insert(mark);
        }
        await desk.suggestion(EXPANSION);
        await accept();
        const closing = language === 'speech' && marks.endsWith('（') ? '）' : '';
        await desk.textIs(`${written}${EXPANSION}${closing}`);
      });
    }
  }

  test('its beginning may be typed on', async () => {
    await desk.draft('speech', '要增强四个意识，‸，做到知行合一。');
    await desk.hands.compose('即', 'ji');
    await desk.suggestion(EXPANSION);
    await desk.hands.compose('政治', 'zhengzhi');
    await desk.suggestion(EXPANSION);
    await accept();
    await desk.textIs(`要增强四个意识，即${EXPANSION}，做到知行合一。`);
  });

  test('silent where no abbreviation stands before', async () => {
    await desk.draft('speech', '要增强大局意识，‸');
    await desk.hands.compose('即', 'ji');
    await desk.staysSilent((row) => row.label === EXPANSION);
    await desk.hands.press('Escape', 'Enter');
    await desk.hands.insert('四个意识');
    await desk.hands.insert('（');
    await desk.suggestion(EXPANSION);
  });

  test('what is not taken is typed over: 即将 makes no expansion', async () => {
    await desk.draft('speech', '要增强“四个意识”，‸');
    await desk.hands.compose('即', 'ji');
    await desk.suggestion(EXPANSION);
    await desk.hands.compose('将', 'jiang');
    await until(
      'the list to go',
      async () =>
        (await desk.eyes.suggestions())?.every(({ label }) => label !== EXPANSION) ?? true,
    );
    await desk.hands.press('Escape', 'Enter');
    await desk.textIs('要增强“四个意识”，即将\n');
  });

  test('the mouse on a term shows what it stands for, and its source', async () => {
    await desk.draft('speech', '要协调推进“四个全面”战略布局。');
    const hover = await desk.hover('个全面', /全面建设社会主义现代化国家/u);
    assert.match(hover.text, /全面建成小康社会/u);
    assert.match(hover.text, /出处/u);
    await desk.picture('abbreviation-hover');
  });

  test('a list that lacks a member is underlined, and the quick fix mends it', async () => {
    await desk.draft(
      'speech',
      '要增强“四个意识”（政治意识、大局意识和看齐意识），坚决做到“两个维护”。',
    );
    const hover = await desk.hover('大局意识', /缺“核心意识”/u);
    assert.match(hover.text, /2016/u);
    await desk.picture('abbreviation-slip');
    await desk.hands.withdraw();
    await desk.hands.press('Control+Home');
    for (let step = 0; step < 14; step += 1) await desk.hands.press('ArrowRight');
    await until('the fix', async () => {
      await desk.hands.press('Control+.');
      return await desk.page
        .locator('.action-widget')
        .filter({ hasText: '核心意识' })
        .waitFor({ timeout: 2000 })
        .then(() => true)
        .catch(() => false);
    });
    await desk.picture('abbreviation-fix');
    await desk.hands.press('Enter');
    await desk.textIs(
      '要增强“四个意识”（政治意识、大局意识、核心意识和看齐意识），坚决做到“两个维护”。',
    );
  });
});
