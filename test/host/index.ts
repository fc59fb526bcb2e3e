import path from 'node:path';
import { runMocha } from '../support/mocha-run';
import { EVENTS_VARIABLE } from '../support/test-events';

/**
 * What VS Code calls in the extension host: runs every suite of this folder.
 *
 * @throws Error with the number of failures, which VS Code turns into its exit code.
 */
export async function run(): Promise<void> {
  const events = process.env[EVENTS_VARIABLE];
  if (!events) throw new Error(`${EVENTS_VARIABLE} names no file`);
  const failures = await runMocha({ folder: path.resolve(__dirname), events, timeout: 90_000 });
  if (failures > 0) throw new Error(`${failures} failing`);
}
