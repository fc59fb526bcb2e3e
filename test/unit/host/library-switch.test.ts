import assert from 'node:assert/strict';
import { LibrarySwitch, type RunningLibrary } from '../../../src/host/library-switch';

/** A library that is built, answers and ends when the test says so. */
class Staged implements RunningLibrary {
  readonly name: string;
  isReady = false;
  early: string | undefined;
  hasEnded = false;
  #settle: () => void = () => undefined;
  #waiting: (() => void)[] = [];
  readonly settled = new Promise<void>((resolve) => {
    this.#settle = resolve;
  });

  constructor(name: string) {
    this.name = name;
  }

  canAnswer(name: string): boolean {
    return this.isReady || name === this.early;
  }

  ready(): this {
    this.isReady = true;
    this.#settle();
    this.#flush();
    return this;
  }

  dispose(): void {
    this.isReady = false;
    this.hasEnded = true;
    this.#settle();
    this.#flush();
  }

  ask: RunningLibrary['ask'] = (_name, _question, signal) =>
    new Promise((resolve) => {
      const answer = (): void =>
        resolve((this.isReady ? [{ title: this.name }] : undefined) as never);
      signal?.addEventListener('abort', () => resolve(undefined));
      this.#waiting.push(answer);
      if (this.isReady || this.hasEnded) {
        this.#flush();
      }
    });

  #flush(): void {
    for (const answer of this.#waiting.splice(0)) {
      answer();
    }
  }
}

async function titleFrom(library: LibrarySwitch): Promise<string | undefined> {
  return (await library.speeches({}))?.[0]?.title;
}

suite('LibrarySwitch', () => {
  test('the old library answers until the new one is ready', async () => {
    const [first, second] = [new Staged('旧').ready(), new Staged('新')];
    const library = new LibrarySwitch(first);
    const used = library.use(second);
    assert.equal(await titleFrom(library), '旧');
    assert.equal(library.isReady, true);
    second.ready();
    await used;
    assert.equal(await titleFrom(library), '新');
    assert.equal(library.isReady, true);
    assert.equal(first.hasEnded, true);
  });

  test('says what the current library can answer before it is ready', async () => {
    const first = new Staged('旧');
    first.early = 'similar';
    const library = new LibrarySwitch(first);
    assert.deepEqual([library.canAnswer('similar'), library.canAnswer('complete')], [true, false]);
    await library.use(new Staged('新').ready());
    assert.deepEqual([library.canAnswer('similar'), library.canAnswer('complete')], [true, true]);
  });

  test('a question to a library that was never ready is answered by the next', async () => {
    const [first, second] = [new Staged('旧'), new Staged('新')];
    const library = new LibrarySwitch(first);
    const asked = titleFrom(library);
    await library.use(second);
    assert.equal(first.hasEnded, true);
    assert.equal(library.isReady, false);
    second.ready();
    assert.equal(await asked, '新');
  });

  test('a question that is cancelled is asked of no other', async () => {
    const [first, second] = [new Staged('旧'), new Staged('新')];
    const library = new LibrarySwitch(first);
    const controller = new AbortController();
    const asked = library.speeches({}, controller.signal);
    controller.abort();
    await library.use(second.ready());
    assert.equal(await asked, undefined);
  });

  test('of several new ones the last counts', async () => {
    const staged = ['甲', '乙', '丙'].map((name) => new Staged(name));
    const [first, second, third] = staged as [Staged, Staged, Staged];
    const library = new LibrarySwitch(first.ready());
    const uses = [library.use(second), library.use(third)];
    assert.equal(second.hasEnded, true);
    assert.equal(await titleFrom(library), '甲');
    third.ready();
    await Promise.all(uses);
    assert.equal(await titleFrom(library), '丙');
  });

  test('one that fails replaces none that answers', async () => {
    const [first, second] = [new Staged('旧').ready(), new Staged('新')];
    const library = new LibrarySwitch(first);
    const used = library.use(second);
    second.dispose();
    await used;
    assert.equal(await titleFrom(library), '旧');
    assert.equal(library.hasEnded, false);
  });

  test('a library that has failed is replaced', async () => {
    const first = new Staged('旧').ready();
    const library = new LibrarySwitch(first);
    first.dispose();
    assert.equal(library.hasEnded, true);
    assert.equal(await titleFrom(library), undefined);
    await library.use(new Staged('新').ready());
    assert.equal(library.hasEnded, false);
    assert.equal(await titleFrom(library), '新');
  });

  test('whoever listens is told of each swap, when the new one answers', async () => {
    const [first, second, failed] = [new Staged('旧').ready(), new Staged('新'), new Staged('坏')];
    const library = new LibrarySwitch(first);
    const told: Promise<string | undefined>[] = [];
    const listening = library.onDidSwap(() => told.push(titleFrom(library)));
    const used = library.use(second);
    assert.equal(told.length, 0);
    second.ready();
    await used;
    assert.deepEqual(await Promise.all(told), ['新']);
    const refused = library.use(failed);
    failed.dispose();
    await refused;
    assert.equal(told.length, 1);
    listening.dispose();
    await library.use(new Staged('丙').ready());
    assert.equal(told.length, 1);
  });

  test('the end of all ends the one that is being built too', async () => {
    const [first, second] = [new Staged('旧').ready(), new Staged('新')];
    const library = new LibrarySwitch(first);
    const used = library.use(second);
    library.dispose();
    await used;
    assert.deepEqual([first.hasEnded, second.hasEnded, library.hasEnded], [true, true, true]);
    assert.equal(await titleFrom(library), undefined);
  });
});
