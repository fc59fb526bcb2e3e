import path from 'node:path';
import type { Context } from 'mocha';
import { results } from '../paths';
import type { Desk } from './desk';
import { openSession, type Session, type SessionOptions } from './session';

/** Sessions by key, opened when first asked for: most suites share one window. */
class Sessions {
  readonly #open = new Map<string, Promise<Session>>();
  readonly #desks = new Set<Desk>();

  async get(key: string, options: SessionOptions): Promise<Session> {
    const session = this.#open.get(key) ?? openSession(options);
    this.#open.set(key, session);
    const opened = await session;
    this.#desks.add(opened.desk);
    return opened;
  }

  async close(key: string): Promise<void> {
    const session = this.#open.get(key);
    this.#open.delete(key);
    // One that failed to open has cleared up after itself.
    const opened = await session?.catch(() => undefined);
    if (!opened) return;
    this.#desks.delete(opened.desk);
    await opened.close();
  }

  async closeAll(): Promise<void> {
    for (const key of [...this.#open.keys()]) await this.close(key);
  }

  desks(): readonly Desk[] {
    return [...this.#desks];
  }
}

const sessions = new Sessions();
const SHARED = 'shared';

/** The window that suites share. Its first caller waits for VS Code to start. */
export async function sharedDesk(): Promise<Desk> {
  return (await sessions.get(SHARED, {})).desk;
}

/**
 * Gives the suite it is called in a window of its own, closed with the suite.
 *
 * @returns a function that tells the session, to be called in the suite's tests.
 */
export function ownSession(options: SessionOptions): () => Promise<Session> {
  const key = `own-${++created.count}`;
  suiteSetup(() => sessions.get(key, options).then(() => undefined));
  suiteTeardown(() => sessions.close(key));
  return () => sessions.get(key, options);
}

const created = { count: 0 };

/** Root hooks of the UI run: a picture of every window when a test fails, and the end of all. */
export function uiHooks(note: (text: string) => void): Mocha.RootHookObject {
  return {
    async afterEach(this: Context) {
      const test = this.currentTest;
      if (test?.state !== 'failed') return;
      const name = test.fullTitle().replace(/[^\p{L}\p{N}]+/gu, '-');
      for (const [index, desk] of sessions.desks().entries()) {
        const file = path.join(results, `failed-${name}${index === 0 ? '' : `-${index}`}.png`);
        await desk.page.screenshot({ path: file });
        note(`picture: ${path.relative(process.cwd(), file)}`);
      }
    },
    async afterAll() {
      await sessions.closeAll();
    },
  };
}
