/**
 * Runs inside the extension host, beside the installed extension, and writes what it measured to a file: round trips
 * through the editor, and for completion the time inside the provider, which is what typing waits for.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { EVENTS_VARIABLE } from '../../test/support/test-events';
import { quantiles, type Timing } from '../measure';

const ROUNDS = 40;

/** What is written: what the index holds, and times by name. */
export interface Measured {
  readonly index: unknown;
  readonly timings: Record<string, Timing>;
}

const COMPLETE = 'vscode.executeCompletionItemProvider';

const DRAFT = [
  '同志们：',
  '今天，我们召开会议，主要任务是：不忘初心、牢记使命，推动高质量发展。下面，我讲三点意见：一要学理论、强引领；二要重运用、求实效；三要建机制、常态化。',
  '我们要不忘',
  '各级党组织要bwcx',
  '坚持问题导向，强化责任担当，加强',
  '各级党组织要不忘cx',
  '各级党组织要不忘出心',
].join('\n');

/** What VS Code calls; throws when the extension is not there. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('jianggao.jianggao');
  if (extension === undefined) {
    throw new Error('the extension is not installed');
  }
  let index: unknown;
  subscribe('jianggao.index', (summary) => {
    index = summary;
  });
  const activation = await timed(() => extension.activate());
  const firstAnswer = await timed(() =>
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
  const timings: Record<string, Timing> = {
    'activation (wall time)': { p50: activation, p95: activation },
    'first answer (waits for the index)': { p50: firstAnswer, p95: firstAnswer },
    'nothing: a command round trip (baseline)': await many(() =>
      vscode.commands.executeCommand('setContext', 'jianggao.bench', true),
    ),
  };
  for (const [what, line, character] of [
    ['two Han', 2, 5],
    ['two Han behind clauses', 4, 16],
    ['pinyin initials', 3, 10],
    ['characters and letters', 5, 10],
    ['a wrong character', 6, 10],
    ['nothing typed, asked for', 0, 4],
  ] as const) {
    const inside: number[] = [];
    const listen = (milliseconds: unknown): void => {
      inside.push(Number(milliseconds));
    };
    subscribe('jianggao.completion', listen);
    timings[`completion, ${what}: round trip`] = await ask(COMPLETE, line, character);
    unsubscribe('jianggao.completion', listen);
    timings[`completion, ${what}: inside the provider`] = quantiles(inside.slice(5));
  }
  timings.hover = await ask('vscode.executeHoverProvider', 1, 18);
  timings.outline = await many(() =>
    vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri),
  );
  timings['similar passages'] = await many(() =>
    vscode.commands.executeCommand('jianggao.findSimilarPassages', { text: DRAFT, quiet: true }),
  );
  const results: Measured = { index, timings };
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
