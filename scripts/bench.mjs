// Runs the measurements of bench/, all or one of them: node scripts/bench.mjs [name [arguments]]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './ensure-tools.mjs';

const root = path.resolve(import.meta.dirname, '..');
const [wanted, ...rest] = process.argv.slice(2);
const names = readdirSync(path.join(root, 'bench'))
  .filter((file) => file.endsWith('.ts') && file !== 'measure.ts')
  .map((file) => file.replace(/\.ts$/, ''));
if (wanted !== undefined && !names.includes(wanted)) {
  console.error(`no such measurement: ${wanted}; there are ${names.join(', ')}`);
  process.exit(2);
}

function run(command, args, env = {}) {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } };
  const { status } = spawnSync(command, args, options);
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

run(path.join(root, 'node_modules', '.bin', 'tsc'), ['-p', '.']);
for (const name of wanted === undefined ? names : [wanted]) {
  console.log(`\n=== ${name} ===`);
  // The measurement in the real host drives a browser, as the suites do.
  const env = name === 'host-latency' ? { CHROMIUM: await ensureBrowser() } : {};
  run(process.execPath, ['--expose-gc', path.join('out', 'bench', `${name}.js`), ...rest], env);
}
