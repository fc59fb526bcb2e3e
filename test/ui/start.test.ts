import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compiledTests, repository, results } from '../support/paths';
import { until } from '../support/polling';
import { startGroup } from '../support/processes';
import { openBrowser } from '../support/server/browser';
import { Desk } from '../support/ui/desk';

suite('the server that npm start opens', () => {
  test('shows the draft at the printed address, to who has it, until it is interrupted', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'jianggao-sample-'));
    cpSync(path.join(repository, 'scripts', 'sample'), folder, { recursive: true });
    const draft = path.join(folder, '推进会讲话.讲话');
    const program = path.join(compiledTests, 'support', 'start-server.js');
    const group = startGroup(process.execPath, [program, draft]);
    try {
      const address = await until(
        'the address',
        () => /http:\/\/127\.0\.0\.1:\d+\/\S+/u.exec(group.output())?.[0],
        { timeout: 90_000, describe: () => group.output() },
      );
      assert.equal((await fetch(new URL('/', address))).status, 403);
      const { browser, page } = await openBrowser();
      try {
        await page.goto(address);
        const desk = new Desk(page, folder, path.join(results, 'shots'));
        await until(
          'the draft to open',
          async () => (await desk.eyes.activeTab()) === path.basename(draft),
          { timeout: 60_000 },
        );
        await until('its text', () => desk.eyes.pointOf('优化营商环境'));
        await until(
          'the word count of the extension',
          async () => (await desk.eyes.statusBar()).some((text) => text.includes('字数')),
          { timeout: 60_000 },
        );
        await desk.picture('start');
      } finally {
        await browser.close();
      }
      const ended = new Promise((resolve) => group.child.once('exit', resolve));
      group.child.kill('SIGINT');
      assert.equal(await ended, 0);
      await assert.rejects(fetch(address));
    } finally {
      await group.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
