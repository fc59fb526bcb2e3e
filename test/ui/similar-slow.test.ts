import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../support/polling';
import { ownSession } from '../support/ui/shared-desk';
import { areHits, ask, keep, list, PARAGRAPH, says } from '../support/ui/similar-steps';

suite('a search that takes long, and a library that ends', () => {
  const session = ownSession({
    tamper: (extension) => {
      const worker = path.join(extension, 'dist', 'worker.js');
      const fault = `
        require('node:worker_threads').parentPort.on('message', ({ name, question }) => {
          if (name !== 'similar') return;
          const isSlow = question.text.includes(question.filter ? '筛选慢' : '慢慢');
          if (isSlow) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 8000);
          if (question.text.includes('坏坏')) throw new Error('fault');
        });`;
      writeFileSync(worker, `${fault}\n${readFileSync(worker, 'utf8')}`);
    },
  });

  test('it shows that it is under way and can be given up; a second one answers', async () => {
    const { desk } = await session();
    await desk.draft('speech', `慢慢来，${PARAGRAPH}`);
    await desk.hands.command('查找相似段落');
    await says(desk, '正在查找相似段落');
    await desk.picture('similar-progress');
    await desk.hands.click('.notification-list-item .monaco-button', 'Cancel');
    await until('the progress to go', async () => (await desk.eyes.notifications()).length === 0);
    await ask(desk);
    await desk.hands.press('Escape');
  });

  test('a filter that was given up does not hold, and the list is there again', async () => {
    const { desk } = await session();
    await desk.draft('speech', `筛选慢，${PARAGRAPH}`);
    await desk.hands.command('查找相似段落');
    await list(desk, areHits);
    await desk.hands.press('Alt+l');
    await list(desk, (rows) => rows.some((row) => row.label.includes('段落类别')));
    await desk.hands.click('.quick-input-list .monaco-list-row', '段落类别');
    await list(desk, (rows) => rows.some((row) => row.label === '问题'));
    await desk.hands.click('.quick-input-list .monaco-list-row', '问题');
    await desk.hands.press('Enter');
    await list(desk, (rows) => rows[0]?.focused === true && rows[0].label.includes('按此筛选'));
    await desk.hands.press('Enter');
    await says(desk, '正在查找相似段落');
    await desk.hands.click('.notification-list-item .monaco-button', 'Cancel');
    await list(desk, areHits);
    await desk.picture('similar-filter-given-up');
    await desk.hands.press('Escape');
    const rows = await ask(desk);
    assert.ok(rows.some((row) => !row.description.includes('问题')));
    await desk.hands.press('Escape');
  });

  test('what is cleared stays so, though a search was under way', async () => {
    const { desk } = await session();
    await keep(desk);
    await desk.draft('speech', `慢慢来，${PARAGRAPH}`);
    await desk.hands.command('查找相似段落');
    await says(desk, '正在查找相似段落');
    await desk.hands.command('Clear Similar Passages', '清空相似段落');
    await until('the progress to go', async () => (await desk.eyes.notifications()).length === 0);
    // The worker answers in turn: behind this the slow one would have come.
    await ask(desk);
    assert.equal(
      await desk.page.locator('.quick-input-titlebar [aria-label^="上一次查找"]').count(),
      0,
    );
    await desk.hands.press('Escape');
  });

  test('when the library has ended, the user is told what to do', async () => {
    const { desk } = await session();
    await desk.draft('speech', `坏坏的，${PARAGRAPH}`);
    await desk.hands.command('查找相似段落');
    await says(desk, '已停止工作');
    await desk.picture('similar-ended');
  });
});
