import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../support/polling';

/** A passage as the extension's public command returns it. */
export interface Passage {
  readonly speechId: string;
  readonly title: string;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly score: number;
}

/** A speech of the installed corpus, read by other means than the extension's. */
export interface InstalledSpeech {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** The extension under test. */
export function installed(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('jianggao.jianggao');
  assert.ok(extension, 'jianggao.jianggao is not installed');
  return extension;
}

/** The speeches of the installed corpus, by file name. */
export function installedSpeeches(): InstalledSpeech[] {
  const folder = path.join(installed().extensionPath, 'corpus');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => {
      const file = readFileSync(path.join(folder, name), 'utf8');
      const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(file) ?? [];
      const title = /^title: *["']?(.*?)["']?$/mu.exec(head)?.[1] ?? '';
      return { id: name.replace(/\.md$/u, ''), title, body };
    });
}

/** How often `text` stands in `body`, overlapping places counted. */
export function countIn(body: string, text: string): number {
  let count = 0;
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + 1)) count += 1;
  return count;
}

/** Asks the extension's public command, quietly. */
export async function findSimilar(request: unknown): Promise<Passage[]> {
  const found = await vscode.commands.executeCommand('jianggao.findSimilarPassages', request);
  assert.ok(Array.isArray(found), `not a list: ${JSON.stringify(found)}`);
  return found as Passage[];
}

/** Activates the extension and waits for its index, which is built behind. */
export async function libraryReady(): Promise<void> {
  await installed().activate();
  await until(
    'the index',
    async () =>
      (await findSimilar({ text: '加强党的建设，压实主体责任', limit: 1, quiet: true })).length > 0,
    { timeout: 60_000, interval: 200 },
  );
}

export interface Draft {
  readonly document: vscode.TextDocument;
  /** Where ‸ stood. */
  readonly caret: vscode.Position;
}

/** File name endings by which VS Code gives a document its language. */
const ENDINGS: Readonly<Record<string, string>> = {
  markdown: 'md',
  plaintext: 'txt',
  speech: '讲话',
  javascript: 'js',
};

const drafts = { count: 0 };

/**
 * Opens a new file of that language with `source` in it, without its ‸. A file, because an unsaved
 * document that is being closed lends its name, and with it its text, to the next one.
 */
export async function openDraft(language: string, source: string): Promise<Draft> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, 'a folder is open');
  drafts.count += 1;
  const file = vscode.Uri.joinPath(folder, `draft-${drafts.count}.${ENDINGS[language]}`);
  await vscode.workspace.fs.writeFile(file, Buffer.from(source.replace('‸', '')));
  const document = await vscode.workspace.openTextDocument(file);
  assert.equal(document.languageId, language);
  await vscode.window.showTextDocument(document);
  return { document, caret: document.positionAt(Math.max(source.indexOf('‸'), 0)) };
}
