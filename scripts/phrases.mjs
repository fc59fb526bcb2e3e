// Prints the mined phrases of the bundled corpus: phrase, occurrences, speeches, tab-separated, most wanted first.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { hostTarget, jiebaBinary } from './jieba-binary.mjs';

const root = path.resolve(import.meta.dirname, '..');
async function copyJieba(to) {
  mkdirSync(to);
  const dictionary = path.join(root, 'node_modules', '@node-rs', 'jieba', 'dict.txt');
  copyFileSync(dictionary, path.join(to, 'dict.txt'));
  const target = hostTarget();
  if (target !== 'universal') {
    const binary = await jiebaBinary(target);
    copyFileSync(binary, path.join(to, path.basename(binary)));
  }
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'jianggao-phrases-'));
try {
  const outfile = path.join(folder, 'mine.cjs');
  const contents = `
    export { minePhrases } from './src/core/phrases/mining';
    export { OccurrenceIndex } from './src/core/retrieval/occurrence-index';
    export { readSpeeches } from './src/worker/read-speeches';
    export { createSegmenter } from './src/worker/segmenter';`;
  await esbuild.build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['@node-rs/jieba'],
    outfile,
    logLevel: 'error',
  });
  const mine = createRequire(import.meta.url)(outfile);
  const jieba = path.join(folder, 'jieba');
  await copyJieba(jieba);
  const { speeches } = mine.readSpeeches(path.join(root, 'corpus'));
  const { segmenter, failure } = mine.createSegmenter(jieba);
  if (failure !== undefined) {
    console.error(`jieba does not load, using ${segmenter.name}: ${failure}`);
  }
  const phrases = mine.minePhrases(speeches, segmenter, new mine.OccurrenceIndex(speeches));
  const lines = phrases.map(({ text, occurrences, speechIds }) =>
    [text, occurrences, speechIds.length].join('\t'),
  );
  process.stdout.write(`${lines.join('\n')}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
