import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { hostCache } from '../../test/support/paths';
import { loadSqlite } from './engines/fts5';

/**
 * Runs this program once more under the Node of the provisioned VS Code server when the present one lacks
 * node:sqlite, so that every engine runs under the same Node.
 *
 * @returns whether it did, and the present process has nothing left to do
 */
export function runUnderNewerNode(): boolean {
  const node = loadSqlite() === undefined ? findNode() : undefined;
  if (node === undefined) {
    const left =
      loadSqlite() === undefined ? '; without node:sqlite, so SQLite FTS5 is left out' : '';
    console.log(`Node ${process.version}${left}`);
    return false;
  }
  const args = ['--expose-gc', '--disable-warning=ExperimentalWarning', ...process.argv.slice(1)];
  process.exitCode = spawnSync(node, args, { stdio: 'inherit' }).status ?? 1;
  return true;
}

function findNode(): string | undefined {
  const servers = existsSync(hostCache) ? readdirSync(hostCache).sort().reverse() : [];
  const nodes = servers.map((server) => path.join(hostCache, server, 'node'));
  return nodes.find((node) => node !== process.execPath && existsSync(node));
}
