// Fails unless the files that the package would hold are the ones listed here, no more and no fewer.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '@vscode/vsce';

const root = path.resolve(import.meta.dirname, '..');

const allowed = [
  /^package(\.nls(\.zh-cn)?)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/(extension|worker)\.js$/,
  /^dist\/jieba\/(dict\.txt|jieba\.[a-z0-9-]+\.node)$/,
  /^corpus\/[^/]+\.md$/,
  /^corpus\/lexicon\/abbreviations\.json$/,
  /^corpus\/thesaurus\/words\.txt$/,
  /^snippets\/[^/]+\.json$/,
  /^languages\/speech\/[^/]+\.json$/,
  /^l10n\/bundle\.l10n\.[a-z-]+\.json$/,
  /^images\/[a-z-]+\.(png|svg)$/,
];
const required = [
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.js',
  'dist/worker.js',
  'dist/jieba/dict.txt',
  'corpus/lexicon/abbreviations.json',
  'corpus/thesaurus/words.txt',
  'snippets/scaffolds.json',
  'languages/speech/language-configuration.json',
  'l10n/bundle.l10n.zh-cn.json',
  'images/icon.png',
  'images/view.svg',
  ...readdirSync(path.join(root, 'corpus'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `corpus/${file}`),
];

const files = await listFiles({ cwd: root, dependencies: false });
const strangers = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
const missing = required.filter((file) => !files.includes(file));
for (const file of strangers) {
  console.error(`not allowed in the package: ${file}`);
}
for (const file of missing) {
  console.error(`missing from the package: ${file}`);
}
if (strangers.length > 0 || missing.length > 0) {
  process.exit(1);
}
console.log(`the package holds ${files.length} files, all of them allowed`);
