import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../support/polling';
import { type Desk, LANGUAGES, type Language } from '../support/ui/desk';
import { ownSession, sharedDesk } from '../support/ui/shared-desk';

const PHRASE = '不忘初心、牢记使命';
const languages = Object.keys(LANGUAGES) as Language[];

async function ghost(desk: Desk, expected: string): Promise<void> {
  await until(`the ghost text ${expected || 'to go'}`, async () => {
    const shown = await desk.eyes.ghostText();
    return shown === expected ? { shown } : undefined;
  });
}

async function accept(desk: Desk, label: string): Promise<void> {
  await desk.select(label);
  await desk.hands.press('Enter');
  await until('the list to close', async () => !(await desk.eyes.suggestions()));
}

suite('completion in the places of a draft', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  for (const [place, before, after] of [
    ['a table', '| 要求 | 落实 |\n| --- | --- |\n| 坚持', ' | 好 |'],
    ['a list', '- 第一件事\n- 坚持', ''],
    ['a quotation', '> 坚持', ''],
    ['a heading', '## 坚持', ''],
  ] as const) {
    test(`markdown: in ${place}`, async () => {
      await desk.draft('markdown', `${before}‸${after}`);
      await desk.hands.compose('不忘', 'buwang');
      await desk.suggestion(PHRASE);
      await desk.picture(`completion-in-${place.replace(' ', '-')}`);
      await accept(desk, PHRASE);
      await desk.textIs(`${before}${PHRASE}${after}`);
    });
  }

  for (const [typed, spelt] of [
    ['不忘', 'cx'],
    ['不忘', 'chux'],
    ['不忘初心', 'lj'],
  ] as const) {
    test(`characters with letters: ${typed}${spelt}`, async () => {
      await desk.draft('markdown', `各级党组织要${typed}‸，坚持到底`);
      await desk.hands.type(spelt);
      await desk.suggestion(PHRASE);
      await desk.picture(`completion-mixed-${spelt}`);
      await accept(desk, PHRASE);
      await desk.textIs(`各级党组织要${PHRASE}，坚持到底`);
    });
  }

  for (const source of ['`‸`', '```\n要‸\n```', '见 https://example.com/要‸']) {
    test(`silent in code and links: ${JSON.stringify(source)}`, async () => {
      await desk.draft('markdown', source);
      await desk.hands.compose('不忘', 'buwang');
      await desk.staysSilent(() => true);
      assert.equal(await desk.eyes.ghostText(), '');
    });
  }
});

suite('completion that is asked for', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  for (const language of languages) {
    test(`${language}: at a paragraph’s start, on Alt+/ only`, async () => {
      await desk.draft(language, '同志们：\n‸');
      await desk.staysSilent(() => true, 800);
      await desk.hands.press('Alt+/');
      const rows = await until('the list', () => desk.eyes.suggestions());
      await desk.picture(`completion-opener-${language}`);
      const [first] = rows;
      assert.ok(first && /\p{Script=Han}{2}/u.test(first.label), JSON.stringify(rows));
      await accept(desk, first.label);
      await desk.textIs(`同志们：\n${first.label}`);
    });
  }

  test('at the start of a point, and Enter takes the chosen row', async () => {
    await desk.draft('markdown', '今年要抓好三件事。一是‸');
    await desk.hands.press('Alt+/');
    const rows = await until('the list', () => desk.eyes.suggestions());
    await desk.picture('completion-opener-point');
    const label = rows[0]?.label ?? '';
    await accept(desk, label);
    await desk.textIs(`今年要抓好三件事。一是${label}`);
  });

  test('behind a single character', async () => {
    await desk.draft('speech', '要不‸');
    await desk.hands.press('Alt+/');
    await desk.suggestion(PHRASE);
  });

  test('what was taken before comes first, until the history is cleared', async () => {
    const first = async (): Promise<string> => {
      await desk.draft('speech', '要‸');
      await desk.hands.compose('坚持', 'jianchi');
      await desk.hands.press('Alt+/');
      const rows = await until('the list', async () => {
        const shown = (await desk.eyes.suggestions()) ?? [];
        return shown.length > 3 ? shown : undefined;
      });
      return rows[0]?.label ?? '';
    };
    const usual = await first();
    const label = (await desk.eyes.suggestions())?.[3]?.label ?? '';
    for (let times = 0; times < 4 && (await first()) !== label; times += 1) {
      await accept(desk, label);
    }
    assert.equal(await first(), label);
    await desk.picture('completion-history');
    await desk.hands.press('Escape');
    await desk.hands.command('清除补全记录');
    await until('the history to go', async () => (await first()) === usual);
  });
});

suite('ghost text', () => {
  let desk: Desk;
  suiteSetup(async () => {
    desk = await sharedDesk();
  });

  for (const language of languages) {
    test(`${language}: behind ， inside a couplet, taken by Tab`, async () => {
      await desk.draft(language, '要让信息多跑路‸');
      await desk.hands.insert('，');
      await ghost(desk, '让群众少跑腿');
      await desk.picture(`ghost-${language}`);
      await desk.hands.press('Tab');
      await desk.textIs('要让信息多跑路，让群众少跑腿');
    });
  }

  test('goes while an input method composes, and what is typed stays as it is', async () => {
    await desk.draft('markdown', '要让信息多跑路‸');
    await desk.hands.insert('，');
    await ghost(desk, '让群众少跑腿');
    const method = await desk.hands.spell('jintian');
    await ghost(desk, '');
    await desk.picture('ghost-composing');
    await method.send('Input.insertText', { text: '今天' });
    await ghost(desk, '');
    await desk.textIs('要让信息多跑路，今天');
  });

  test('is not there where the text goes on already, nor does Enter take it', async () => {
    await desk.draft('markdown', '要让信息多跑路‸让群众少跑腿');
    await desk.hands.insert('，');
    await desk.staysSilent(() => true, 800);
    assert.equal(await desk.eyes.ghostText(), '');
    await desk.draft('markdown', '要让信息多跑路‸');
    await desk.hands.insert('，');
    await ghost(desk, '让群众少跑腿');
    await desk.hands.press('Enter');
    await desk.textIs('要让信息多跑路，\n');
  });

  test('fits the open list', async () => {
    await desk.draft('speech', '我们要不忘初心‸');
    await desk.hands.insert('、');
    await desk.suggestion(PHRASE);
    await ghost(desk, '牢记使命');
    await desk.picture('ghost-and-list');
    await desk.hands.press('Tab');
    await desk.textIs(`我们要${PHRASE}`);
  });
});

suite('frames', () => {
  const FILLED = ['改革创新', '项目建设', '党建引领', '作风建设', '数字转型', '环境整治'];
  const session = ownSession({
    tamper: (extension) => {
      FILLED.forEach((filling, i) => {
        const other = FILLED[(i + 1) % FILLED.length];
        const text = `同志们：\n要以${filling}为抓手，推动工作落实。要以${other}为抓手，带动各项工作。\n`;
        writeFileSync(path.join(extension, 'corpus', `frames-${i}.md`), text);
      });
    },
  });

  test('are filled in from slot to slot', async () => {
    const { desk } = await session();
    await desk.draft('markdown', '今年要‸');
    await desk.hands.type('ywzs');
    await desk.suggestion('以…为抓手');
    await desk.picture('frame-list');
    await accept(desk, '以…为抓手');
    await desk.hands.compose('实干', 'shigan');
    await desk.picture('frame-slot');
    await desk.hands.press('Tab');
    await desk.hands.insert('。');
    await desk.textIs('今年要以实干为抓手。');
  });
});
