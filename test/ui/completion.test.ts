import assert from 'node:assert/strict';
import { until } from '../support/polling';
import { type Desk, LANGUAGES, type Language } from '../support/ui/desk';
import type { SuggestRow } from '../support/ui/eyes';
import { sharedDesk } from '../support/ui/shared-desk';

const PHRASE = '不忘初心、牢记使命';
const languages = Object.keys(LANGUAGES) as Language[];

/** What stands before and after the caret when 不忘 is entered. */
const PLACES = [
  ['on an empty line', '', ''],
  ['at the end of a Han run', '我们坚持', ''],
  ['after ， at the end', '同志们，', ''],
  ['in the middle of a Han run', '我们要', '坚持到底'],
  ['before ，', '我们要', '，坚持'],
] as const;

function hasHan(row: SuggestRow): boolean {
  return /\p{Script=Han}/u.test(row.label);
}

suite('completion', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  async function accept(key: 'Enter' | 'Tab'): Promise<void> {
    await desk.select(PHRASE);
    await desk.hands.press(key);
    await until('the list to close', async () => !(await desk.eyes.suggestions()));
  }

  for (const language of languages) {
    for (const [place, before, after] of PLACES) {
      test(`${language}: the list opens by itself ${place}`, async () => {
        await desk.draft(language, `${before}‸${after}`);
        await desk.hands.compose('不忘', 'buwang');
        const rows = await desk.suggestion(PHRASE);
        assert.equal(rows.filter((row) => row.label === PHRASE).length, 1);
        await desk.picture(`completion-${language}-${place.replaceAll(/[ ，]+/gu, '-')}`);
        await accept('Enter');
        await desk.textIs(before + PHRASE + after);
      });
    }
  }

  for (const [before, after] of [
    ['各级党组织要', ''],
    ['各级党组织要', '坚持到底'],
    ['同志们，', ''],
    ['', ''],
  ] as const) {
    test(`pinyin initials after ${before || 'a line start'} before ${after || 'its end'}`, async () => {
      await desk.draft('markdown', `${before}‸${after}`);
      await desk.hands.type('bwcx');
      await desk.suggestion(PHRASE);
      await accept('Enter');
      await desk.textIs(before + PHRASE + after);
    });
  }

  test('pinyin initials in plaintext and speech', async () => {
    for (const language of ['plaintext', 'speech'] as const) {
      await desk.draft(language, '我们要‸坚持到底');
      await desk.hands.type('bwcx');
      await desk.suggestion(PHRASE);
      if (language === 'speech') await desk.picture('completion-pinyin');
      await accept('Tab');
      await desk.textIs(`我们要${PHRASE}坚持到底`);
    }
  });

  for (const key of ['Enter', 'Tab'] as const) {
    for (const language of languages) {
      test(`${language}: ${key} does not double what follows the caret`, async () => {
        await desk.draft(language, '要‸初心、牢记使命。');
        await desk.hands.compose('不忘', 'buwang');
        await desk.suggestion(PHRASE);
        await accept(key);
        await desk.textIs(`要${PHRASE}。`);
      });
    }
  }

  test('the list goes on through commits and 、', async () => {
    await desk.draft('speech', '我们要‸坚持到底');
    await desk.hands.compose('不忘', 'buwang');
    await desk.suggestion(PHRASE);
    // Each commit with the list open, as a person sees it: what comes while VS Code still waits for a first,
    // empty answer is not asked about again before the next character.
    await desk.hands.compose('初心', 'chuxin');
    await desk.suggestion(PHRASE);
    await desk.hands.insert('、');
    await desk.suggestion(PHRASE);
    await accept('Enter');
    await desk.textIs(`我们要${PHRASE}坚持到底`);
  });

  test('a row tells how often, its side panel in which speeches and a sentence', async () => {
    await desk.draft('speech', '我们要‸');
    await desk.hands.compose('不忘', 'buwang');
    await desk.select(PHRASE);
    const row = (await desk.eyes.suggestions())?.find(({ label }) => label === PHRASE);
    assert.match(row?.detail ?? '', /(?<!\d)8(?!\d)/u);
    await desk.hands.press('Control+Space');
    const panel = await until('the side panel', async () => {
      const text = await desk.eyes.suggestionDocumentation();
      return text.includes(PHRASE) ? text : undefined;
    });
    assert.match(panel, /[《〔].+[》〕]/u);
    await desk.picture('completion-documentation');
    // Put away again: it stays open for later lists otherwise.
    await desk.hands.press('Control+Space');
  });

  for (const source of ['hello ‸', 'we discuss ‸ here', '报告提到 hello ‸']) {
    test(`silent in Latin text: ${source}`, async () => {
      await desk.draft('markdown', source);
      await desk.hands.type('bwcx');
      await desk.staysSilent(hasHan);
      await desk.hands.press('End', 'Escape', 'Enter');
      await desk.hands.type('bwcx');
      await desk.suggestion(PHRASE);
    });
  }

  test('silent in code', async () => {
    await desk.clear();
    await desk.open('silent.js', '// 我们要\n');
    await desk.hands.press('Control+Home', 'End');
    await desk.hands.compose('不忘', 'buwang');
    await desk.staysSilent((row) => row.label === PHRASE);
  });

  for (const language of languages) {
    test(`${language}: Enter after ， makes a new line`, async () => {
      await desk.draft(language, '同志们');
      await desk.hands.insert('，');
      await desk.staysSilent(() => true, 800);
      await desk.hands.press('Enter');
      await desk.textIs('同志们，\n');
    });
  }

  test('Enter right after ， makes a new line too', async () => {
    await desk.draft('speech', '同志');
    await desk.hands.compose('们', 'men');
    await desk.hands.insert('，');
    await desk.hands.press('Enter');
    await desk.hands.compose('今天', 'jintian');
    await desk.textIs('同志们，\n今天');
  });
});
