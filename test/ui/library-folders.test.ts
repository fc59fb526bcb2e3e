import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import { ownSession } from '../support/ui/shared-desk';

const PHRASE = '以竹兴业、以茶富民';
const FILE = '在竹茶产业推进会上的讲话（定稿）.txt';
const TITLE = '在全县竹茶产业推进会上的讲话';
const TEXT = [
  TITLE,
  '同志们：',
  `全县上下要坚持“${PHRASE}”，把竹海茶山的好风景变成好光景。`,
  `会后要宣传好“${PHRASE}”。`,
  `“${PHRASE}”要见实效。`,
  '',
].join('\r\n');

const LATER = '种好竹海、兴好茶山';

/** Writes a file below the workspace, as another program would. */
function put(workspace: string, name: string, content: string | Buffer): void {
  const file = path.join(workspace, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function setFolders(workspace: string, folders: readonly string[]): void {
  const settings = JSON.stringify({ 'jianggao.library.folders': folders });
  put(workspace, '.vscode/settings.json', settings);
}

suite('folders of own texts', () => {
  const session = ownSession({
    furnish: (workspace) => {
      put(workspace, `素材/2021年/${FILE}`, TEXT);
      // 同志们 as an older Windows program writes it.
      put(workspace, '素材/旧稿.txt', Buffer.from([0xcd, 0xac, 0xd6, 0xbe, 0xc3, 0xc7]));
      setFolders(workspace, ['素材', './没有的文件夹']);
    },
  });
  let desk: Desk;
  suiteSetup(async () => {
    ({ desk } = await session());
  });

  test('one warning names what was not read, and says what to do', async () => {
    const messages = await desk.notifications();
    await desk.picture('folders-warning');
    const ours = messages.filter((message) => message.includes('素材'));
    assert.equal(ours.length, 1, messages.join(' | '));
    assert.match(ours[0] ?? '', /另存为 UTF-8[^；]*：素材\/旧稿\.txt/u);
    assert.match(ours[0] ?? '', /文件夹不存在，请改设置[^；]*：\/.*\/没有的文件夹/u);
  });

  test('a phrase that stands only there is completed', async () => {
    await desk.draft('speech', '我们要‸');
    await desk.hands.compose('以竹', 'yizhu');
    await desk.select(PHRASE);
    await desk.picture('folders-completion');
    await desk.hands.press('Enter');
    await desk.textIs(`我们要${PHRASE}`);
  });

  test('its hover names the text, and a click opens the file itself there', async () => {
    await desk.draft('speech', `我们要${PHRASE}。`);
    const hover = await desk.hover('兴业', new RegExp(TITLE, 'u'));
    assert.match(hover.text, /日期未注明/u);
    await desk.picture('folders-hover');
    await desk.hands.click('.monaco-hover a', TITLE);
    await until('the file to open', async () => (await desk.eyes.activeTab()) === FILE);
    const caret = await until('the phrase to be selected', async () => {
      const now = await desk.eyes.caret();
      return now?.selected === PHRASE.length ? now : undefined;
    });
    assert.equal(caret.line, 3);
    await desk.picture('folders-opened');
  });

  test('a passage of it is previewed as it was read, and Enter opens the file alone', async () => {
    await desk.draft('speech', '要坚持以竹兴业、以茶富民，把竹海茶山的好风景变成好光景。');
    await desk.hands.command('查找相似段落');
    await until('the passages', async () =>
      (await desk.eyes.choices())?.some((row) => row.focused && row.label.includes(TITLE)),
    );
    await until('its preview', async () =>
      (await desk.eyes.tabs()).some((tab) => tab.startsWith(TITLE)),
    );
    await desk.hands.press('Enter');
    await until(
      'the file and the draft alone to be open',
      async () => {
        const tabs = await desk.eyes.tabs();
        return tabs.length === 2 && (await desk.eyes.activeTab()) === FILE;
      },
      { describe: () => desk.eyes.tabs() },
    );
  });

  test('another folder in the setting is read at once', async () => {
    const { workspace } = await session();
    put(
      workspace,
      '新稿/启动会.md',
      `---\ntitle: 启动会讲话\n---\n${`要“${LATER}”。\n`.repeat(3)}`,
    );
    setFolders(workspace, ['素材', '新稿']);
    await desk.draft('speech', `我们要${LATER}。`);
    await until(
      'a hover of the new text',
      async () => {
        await desk.hands.withdraw();
        return await desk.hover('茶山', /启动会讲话/u, 2000).catch(() => undefined);
      },
      { timeout: 60_000 },
    );
    await desk.picture('folders-changed');
  });
});
