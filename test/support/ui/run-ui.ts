import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AdviceError, runProgram } from '../advice';
import { EventPrinter } from '../event-printer';
import { runMocha } from '../mocha-run';
import { compiledTests, hostCache, packagedExtension, results } from '../paths';
import { provisionServer } from '../server/provision';
import { installExtension } from '../server/server';
import { INSTALLED_VARIABLE } from './session';
import { uiHooks } from './shared-desk';

// The UI suites: the VS Code server with the packaged extension, used through a browser as a person would.
runProgram(async () => {
  const vsix = packagedExtension();
  if (!existsSync(vsix)) throw new AdviceError(`${vsix} does not exist: run npm run package first`);
  const host = await provisionServer(hostCache);
  const scratch = mkdtempSync(path.join(tmpdir(), 'jianggao-installed-'));
  try {
    const dataDir = path.join(scratch, 'data');
    const extensionsDir = path.join(scratch, 'extensions');
    mkdirSync(dataDir);
    await installExtension(host, { dataDir, extensionsDir }, vsix);
    process.env[INSTALLED_VARIABLE] = extensionsDir;
    rmSync(path.join(results, 'shots'), { recursive: true, force: true });
    const printer = new EventPrinter();
    const failures = await runMocha({
      folder: path.join(compiledTests, 'ui'),
      events: path.join(results, 'ui.ndjson'),
      timeout: 120_000,
      hooks: uiHooks((text) => printer.print({ kind: 'note', text })),
      onEvent: (event) => printer.print(event),
    });
    return failures === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
});
