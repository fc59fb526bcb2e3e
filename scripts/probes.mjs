// Shows that the import rules of biome.json fire: writes a forbidden or allowed import to a probe file in each
// layer, lints them all in one run, and fails when the linter disagrees. A guard that is not seen to fire is none.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const CAUGHT = true;
const PASSES = false;

/** Folder, import, and whether a rule must catch it. */
const probes = [
  ['src/core', "import * as vscode from 'vscode'; export const x = vscode;", CAUGHT],
  ['src/core', "import type { Uri } from 'vscode'; export type X = Uri;", CAUGHT],
  ['src/core', "export const x = () => import('vscode');", CAUGHT],
  ['src/core', "export * from 'vscode';", CAUGHT],
  ['src/core', "import { readFile } from 'node:fs/promises'; export const x = readFile;", CAUGHT],
  ['src/core', "import { readFile } from 'fs'; export const x = readFile;", CAUGHT],
  ['src/core', "import MiniSearch from 'minisearch'; export const x = MiniSearch;", CAUGHT],
  ['src/core', "import { Jieba } from '@node-rs/jieba'; export const x = Jieba;", CAUGHT],
  ['src/core', "export const x = require('vscode');", CAUGHT],
  ['src/core', "import Fuse from 'fuse.js'; export const x = Fuse;", PASSES],
  ['src/core', "import { parse } from 'yaml'; export const x = parse;", PASSES],
  ['src/core', "import { isOn } from '../../host/settings'; export const x = isOn;", CAUGHT],
  [
    'src/core',
    "import { readSpeeches } from '../../worker/read-speeches'; export const x = readSpeeches;",
    CAUGHT,
  ],
  ['src/core', "import { activate } from '../../extension'; export const x = activate;", CAUGHT],
  ['src/core', "import { findLines } from '../text/spans'; export const x = findLines;", PASSES],
  ['src/worker', "import * as vscode from 'vscode'; export const x = vscode;", CAUGHT],
  ['src/worker', "import { isOn } from '../../host/settings'; export const x = isOn;", CAUGHT],
  [
    'src/worker',
    "import { registerHover } from '../../features/hover'; export const x = registerHover;",
    CAUGHT,
  ],
  [
    'src/worker',
    "import { findLines } from '../../core/text/spans'; export const x = findLines;",
    PASSES,
  ],
  ['src/worker', "import { readFile } from 'node:fs/promises'; export const x = readFile;", PASSES],
  [
    'src/host',
    "import { registerHover } from '../../features/hover'; export const x = registerHover;",
    CAUGHT,
  ],
  ['src/host', "import { activate } from '../../extension'; export const x = activate;", CAUGHT],
  [
    'src/host',
    "import { findLines } from '../../core/text/spans'; export const x = findLines;",
    PASSES,
  ],
  ['src/host', "import * as vscode from 'vscode'; export const x = vscode;", PASSES],
  [
    'src/features',
    "import { registerHover } from '../../features/hover'; export const x = registerHover;",
    CAUGHT,
  ],
  [
    'src/features',
    "import { registerHover } from './hover'; export const x = registerHover;",
    CAUGHT,
  ],
  [
    'src/features',
    "import { readSpeeches } from '../../worker/read-speeches'; export const x = readSpeeches;",
    CAUGHT,
  ],
  ['src/features', "import { isOn } from '../../host/settings'; export const x = isOn;", PASSES],
  ['test/unit/core', "import * as vscode from 'vscode'; export const x = vscode;", CAUGHT],
  [
    'test/unit/core',
    "import { isOn } from '../../../../src/host/settings'; export const x = isOn;",
    CAUGHT,
  ],
  [
    'test/unit/core',
    "import * as assert from 'node:assert/strict'; export const x = assert;",
    PASSES,
  ],
  ['test/unit/host', "import * as vscode from 'vscode'; export const x = vscode;", CAUGHT],
];

/** Diagnostics of the import rules by file. */
function lint(files) {
  const rules = ['style/noRestrictedImports', 'style/noCommonJs'].map((rule) => `--only=${rule}`);
  const biome = path.join(root, 'node_modules', '.bin', 'biome');
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', ...rules, ...files];
  return new Promise((resolve, reject) => {
    execFile(biome, args, { cwd: root, maxBuffer: 1e8 }, (error, stdout) => {
      try {
        const text = stdout.slice(stdout.indexOf('{'));
        resolve(JSON.parse(text).diagnostics);
      } catch {
        reject(error ?? new Error(`biome printed no report: ${stdout.slice(0, 500)}`));
      }
    });
  });
}

// One folder deeper than a layer's own files, so that relative paths are those of its subfolders.
const folders = new Map();
for (const [layer] of probes) {
  if (!folders.has(layer)) {
    folders.set(layer, await mkdtemp(path.join(root, layer, 'probe-')));
  }
}
let wrong = 0;
try {
  const files = probes.map(([layer], index) => path.join(folders.get(layer), `probe-${index}.ts`));
  await Promise.all(probes.map(([, code], index) => writeFile(files[index], `${code}\n`)));
  const diagnostics = await lint(files.map((file) => path.relative(root, file)));
  const caught = new Set(
    diagnostics.map((one) =>
      path.basename(JSON.stringify(one.location?.path ?? '').replace(/["}]/g, '')),
    ),
  );
  probes.forEach(([layer, code, mustBeCaught], index) => {
    if (caught.has(`probe-${index}.ts`) !== mustBeCaught) {
      wrong++;
      console.error(`${mustBeCaught ? 'not caught' : 'wrongly caught'} in ${layer}: ${code}`);
    }
  });
} finally {
  await Promise.all(
    [...folders.values()].map((folder) => rm(folder, { recursive: true, force: true })),
  );
}
if (wrong > 0) {
  process.exit(1);
}
console.log(`${probes.length} probes: every import rule fires where it must`);
