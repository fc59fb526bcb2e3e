import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../polling';
import { capture, startGroup } from '../processes';
import type { ServerHost } from './provision';

/** Quiets what surrounds the editor. Nothing of `editor.*`: tests see VS Code as a writer has it. */
const QUIET: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

export interface ServerOptions {
  readonly host: ServerHost;
  /** Holds settings, logs and the server's state; may be removed once the server has stopped. */
  readonly dataDir: string;
  readonly extensionsDir: string;
  /** User settings besides the quieting ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly keybindings?: readonly Readonly<Record<string, unknown>>[];
  /** For the server and so for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Lets a page end the extension host's test run; not for people. */
  readonly testDriver?: boolean;
}

export interface RunningServer {
  /** Host and port. */
  readonly authority: string;
  /** The address of a workbench. It carries the token without which the server answers nobody. */
  workbench(view: WorkbenchView): string;
  stop(): Promise<void>;
}

export interface WorkbenchView {
  readonly folder: string;
  /** A file to open. */
  readonly file?: string;
  readonly extensionDevelopmentPath?: string;
  readonly extensionTestsPath?: string;
}

/**
 * Installs packaged extensions with VS Code's own installer.
 *
 * @throws Error with the installer's output when one is refused.
 */
export async function installExtension(
  host: ServerHost,
  folders: { readonly dataDir: string; readonly extensionsDir: string },
  vsix: string,
): Promise<void> {
  const args = [host.main, ...commonArguments(folders), '--install-extension', vsix, '--force'];
  await capture(host.node, args, { timeout: 180_000 });
}

/** Starts the server on loopback, on a port that the system picks. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, dataDir } = options;
  const user = path.join(dataDir, 'user', 'User');
  mkdirSync(user, { recursive: true });
  writeJson(path.join(user, 'settings.json'), { ...QUIET, ...options.settings });
  writeJson(path.join(user, 'keybindings.json'), options.keybindings ?? []);
  // Loopback alone does not keep other users of the machine out.
  const token = randomBytes(16).toString('hex');
  const group = startGroup(
    host.node,
    [
      host.main,
      ...commonArguments(options),
      '--host=127.0.0.1',
      '--port=0',
      `--connection-token=${token}`,
      '--disable-workspace-trust',
      '--disable-telemetry',
      ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    { log: path.join(dataDir, 'server.log'), ...(options.env && { env: options.env }) },
  );
  try {
    const authority = await listening(group);
    return {
      authority,
      workbench: (view) => workbenchAddress(authority, token, view),
      stop: () => group.stop(),
    };
  } catch (error) {
    await group.stop();
    throw error;
  }
}

function commonArguments(folders: {
  readonly dataDir: string;
  readonly extensionsDir: string;
}): string[] {
  return [
    '--accept-server-license-terms',
    `--server-data-dir=${folders.dataDir}`,
    `--user-data-dir=${path.join(folders.dataDir, 'user')}`,
    `--extensions-dir=${folders.extensionsDir}`,
  ];
}

async function listening(group: ReturnType<typeof startGroup>): Promise<string> {
  let failure: string | undefined;
  group.child.once('error', (error) => {
    failure = error.message;
  });
  group.child.once('exit', (code, signal) => {
    failure = `it ended with ${signal ?? code}`;
  });
  const port = await until(
    'the VS Code server to listen',
    () => {
      if (failure !== undefined) {
        throw new Error(`the VS Code server did not start: ${failure}\n${group.output()}`);
      }
      return /Extension host agent listening on (\d+)/u.exec(group.output())?.[1];
    },
    { timeout: 90_000, describe: () => group.output().slice(-2000) },
  );
  return `127.0.0.1:${port}`;
}

function workbenchAddress(authority: string, token: string, view: WorkbenchView): string {
  const remote = (file: string): string => `vscode-remote://${authority}${encodeURI(file)}`;
  const payload = [['skipWelcome', 'true']];
  if (view.file !== undefined) payload.push(['openFile', remote(view.file)]);
  for (const key of ['extensionDevelopmentPath', 'extensionTestsPath'] as const) {
    const file = view[key];
    if (file !== undefined) payload.push([key, remote(file)]);
  }
  const query = new URLSearchParams({
    tkn: token,
    folder: view.folder,
    payload: JSON.stringify(payload),
  });
  return `http://${authority}/?${query}`;
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
