import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { WorkerReply, WorkerRequest } from '../../../src/core/library-messages';
import type { ReuseAnswer } from '../../../src/core/reuse/reuse';

const SENTENCE = '把老城区十二条背街小巷的雨污管网全部翻修了一遍。';

suite('library worker', () => {
  let folder = '';
  let worker: Worker;

  setup(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'jianggao-worker-'));
    writeFileSync(path.join(folder, 'one.md'), `${SENTENCE}\n我们要不忘初心、牢记使命。\n`);
    const script = path.join(process.cwd(), 'out', 'src', 'worker', 'library-worker.js');
    const options = {
      corpusFolder: folder,
      ownFolders: [],
      segmenterFolder: folder,
      cacheFolder: undefined,
      anew: false,
    };
    const { port1: early } = new MessageChannel();
    worker = new Worker(script, { workerData: { options, early }, transferList: [early] });
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (reply: WorkerReply) => reply.type === 'ready' && resolve());
    });
  });

  teardown(async () => {
    await worker.terminate();
    rmSync(folder, { recursive: true });
  });

  function ask(id: number, name: 'reuse' | 'speeches', question: unknown): void {
    const request: WorkerRequest = { type: 'ask', id, name, question };
    worker.postMessage(request);
  }

  /** The replies in the order in which they come, until the one to `last`. */
  function repliesUntil(last: number): Promise<WorkerReply[]> {
    const replies: WorkerReply[] = [];
    return new Promise((resolve) => {
      worker.on('message', (reply: WorkerReply) => {
        replies.push(reply);
        if ('id' in reply && reply.id === last) {
          resolve(replies);
        }
      });
    });
  }

  /** A check that takes far longer than a slice, for it reads some ten million characters. */
  function longQuestion(): unknown {
    const bytes = new TextEncoder().encode(SENTENCE.repeat(16_000));
    const others = Array.from({ length: 30 }, (_, i) => ({ id: `${i}`, name: `${i}`, bytes }));
    return { text: SENTENCE, minimumLength: 13, except: [], stock: [], others };
  }

  test('answers other questions while a draft is being checked', async () => {
    const replies = repliesUntil(1);
    ask(1, 'reuse', longQuestion());
    ask(2, 'speeches', {});
    const order = (await replies).map((reply) => ('id' in reply ? reply.id : reply.type));
    assert.deepEqual(order, [2, 1]);
    const [, answer] = await replies;
    assert.equal(answer?.type, 'answer');
    const { stretches, texts } = (answer as { answer: ReuseAnswer }).answer;
    assert.equal(stretches.length, 1);
    assert.equal(texts, 31);
  });

  test('leaves a check that is no longer wanted', async () => {
    const replies = repliesUntil(3);
    const meanwhile = repliesUntil(2);
    ask(1, 'reuse', longQuestion());
    ask(2, 'speeches', {});
    await meanwhile;
    const cancel: WorkerRequest = { type: 'cancel', id: 1 };
    worker.postMessage(cancel);
    ask(3, 'reuse', { ...(longQuestion() as object), others: [] });
    const order = (await replies).map((reply) => ('id' in reply ? reply.id : reply.type));
    assert.deepEqual(order, [2, 3]);
  });

  test('tells of a failure', async () => {
    const replies = repliesUntil(1);
    ask(1, 'reuse', undefined);
    assert.equal((await replies)[0]?.type, 'failure');
  });
});
