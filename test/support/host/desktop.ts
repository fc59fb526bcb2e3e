import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
  SilentReporter,
  TestRunFailedError,
} from '@vscode/test-electron';
import { AdviceError } from '../advice';
import { capture } from '../processes';
import { EVENTS_VARIABLE, type EventLog } from '../test-events';
import type { HostRun } from './run-plan';
import { openScreen } from './screen';

/**
 * Downloads desktop VS Code, or finds it in the cache.
 *
 * @param timeout milliseconds without a byte after which the network counts as closed.
 * @throws whatever stands in the way of the download.
 */
export function downloadDesktop(
  version: string,
  cachePath: string,
  timeout = 15_000,
): Promise<string> {
  return downloadAndUnzipVSCode({ version, cachePath, timeout, reporter: new SilentReporter() });
}

/**
 * Runs the host suites in desktop VS Code.
 *
 * @param executable the VS Code executable; its command line program is found beside it.
 * @returns VS Code's exit code: 0 when the suites were green.
 * @throws AdviceError when the extension cannot be installed or VS Code cannot be started.
 */
export async function runInDesktop(
  run: HostRun,
  executable: string,
  log: EventLog,
): Promise<number> {
  const userData = path.join(run.scratch, 'user');
  const profile = [
    `--extensions-dir=${path.join(run.scratch, 'extensions')}`,
    `--user-data-dir=${userData}`,
  ];
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(run.settings));
  await install(executable, run.vsix, profile);

  const screen = await openScreen();
  const stopFollowing = follow(log);
  const stopWaiting = limit(run.timeout);
  try {
    return await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: run.developmentExtension,
      extensionTestsPath: run.entry,
      extensionTestsEnv: { ...screen.env, [EVENTS_VARIABLE]: run.events },
      launchArgs: [run.workspace, ...profile],
      reuseMachineInstall: true,
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    return error.code ?? 1;
  } finally {
    stopWaiting();
    stopFollowing();
    await screen.close();
  }
}

async function install(
  executable: string,
  vsix: string,
  profile: readonly string[],
): Promise<void> {
  const [program = executable] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  try {
    await capture(program, [...profile, '--install-extension', vsix, '--force'], {
      timeout: 180_000,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AdviceError(
      `VS Code 没能安装扩展包，或者不能启动。\nVS Code did not install the package, or does not start (JIANGGAO_TEST_HOST=server needs no desktop): ${reason}`,
    );
  }
}

/** Takes up events while the run goes on, and the last of them when stopped. */
function follow(log: EventLog): () => void {
  const timer = setInterval(() => log.drain(), 100);
  return () => {
    clearInterval(timer);
    log.drain();
  };
}

/**
 * Ends VS Code after `ms` milliseconds. The launcher keeps the child to itself but hands on an
 * interrupt, so this process interrupts itself; the listener keeps that from ending this process.
 */
function limit(ms: number): () => void {
  const outlive = (): void => {};
  const timer = setTimeout(() => {
    console.error(`no end of the suites after ${ms / 1000} s: closing VS Code`);
    process.on('SIGINT', outlive);
    process.emit('SIGINT');
  }, ms);
  return () => {
    clearTimeout(timer);
    process.off('SIGINT', outlive);
  };
}
