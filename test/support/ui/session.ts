import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostCache, results, workspaceFixture } from '../paths';
import { until } from '../polling';
import { openBrowser } from '../server/browser';
import { provisionServer } from '../server/provision';
import { startServer } from '../server/server';
import { DESK_KEYBINDINGS, Desk } from './desk';

/** Names the folder where run-ui.ts installed the package, which every session copies. */
export const INSTALLED_VARIABLE = 'JIANGGAO_INSTALLED_EXTENSIONS';

export interface SessionOptions {
  /** Changes the installed extension's folder before VS Code starts. */
  readonly tamper?: (extension: string) => void;
  /** Puts files into the workspace before VS Code opens it. */
  readonly furnish?: (workspace: string) => void;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A server, a browser window on it, and a desk in that window. */
export interface Session {
  readonly desk: Desk;
  /** The installed extension. */
  readonly extension: string;
  readonly workspace: string;
  close(): Promise<void>;
}

/** Starts VS Code with a copy of the installed extension and a copy of the fixture workspace, and waits for the library. */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const host = await provisionServer(hostCache);
  const scratch = mkdtempSync(path.join(tmpdir(), 'jianggao-ui-'));
  const workspace = path.join(scratch, 'workspace');
  const extensionsDir = path.join(scratch, 'extensions');
  const dataDir = path.join(scratch, 'data');
  mkdirSync(dataDir);
  cpSync(workspaceFixture, workspace, { recursive: true });
  cpSync(installedExtensions(), extensionsDir, { recursive: true });
  const extension = extensionFolder(extensionsDir);
  options.tamper?.(extension);
  options.furnish?.(workspace);

  const server = await startServer({
    host,
    dataDir,
    extensionsDir,
    keybindings: DESK_KEYBINDINGS,
    ...(options.settings && { settings: options.settings }),
  });
  const closers: (() => Promise<unknown>)[] = [() => server.stop()];
  const close = async (): Promise<void> => {
    for (const closer of closers) await closer();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    const { browser, page } = await openBrowser();
    closers.unshift(() => browser.close());
    await page.goto(server.workbench({ folder: workspace }));
    const desk = new Desk(page, workspace, path.join(results, 'shots'));
    await until('the workbench', () => page.locator('.monaco-workbench .statusbar').count(), {
      timeout: 90_000,
    });
    await desk.libraryReady();
    return { desk, extension, workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function installedExtensions(): string {
  const folder = process.env[INSTALLED_VARIABLE];
  if (folder) return folder;
  throw new Error(`${INSTALLED_VARIABLE} is not set: start the UI suites by npm run test:ui`);
}

function extensionFolder(extensionsDir: string): string {
  const name = readdirSync(extensionsDir).find((entry) => entry.startsWith('jianggao.jianggao-'));
  if (name === undefined) throw new Error(`${extensionsDir} holds no jianggao`);
  return path.join(extensionsDir, name);
}
