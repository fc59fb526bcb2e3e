// What has to be on the machine before anything of the project can run, and getting it.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { findExecutable, isExecutable, root, run, StageError } from './toolchain.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/**
 * Runs `npm ci` when node_modules is missing or older than package-lock.json.
 *
 * @throws {StageError} when npm cannot install what the lock names.
 */
export async function ensureDependencies() {
  const lock = path.join(root, 'package-lock.json');
  // npm writes this file last, so a broken-off installation has none.
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const reason = !existsSync(installed)
    ? 'node_modules is missing'
    : statSync(installed).mtimeMs < statSync(lock).mtimeMs
      ? 'package-lock.json is newer than node_modules'
      : undefined;
  if (!reason) return;
  console.log(`${reason}: running npm ci`);
  const attempt = spawnSync('npm', ['ci'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (attempt.status === 0) return;
  if (!`${attempt.stderr}`.includes('EUSAGE')) {
    throw new StageError(`npm ci failed:\n${attempt.error?.message ?? attempt.stderr}`);
  }
  // npm ci asks the registry for every platform's optional packages, which a mirror need not hold,
  // and takes one that is missing for a lock that does not fit. npm install leaves that one out;
  // it keeps to the lock's versions and hashes all the same.
  console.log(
    'npm ci takes the lock for incomplete (does the registry lack other platforms’ packages?)',
  );
  console.log('running npm install --no-save, which installs the versions of the lock');
  await run('npm', ['install', '--no-save']);
}

/**
 * Finds Chromium and a Chinese font, installing both where this user may (root on a Debian-like system).
 *
 * @returns {Promise<string>} the browser's path.
 * @throws {StageError} naming the packages, in Chinese and English, when they cannot be had.
 */
export async function ensureBrowser() {
  if (!findBrowser() || !hasChineseFont()) await installBrowser();
  const browser = findBrowser();
  if (!browser) throw new StageError(missingBrowser('apt-get installed no Chromium'));
  return browser;
}

function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new StageError(
      `环境变量 CHROMIUM 指向的文件不能执行：${named}\nCHROMIUM names a file that cannot be executed: ${named}`,
    );
  }
  return findExecutable(...BROWSERS);
}

/** Without one every Han character is a box in the pictures. Where fontconfig is absent the system's own fonts are trusted. */
function hasChineseFont() {
  const list = process.platform === 'linux' ? findExecutable('fc-list') : undefined;
  return !list || execFileSync(list, [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== '';
}

async function installBrowser() {
  const apt = findExecutable('apt-get');
  if (!apt || process.getuid?.() !== 0) {
    throw new StageError(missingBrowser(apt ? 'not running as root' : 'no apt-get here'));
  }
  console.log(`Chromium or a Chinese font is missing: installing ${PACKAGES.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run(apt, ['update', '-q'], { env });
  await run(apt, ['install', '-y', '-q', '--no-install-recommends', ...PACKAGES], { env });
}

function missingBrowser(why) {
  const names = PACKAGES.join(' ');
  return [
    `测试要用 Chromium 和中文字体，本机没有，也不能自动安装。请先安装：${names}（Debian/Ubuntu：sudo apt-get install ${names}），或用环境变量 CHROMIUM 指明浏览器。`,
    `The tests need Chromium and a Chinese font, and they cannot be installed here (${why}).`,
    `Install: ${names} (Debian/Ubuntu: sudo apt-get install ${names}), or name a browser in CHROMIUM.`,
  ].join('\n');
}
