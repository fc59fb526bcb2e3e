// Runs the measurements of bench/, all or one of them: node scripts/bench.mjs [name [arguments]]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const [wanted, ...rest] = process.argv.slice(2);
const names = readdirSync(path.join(root, 'bench'))
  .filter((file) => file.endsWith('.ts') && file !== 'measure.ts')
  .map((file) => file.replace(/\.ts$/, ''));
if (wanted !== undefined && !names.includes(wanted)) {
  console.error(`no such measurement: ${wanted}; there are ${names.join(', ')}`);
  process.exit(2);
}

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

run(path.join(root, 'node_modules', '.bin', 'tsc'), ['-p', '.']);
for (const name of wanted === undefined ? names : [wanted]) {
  console.log(`\n=== ${name} ===`);
  run(process.execPath, ['--expose-gc', path.join('out', 'bench', `${name}.js`), ...rest]);
}
