// Writes the .vsix of one platform, by default this machine's.
//   node scripts/package.mjs [--target win32-x64 | … | universal]
// 'universal' carries no native binary: it runs everywhere VS Code runs, with the built-in segmenter.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { buildExtension } from './build.mjs';
import { hostTarget } from './jieba-binary.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { target: { type: 'string' } } });
const target = values.target ?? hostTarget();

await buildExtension(target);
const packagePath = path.join(root, 'dist', `jianggao-${target}.vsix`);
await createVSIX({
  cwd: root,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  // The README's pictures and pages travel in the package; there is no web address to point them to.
  rewriteRelativeLinks: false,
  ...(target === 'universal' ? {} : { target }),
});
