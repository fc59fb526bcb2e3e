import assert from 'node:assert/strict';
import { until } from '../../support/polling';
import { capture, startGroup } from '../../support/processes';

const NODE = process.execPath;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

suite('processes of the harness', () => {
  test('a group ends with everything it started, what ignores the request included', async () => {
    const deaf = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log(process.pid)`;
    const parent = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(deaf)}], { stdio: 'inherit' }); setInterval(() => {}, 1000)`;
    const group = startGroup(NODE, ['-e', parent]);
    const pid = Number(await until('the grandchild', () => /\d+/u.exec(group.output())?.[0]));
    assert.ok(isAlive(pid));
    await group.stop(300);
    await until('the grandchild to be gone', () => !isAlive(pid), { timeout: 2000 });
  });

  test('a failing command is told with what it printed', async () => {
    const script = `console.log('出'); console.error('错'); process.exit(4)`;
    await assert.rejects(capture(NODE, ['-e', script]), /出[\s\S]*错/u);
  });
});

suite('polling', () => {
  test('waits for a value', async () => {
    let looks = 0;
    const probe = () => (++looks < 3 ? undefined : '有');
    assert.equal(await until('something', probe, { interval: 1 }), '有');
  });

  test('says what it waited for and what it saw last', async () => {
    const wait = until('雨', () => false, { timeout: 10, interval: 1, describe: () => ['晴'] });
    await assert.rejects(wait, /雨.*晴/u);
  });
});
