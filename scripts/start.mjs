// npm start: installs what is missing, builds, and opens VS Code with the extension on a sample draft.
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from './ensure-tools.mjs';
import {
  findExecutable,
  Interruption,
  root,
  run,
  runNode,
  StageError,
  target,
  tools,
  vsix,
} from './toolchain.mjs';

const SAMPLE = path.join(root, 'scripts', 'sample');
const DRAFT = '推进会讲话.讲话';
/** Kept between starts, so that what was written into the draft is there again. */
const DESK = path.join(root, '.vscode-test', 'start');

try {
  await ensureDependencies();
  console.log('building and packaging the extension');
  await runNode('scripts/package.mjs', ['--target', target]);
  await open(layOut());
} catch (error) {
  if (error instanceof Interruption) process.exitCode = 130;
  else if (error instanceof StageError) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}

/** Copies the sample to a folder of its own, leaving alone what is already there. */
function layOut() {
  const folder = path.join(DESK, 'drafts');
  mkdirSync(folder, { recursive: true });
  cpSync(SAMPLE, folder, { recursive: true, force: false });
  return path.join(folder, DRAFT);
}

/** In desktop VS Code where there is one, else in the server. */
async function open(draft) {
  const code = process.env.JIANGGAO_CODE ?? findExecutable('code', 'codium', 'code-insiders');
  if (!code) {
    console.log('no desktop VS Code (code) here: starting the VS Code server');
    await runNode(tools.tsc, ['-p', '.']);
    await runNode('out/test/support/start-server.js', [draft], { env: { JIANGGAO_VSIX: vsix } });
    return;
  }
  // A profile of its own: the person's settings and extensions stay as they are.
  const profile = [
    `--extensions-dir=${path.join(DESK, 'extensions')}`,
    `--user-data-dir=${path.join(DESK, 'user')}`,
  ];
  await run(code, [...profile, '--install-extension', vsix, '--force']);
  await run(code, [...profile, '--new-window', path.dirname(draft), draft]);
  console.log(`opened in ${code}: ${draft}`);
}
