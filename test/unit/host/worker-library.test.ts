import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WorkerOptions } from '../../../src/core/library-messages';
import { WorkerLibrary } from '../../../src/host/worker-library';
import { until } from '../../support/polling';

const SCRIPT = path.join(__dirname, '..', '..', '..', 'src', 'worker', 'library-worker.js');
const SERVICE = '深化审批制度改革，方便群众办事，让数据多跑路，限时办结，一次性告知所需材料。';
const SAFETY = '压实安全生产责任，排查化解各类风险隐患，守牢安全底线。';
const WATER = '全面推行河长制，整治黑臭水体，让一江清水向东流。';

suite('WorkerLibrary', () => {
  let home = '';
  const running: WorkerLibrary[] = [];
  setup(() => {
    home = mkdtempSync(path.join(tmpdir(), 'jianggao-worker-'));
    mkdirSync(at('corpus'));
    write('corpus/甲.md', `---\ntitle: 甲\nspeaker: 张三\n---\n${SERVICE}\n`);
    write('corpus/乙.md', `---\ntitle: 乙\n---\n一、安全\n${SAFETY}\n二、水\n${WATER}\n`);
  });
  teardown(() => {
    for (const library of running.splice(0)) {
      library.dispose();
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  const at = (...names: string[]): string => path.join(home, ...names);
  const write = (name: string, text: string): void => writeFileSync(at(name), text);

  function start(options: Partial<WorkerOptions> = {}) {
    const log: string[] = [];
    const note = (line: string): void => void log.push(line);
    const library = new WorkerLibrary(
      SCRIPT,
      {
        corpusFolder: at('corpus'),
        segmenterFolder: at('no-jieba'),
        ownFolders: [],
        cacheFolder: at('cache'),
        anew: false,
        ...options,
      },
      {
        log: { info: note, warn: note, error: note },
        events: {
          onReady: () => undefined,
          onSegmenterFailed: () => undefined,
          onFailure: (error) => note(`failed: ${error}`),
        },
      },
    );
    running.push(library);
    return { library, log, told: (line: RegExp) => told(log, line) };
  }

  /** Starts a library whose dictionary does not load until `go` is called. */
  function startHeld(options: Partial<WorkerOptions> = {}) {
    const folder = at('held');
    mkdirSync(path.join(folder, 'jieba.held.node'), { recursive: true });
    const sign = JSON.stringify(at('go'));
    write(
      'held/jieba.held.node/index.js',
      `const lock = new Int32Array(new SharedArrayBuffer(4));
       while (!require('node:fs').existsSync(${sign})) Atomics.wait(lock, 0, 0, 5);
       throw new Error('no jieba');`,
    );
    return { ...start({ ...options, segmenterFolder: folder }), go: () => write('go', '') };
  }

  const told = (log: readonly string[], line: RegExp): Promise<unknown> =>
    until(`${line} in the log`, () => log.some((entry) => line.test(entry)) || undefined, {
      timeout: 15_000,
      interval: 10,
    });

  const ask = (library: WorkerLibrary, text: string, signal?: AbortSignal) =>
    library.ask('similar', { text, limit: 5 }, signal);

  const files = (): string[] => readdirSync(at('cache'));

  /** A library that was started, answered and left its file; its answer, and where the file is. */
  async function once() {
    const { library, told: toldOnce } = start();
    const answer = await ask(library, SERVICE);
    assert.equal(answer?.passages[0]?.text, SERVICE);
    await toldOnce(/passages kept/);
    library.dispose();
    assert.deepEqual(files().length, 1);
    return { answer, file: at('cache', files()[0] ?? '') };
  }

  test('the second start answers from the file before it is ready, and the same when it is', async () => {
    const { answer } = await once();
    const { library, go, told: toldNow } = startHeld();
    const speeches = library.ask('speeches', {}, undefined);
    const choices = library.ask('filterChoices', {}, undefined);
    assert.deepEqual(await ask(library, SERVICE), answer);
    assert.deepEqual((await choices)?.speakers, [{ value: '张三', passages: 1 }]);
    const speech = { speechId: '甲' };
    const early = await library.ask('speech', speech, undefined);
    assert.match(early?.text ?? '', /深化审批制度改革/u);
    assert.equal(await library.ask('speech', { speechId: '../甲' }, undefined), undefined);
    assert.equal(library.isReady, false);
    assert.ok(library.canAnswer('similar') && library.canAnswer('filterChoices'));
    assert.equal(library.canAnswer('complete'), false);
    go();
    assert.equal((await speeches)?.length, 2);
    assert.ok(library.isReady && library.canAnswer('complete'));
    assert.deepEqual(await ask(library, SERVICE), answer);
    assert.deepEqual(await library.ask('speech', speech, undefined), early);
    await toldNow(/passages read from/);
    assert.equal(files().length, 1);
  });

  test('what was asked and not answered when the library is ready is answered by it', async () => {
    const { answer } = await once();
    const { library, go } = startHeld();
    await ask(library, WATER);
    go();
    const answers = await Promise.all(Array.from({ length: 200 }, () => ask(library, SERVICE)));
    for (const one of answers) {
      assert.deepEqual(one, answer);
    }
    await library.settled;
    assert.deepEqual(await ask(library, SERVICE), answer);
  });

  test('a question to the file can be taken back, and one to a library that ends has no answer', async () => {
    await once();
    const { library } = startHeld();
    await ask(library, WATER);
    const controller = new AbortController();
    const asked = ask(library, SERVICE, controller.signal);
    controller.abort();
    assert.equal(await asked, undefined);
    const late = ask(library, SERVICE);
    library.dispose();
    assert.equal(await late, undefined);
    assert.equal(library.canAnswer('similar'), false);
  });

  test('a damaged file answers nothing wrongly and is replaced', async () => {
    const { answer, file } = await once();
    const sound = readFileSync(file);
    // In the texts, in the postings or the terms, in the directory.
    for (const share of [0.01, 0.5, 0.99]) {
      const place = Math.floor(share * sound.length);
      const damaged = Buffer.from(sound);
      damaged[place] = (damaged[place] ?? 0) ^ 0x10;
      writeFileSync(file, damaged);
      const { library, told: toldNow } = start();
      assert.deepEqual(await ask(library, SERVICE), answer);
      await library.settled;
      await toldNow(/cannot be read/);
      await toldNow(/passages kept/);
      assert.deepEqual(readFileSync(file), sound);
      library.dispose();
    }
  });

  test('a file that was cut off is replaced', async () => {
    const { file } = await once();
    const sound = readFileSync(file);
    writeFileSync(file, sound.subarray(0, sound.length / 2));
    const { library, told: toldNow } = start();
    assert.equal((await ask(library, WATER))?.passages[0]?.text.includes(WATER), true);
    await toldNow(/cannot be read/);
    await toldNow(/passages kept/);
    assert.deepEqual(readFileSync(file), sound);
  });

  test('a text that has changed in secret is believed, not the file', async () => {
    const changed = at('corpus', '甲.md');
    utimesSync(changed, 1, 1);
    await once();
    writeFileSync(changed, readFileSync(changed, 'utf8').replace('限时办结', '马上就办'));
    utimesSync(changed, 1, 1);
    const { library, told: toldNow } = start();
    await library.settled;
    const answer = await ask(library, SERVICE);
    assert.match(answer?.passages[0]?.text ?? '', /马上就办/);
    await toldNow(/not those of the texts/);
    await toldNow(/passages kept/);
  });

  test('another state of the library has another file', async () => {
    await once();
    write('corpus/丙.md', `${SAFETY}${SERVICE}\n`);
    const { library, told: toldNow } = start();
    assert.equal((await ask(library, SAFETY))?.searched.speeches, 3);
    await toldNow(/passages kept/);
    assert.equal(files().length, 2);
  });

  test('read anew, the file is passed over and replaced', async () => {
    const { file, answer } = await once();
    const { mtimeMs } = statSync(file);
    const { library, go, told: toldNow } = startHeld({ anew: true });
    const asked = ask(library, SERVICE);
    go();
    assert.deepEqual(await asked, answer);
    assert.equal(library.isReady, true);
    await toldNow(/passages kept/);
    assert.ok(statSync(file).mtimeMs > mtimeMs);
  });

  test('without a folder nothing is kept; a folder that cannot be had is a line in the log', async () => {
    const { library, log } = start({ cacheFolder: undefined });
    assert.equal((await ask(library, SERVICE))?.passages[0]?.text, SERVICE);
    assert.deepEqual(log, []);
    write('file', '');
    const other = start({ cacheFolder: at('file') });
    assert.equal((await ask(other.library, SERVICE))?.passages[0]?.text, SERVICE);
    await other.told(/not kept/);
    assert.equal(other.library.hasEnded, false);
    assert.equal((await ask(other.library, SERVICE))?.passages[0]?.text, SERVICE);
  });
});
