import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { until } from '../polling';
import { openBrowser } from '../server/browser';
import { provisionServer } from '../server/provision';
import { installExtension, startServer } from '../server/server';
import { EVENTS_VARIABLE, type EventLog } from '../test-events';
import type { HostRun } from './run-plan';

/**
 * Runs the host suites in the extension host of the VS Code server. The server starts an
 * extension host only for a connected workbench, hence the browser.
 *
 * @returns the exit code that the extension host gave.
 */
export async function runInServer(run: HostRun, cache: string, log: EventLog): Promise<number> {
  const host = await provisionServer(cache);
  const dataDir = path.join(run.scratch, 'data');
  const extensionsDir = path.join(run.scratch, 'extensions');
  mkdirSync(dataDir, { recursive: true });
  await installExtension(host, { dataDir, extensionsDir }, run.vsix);
  const server = await startServer({
    host,
    dataDir,
    extensionsDir,
    settings: run.settings,
    env: { [EVENTS_VARIABLE]: run.events },
    testDriver: true,
  });
  try {
    const address = server.workbench({
      folder: run.workspace,
      extensionDevelopmentPath: run.developmentExtension,
      extensionTestsPath: run.entry,
    });
    return await watch(address, run, log);
  } finally {
    await server.stop();
    // The run's own folder is removed; what the server said is worth keeping.
    cpSync(path.join(dataDir, 'server.log'), path.join(run.results, 'host-server.log'));
  }
}

async function watch(address: string, run: HostRun, log: EventLog): Promise<number> {
  const { browser, page } = await openBrowser();
  try {
    let exit: number | undefined;
    // With its test driver on, the workbench reports the extension host's end through these two.
    await page.exposeFunction('codeAutomationLog', () => {});
    await page.exposeFunction('codeAutomationExit', (code: number) => {
      exit = code;
    });
    page.on('crash', () => {
      exit = 1;
    });
    await page.goto(address);
    const code = await until(
      'the extension host to finish the suites',
      () => {
        log.drain();
        return exit === undefined ? undefined : { exit };
      },
      { timeout: run.timeout, interval: 100 },
    ).catch(async (error: unknown) => {
      await page.screenshot({ path: path.join(run.results, 'host-timeout.png') });
      throw error;
    });
    log.drain();
    return code.exit;
  } finally {
    await browser.close();
  }
}
