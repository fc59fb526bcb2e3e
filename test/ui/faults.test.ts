import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../support/polling';
import type { Desk } from '../support/ui/desk';
import { ownSession } from '../support/ui/shared-desk';

const PHRASE = '不忘初心、牢记使命';
const PARAGRAPH = '要加强基层党组织建设，推动全面从严治党向基层延伸，压实管党治党主体责任。';

/** Every feature answers once; completion has, when the session opened. */
async function everythingAnswers(desk: Desk): Promise<void> {
  await desk.draft('speech', `一、任务\n我们要${PHRASE}。\n${PARAGRAPH}`);
  await desk.hover('初心', /(?<!\d)8(?!\d)/u);
  await desk.outline((labels) => labels.some((label) => label.startsWith('一、')));
  await desk.hands.press('Control+1');
  await desk.hands.command('查找相似段落');
  await until('the passages', async () =>
    (await desk.eyes.choices())?.some((row) => /[《〔].+[》〕]/u.test(row.label)),
  );
  await desk.hands.press('Escape');
}

suite('a corpus with bad files', () => {
  const session = ownSession({
    tamper: (extension) => {
      const write = (name: string, content: string | Buffer): void =>
        writeFileSync(path.join(extension, 'corpus', name), content);
      write('bad-front-matter.md', '---\ntitle: [没有结尾\nspeaker: 张三\n---\n同志们。\n');
      write('invalid-utf8.md', Buffer.from([0xe4, 0xb8, 0x2d, 0xff, 0xfe, 0xc3]));
      write('empty.md', '');
      write('one-long-line.md', `---\ntitle: 长\n---\n${'长'.repeat(7_000_000)}`);
    },
  });

  test('one warning names them all', async () => {
    const { desk } = await session();
    const messages = await desk.notifications();
    await desk.picture('faults-corpus');
    const ours = messages.filter((message) => message.includes('.md'));
    assert.equal(ours.length, 1, messages.join(' | '));
    for (const name of ['bad-front-matter', 'invalid-utf8', 'empty', 'one-long-line']) {
      assert.ok(ours[0]?.includes(name), `${name} in ${ours[0]}`);
    }
  });

  test('the rest is loaded and every feature answers', async () => {
    await everythingAnswers((await session()).desk);
  });
});

suite('jieba without its binary', () => {
  const session = ownSession({
    tamper: (extension) => {
      const dist = path.join(extension, 'dist');
      const binaries = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.node'),
      );
      assert.notEqual(binaries.length, 0, 'the package has a binary');
      for (const name of binaries) rmSync(path.join(dist, name));
    },
  });

  test('it is said once', async () => {
    const { desk } = await session();
    const messages = await desk.notifications();
    await desk.picture('faults-jieba');
    const ours = messages.filter((message) => /分词|jieba/iu.test(message));
    assert.equal(ours.length, 1, messages.join(' | '));
  });

  test('every feature answers', async () => {
    await everythingAnswers((await session()).desk);
  });
});

suite('a library that ends', () => {
  const session = ownSession({
    tamper: (extension) => {
      // Its thread dies of the question that opening a speech asks.
      const fault = `
        require('node:worker_threads').parentPort.on('message', ({ name }) => {
          if (name === 'speech') throw new Error('fault');
        });`;
      appendFileSync(path.join(extension, 'dist', 'worker.js'), fault);
    },
  });

  test('a link of the hover says that the index has stopped, not that the speech is gone', async () => {
    const { desk } = await session();
    await desk.draft('speech', `我们要${PHRASE}。`);
    await desk.hover('初心', /(?<!\d)8(?!\d)/u);
    await desk.hands.click('.monaco-hover a', '讲话');
    const messages = await until('the message', async () => {
      const shown = await desk.eyes.notifications();
      return shown.some((message) => message.includes('已停止工作')) ? shown : undefined;
    });
    await desk.picture('faults-library-ended');
    assert.ok(messages.every((message) => !message.includes('已没有这篇讲话')));
  });
});
