import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AdviceError, runProgram } from './advice';
import { hostCache, packagedExtension } from './paths';
import { provisionServer } from './server/provision';
import { installExtension, startServer } from './server/server';

// Opens the VS Code server with the packaged extension on a draft, for a person with a browser:
//   node out/test/support/start-server.js <draft>
runProgram(async () => {
  const [draft] = process.argv.slice(2);
  if (draft === undefined) throw new AdviceError('usage: start-server <draft>');
  const vsix = packagedExtension();
  if (!existsSync(vsix)) throw new AdviceError(`${vsix} does not exist: run npm run package first`);
  const file = path.resolve(draft);
  const ended = interruption();
  const host = await provisionServer(hostCache);
  mkdirSync(hostCache, { recursive: true });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jianggao-start-'));
  const extensionsDir = path.join(dataDir, 'extensions');
  try {
    await installExtension(host, { dataDir, extensionsDir }, vsix);
    const server = await startServer({ host, dataDir, extensionsDir });
    try {
      const address = server.workbench({ folder: path.dirname(file), file });
      console.log(`\n讲稿已在 VS Code 中打开，请用浏览器访问（仅限本机）；按 Ctrl-C 结束：`);
      console.log('Jianggao is open in VS Code: visit (this machine only); Ctrl-C ends it:');
      console.log(`\n  ${address}\n`);
      await ended;
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
  return 0;
});

/** Resolves at the first request to end; later ones are ignored while the server is being stopped. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve());
    }
  });
}
