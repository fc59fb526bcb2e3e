import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import { ownSession } from '../support/ui/shared-desk';

const COMMAND = '雷同检查';
/** From 〔在省人大机关全体党员干部大会上的讲话〕, the second with some words changed. */
const VERBATIM = '对于人大来说，没有调查就没有立法权，没有调查就没有监督权';
const NEAR = '程序的背后体现的是人民当家作主、依法治国有机统一的根本要求，讲的是民主集中制';
const QUOTED = '担当精神对于干好工作至关重要。今年人大立法、监督等任务很重';
/** From another draft of the workspace. */
const EARLIER = '镇里把十二条背街小巷的雨污管网全部翻修了一遍';
const FOREIGN = '春天的果园里开满了白色的梨花，孩子们提着竹篮从山坡上跑下来。';

const DRAFT = `---
title: 在机关作风会上的讲话
---
同志们：
一、过去一年
${VERBATIM}。${FOREIGN}
${FOREIGN}${NEAR}！
二、今后打算
习近平总书记强调，“${QUOTED}”。要增强“四个意识”、坚定“四个自信”、做到“两个维护”。
去年，${EARLIER}，${FOREIGN}
`;

function put(workspace: string, name: string, content: string): void {
  const file = path.join(workspace, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

for (const theme of ['Default Dark Modern', 'Default Light Modern', 'Default High Contrast']) {
  const name = theme.split(' ')[1]?.toLowerCase() ?? '';
  suite(`reuse check, ${name}`, () => {
    const session = ownSession({
      settings: { 'workbench.colorTheme': theme },
      furnish: (workspace) => {
        put(
          workspace,
          '旧稿/2023年总结.md',
          `# 二〇二三年工作总结\r\n\r\n一年来，${EARLIER}。\r\n`,
        );
      },
    });
    let desk: Desk;
    suiteSetup(async () => {
      ({ desk } = await session());
    });

    async function check(text = DRAFT): Promise<string> {
      await desk.clear();
      // One file for all tests: a draft of another would be one of the user's earlier drafts.
      await desk.open('本稿.讲话', text);
      await desk.hands.press('Control+Home');
      await desk.hands.command(COMMAND, '雷同检查 Check Reuse');
      return await until(
        'the outcome',
        async () =>
          (await desk.eyes.notifications()).find((message) =>
            /雷同 \d|没有发现雷同|还没有正文/u.test(message),
          ),
        { describe: () => desk.eyes.notifications() },
      );
    }

    async function lineBelow(text: string, expected: string | undefined): Promise<void> {
      await until(
        `${text} to be marked ${expected}`,
        async () => (await desk.eyes.lineBelow(text)) === expected,
        { describe: () => desk.eyes.lineBelow(text) },
      );
    }

    test('marks what stands elsewhere, tells the share, and opens a report beside the draft', async () => {
      const message = await check();
      await desk.picture(`reuse-${name}`);
      assert.match(message, /雷同 \d+\.\d%（原文 \d+\.\d%，近似 \d+\.\d%）/u);
      assert.match(message, /共 4 处/u);
      const tabs = await desk.eyes.tabs();
      assert.ok(
        tabs.some((tab) => tab.endsWith('雷同检查.md')),
        tabs.join(),
      );
      await lineBelow('没有立法权', 'solid');
      await lineBelow('雨污管网', 'solid');
      await lineBelow('人民当家作主', 'dashed');
      await lineBelow('至关重要', 'dotted');
      await lineBelow('四个意识', undefined);
      await lineBelow('白色的梨花', undefined);
    });

    if (name !== 'dark') {
      return;
    }

    test('a hover names the source, shows what differs, and leads there', async () => {
      await check();
      const hover = await desk.hover('讲的是民主集中制', /雷同.*近似/u);
      await desk.picture('reuse-hover');
      assert.match(hover.text, /党的领导/u);
      await desk.hands.click('.monaco-hover a', '对照');
      await until('the comparison', () =>
        desk.page.locator('.diff-editor, .monaco-diff-editor').count(),
      );
      await until('both wordings', async () =>
        (await desk.eyes.diff()).every((side) => side.includes('民主集中制')),
      );
      await desk.picture('reuse-compare');
    });

    test('a link of the hover opens the library speech, and the file of an earlier draft', async () => {
      await check();
      await desk.hover('没有立法权', /雷同.*原文/u);
      await desk.hands.click('.monaco-hover a', '讲话');
      await until(
        'the wording',
        async () => (await desk.eyes.caret())?.selected === VERBATIM.length,
      );
      await desk.picture('reuse-source');
      await check();
      await desk.hover('雨污管网', /雷同.*原文/u);
      await desk.picture('reuse-hover-earlier');
      await desk.hands.click('.monaco-hover a', '2023年总结');
      await until('the file', async () => (await desk.eyes.activeTab()) === '2023年总结.md');
      await until(
        'its wording',
        async () => (await desk.eyes.caret())?.selected === EARLIER.length,
      );
    });

    test('goes from stretch to stretch by keys, and the hover shows', async () => {
      await check();
      const lines: number[] = [];
      for (let step = 0; step < 5; step++) {
        await desk.hands.press('Escape', 'Control+Alt+j', '.');
        await until('the hover', async () => (await desk.eyes.hover())?.text.includes('雷同'));
        lines.push((await desk.eyes.caret())?.line ?? 0);
      }
      await desk.picture('reuse-next');
      assert.deepEqual(lines, [6, 7, 9, 10, 6]);
      await desk.hands.press('Escape', 'Control+Alt+j', ',');
      await until('the last stretch', async () => (await desk.eyes.caret())?.line === 10);
    });

    test('marks follow edits, go where the text is rewritten, and are cleared', async () => {
      await check();
      await lineBelow('没有立法权', 'solid');
      await desk.hands.press('Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'End', 'Enter');
      await desk.hands.insert('新的一行');
      await lineBelow('没有立法权', 'solid');
      await desk.hands.press('Escape', 'Control+Alt+j', '.');
      await until('the stretch', async () => (await desk.eyes.caret())?.line === 7);
      await desk.hands.press('Escape', 'ArrowRight', 'ArrowRight', 'Delete');
      await lineBelow('没有立法权', undefined);
      await lineBelow('雨污管网', 'solid');
      await desk.picture('reuse-edited');
      await desk.hands.command('清除雷同标记', '清除雷同标记 Clear Reuse Marks');
      await lineBelow('雨污管网', undefined);
      await lineBelow('人民当家作主', undefined);
    });

    test('the report has sections and sources, leads into the draft, and can be saved', async () => {
      await check();
      const tab = desk.page.locator('.tab').filter({ hasText: '雷同检查.md' }).first();
      await tab.click();
      const rows = await until('the report', async () => {
        const text = await desk.eyes.visibleText();
        return text[0]?.startsWith('# 雷同检查') ? text : undefined;
      });
      await desk.picture('reuse-report');
      const text = rows.join('\n');
      assert.match(text, /一、过去一年/u);
      assert.match(text, /### 1\. 原文/u);
      await desk.hands.command('File: Save As...');
      const box = desk.page.locator('.quick-input-widget input');
      await until('the question for a name', async () => (await box.inputValue()).includes('雷同'));
      const { workspace } = await session();
      const file = path.join(workspace, '雷同报告.md');
      await box.fill(file);
      await desk.hands.press('Enter');
      await until(
        'the saved report',
        () => existsSync(file) && /^# 雷同检查[\s\S]*雨污管网/u.test(readFileSync(file, 'utf8')),
      );
    });

    test('an older version of the draft is left out at the writer’s wish', async () => {
      const { workspace } = await session();
      put(workspace, '旧版/初稿.md', DRAFT);
      try {
        const message = await check();
        assert.match(message, /与本稿相同 100\.0%/u);
        await desk.picture('reuse-version');
        await desk.hands.click('.notification-toast .monaco-button', '不计这一篇');
        await until(
          'the outcome without it',
          async () =>
            (await desk.eyes.notifications()).some(
              (shown) => shown.includes('共 4 处') && !shown.includes('与本稿相同'),
            ),
          { describe: () => desk.eyes.notifications() },
        );
        await lineBelow('人民当家作主', 'dashed');
      } finally {
        rmSync(path.join(workspace, '旧版'), { recursive: true });
      }
    });

    test('says so when nothing is found, when there is no text, and when no draft is open', async () => {
      assert.match(await check(FOREIGN), /没有发现雷同：已与 \d+ 篇比对/u);
      await desk.picture('reuse-nothing');
      await desk.hands.press('Escape');
      await desk.clear();
      await desk.open('本稿.讲话', '---\ntitle: 空\n---\n');
      await desk.hands.command(COMMAND, '雷同检查 Check Reuse');
      await until('the message', async () =>
        (await desk.eyes.notifications()).some((message) => message.includes('还没有正文')),
      );
      await desk.clear();
      await desk.hands.command(COMMAND, '雷同检查 Check Reuse');
      await until('the other message', async () =>
        (await desk.eyes.notifications()).some((message) => message.includes('请先打开')),
      );
      await desk.picture('reuse-no-draft');
    });
  });
}
