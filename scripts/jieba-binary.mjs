// Finds jieba's native binary for a platform: in node_modules for this machine's own, else from the package
// registry, checked against the hash in package-lock.json.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '..');

/** VS Code's target → the suffix of jieba's platform package. */
export const TARGETS = {
  'win32-x64': 'win32-x64-msvc',
  'win32-arm64': 'win32-arm64-msvc',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'linux-x64': 'linux-x64-gnu',
  'linux-arm64': 'linux-arm64-gnu',
  'linux-armhf': 'linux-arm-gnueabihf',
  'alpine-x64': 'linux-x64-musl',
  'alpine-arm64': 'linux-arm64-musl',
};

/** The target of this machine, or 'universal' where jieba has no binary. */
export function hostTarget() {
  const isMusl = process.platform === 'linux' && existsSync('/etc/alpine-release');
  const platform = isMusl ? 'alpine' : process.platform;
  const arch = process.arch === 'arm' ? 'armhf' : process.arch;
  const target = `${platform}-${arch}`;
  return target in TARGETS ? target : 'universal';
}

/**
 * Path of jieba.<suffix>.node for a target.
 * @throws when the target is unknown, or the package cannot be had or is not the one that was locked
 */
export async function jiebaBinary(target) {
  const suffix = TARGETS[target];
  if (suffix === undefined) {
    throw new Error(
      `unknown target ${target}; known: ${Object.keys(TARGETS).join(', ')}, universal`,
    );
  }
  const name = `@node-rs/jieba-${suffix}`;
  const file = `jieba.${suffix}.node`;
  const installed = path.join(root, 'node_modules', name, file);
  return existsSync(installed) ? installed : await fetchBinary(name, file);
}

async function fetchBinary(name, file) {
  const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
  const locked = lock.packages[`node_modules/${name}`];
  if (locked === undefined) {
    throw new Error(`${name} is not in package-lock.json`);
  }
  const folder = path.join(root, 'dist', 'binaries', `${path.basename(name)}-${locked.version}`);
  const binary = path.join(folder, file);
  if (existsSync(binary)) {
    return binary;
  }
  await mkdir(folder, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--silent', `${name}@${locked.version}`], {
    cwd: folder,
  });
  const archive = path.join(folder, stdout.trim().split('\n').at(-1));
  const hash = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64');
  if (`sha512-${hash}` !== locked.integrity) {
    throw new Error(`${name}@${locked.version} is not the package that package-lock.json names`);
  }
  await run('tar', ['-xzf', archive, '--strip-components=1', `package/${file}`], { cwd: folder });
  return binary;
}
