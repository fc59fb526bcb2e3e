// Bundles the extension and its worker into dist/ and puts jieba's binary and dictionary beside them.
//   node scripts/build.mjs [--target linux-x64 | … | universal]
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { hostTarget, jiebaBinary } from './jieba-binary.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** Bundles for `target`; 'universal' leaves jieba out, so that the fallback segmenter is used. */
export async function buildExtension(target) {
  const dist = path.join(root, 'dist');
  await rm(path.join(dist, 'jieba'), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: { extension: 'src/extension.ts', worker: 'src/worker/library-worker.ts' },
    outdir: 'dist',
    bundle: true,
    external: ['vscode'],
    format: 'cjs',
    minify: true,
    platform: 'node',
    target: 'node18',
    logLevel: 'warning',
  });
  if (target !== 'universal') {
    const folder = path.join(dist, 'jieba');
    const binary = await jiebaBinary(target);
    const dictionary = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
    await mkdir(folder, { recursive: true });
    await copyFile(binary, path.join(folder, path.basename(binary)));
    await copyFile(dictionary, path.join(folder, 'dict.txt'));
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { target: { type: 'string' } } });
  const target = values.target ?? hostTarget();
  await buildExtension(target);
  console.log(`built dist/ for ${target}`);
}
