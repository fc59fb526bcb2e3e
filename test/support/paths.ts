import path from 'node:path';

/** The repository; this file is compiled to out/test/support. */
export const repository = path.resolve(__dirname, '..', '..', '..');

/** Where downloaded and provisioned hosts are kept between runs. */
export const hostCache = path.join(repository, '.vscode-test');

/** Event logs, pictures and server logs of the last run. */
export const results = path.join(repository, 'test-results');

/** The folder that every test workspace starts as a copy of. */
export const workspaceFixture = path.join(repository, 'test', 'fixtures', 'workspace');

/** The folder of compiled tests. */
export const compiledTests = path.join(repository, 'out', 'test');

/** The package under test: JIANGGAO_VSIX, else what `npm run package` writes for this platform. */
export function packagedExtension(): string {
  const target = `${process.platform}-${process.arch}`;
  return path.resolve(
    process.env.JIANGGAO_VSIX ?? path.join(repository, 'dist', `jianggao-${target}.vsix`),
  );
}
