/** Runs inside the extension host, beside the installed extension, and writes what it measured to a file. */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { EVENTS_VARIABLE } from '../../test/support/test-events';
import { quantiles, type Timing } from '../measure';

const ROUNDS = 40;

const DRAFT = [
  '同志们：',
  '今天，我们召开会议，主要任务是：不忘初心、牢记使命，推动高质量发展。下面，我讲三点意见：一要学理论、强引领；二要重运用、求实效；三要建机制、常态化。',
  '我们要不忘',
  '各级党组织要bwcx',
].join('\n');

/** What VS Code calls; throws when the extension is not there. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('jianggao.jianggao');
  if (extension === undefined) {
    throw new Error('the extension is not installed');
  }
  const activation = await timed(() => extension.activate());
  const index = await timed(() =>
    vscode.commands.executeCommand('jianggao.findSimilarPassages', {
      text: '高质量发展',
      quiet: true,
    }),
  );
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: DRAFT,
  });
  const ask = (command: string, line: number, character: number): Promise<Timing> =>
    many(() =>
      vscode.commands.executeCommand(command, document.uri, new vscode.Position(line, character)),
    );
  const results = {
    'activation (wall time)': { p50: activation, p95: activation },
    'first answer (waits for the index)': { p50: index, p95: index },
    'nothing: a command round trip (baseline)': await many(() =>
      vscode.commands.executeCommand('setContext', 'jianggao.bench', true),
    ),
    'completion, two Han': await ask('vscode.executeCompletionItemProvider', 2, 5),
    'completion, pinyin initials': await ask('vscode.executeCompletionItemProvider', 3, 10),
    hover: await ask('vscode.executeHoverProvider', 1, 18),
    outline: await many(() =>
      vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri),
    ),
    'similar passages': await many(() =>
      vscode.commands.executeCommand('jianggao.findSimilarPassages', { text: DRAFT, quiet: true }),
    ),
  };
  writeFileSync(`${process.env[EVENTS_VARIABLE]}.json`, JSON.stringify(results));
}

async function many(work: () => Thenable<unknown>): Promise<Timing> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    times.push(await timed(work));
  }
  // The first calls load and compile what they need.
  return quantiles(times.slice(5));
}

async function timed(work: () => Thenable<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
