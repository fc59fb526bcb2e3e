import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { findSections } from '../core/speech/sections';
import { type HeadingChoice, skeletonOf } from '../core/speech/skeleton';
import { citeTitle } from '../core/speech/speech';

/** Lays the skeleton of a speech of the library into the editor. */
export function registerSpeechSkeleton(library: Library): vscode.Disposable {
  return vscode.commands.registerCommand('jianggao.scaffoldFromSpeech', async () => {
    const speechId = await chooseSpeech(library);
    const headings = speechId === undefined ? undefined : await chooseHeadings();
    if (speechId === undefined || headings === undefined) {
      return;
    }
    const speech = await library.speech({ speechId });
    if (speech === undefined) {
      return;
    }
    await insert(skeletonOf(speech.text, findSections(speech.text), headings));
  });
}

async function chooseSpeech(library: Library): Promise<string | undefined> {
  // A promise of items: the list shows that it is busy until the index is ready.
  const items = library.speeches({}).then((speeches) =>
    (speeches ?? []).map((speech) => ({
      label: citeTitle(speech.title),
      description: [speech.speaker, speech.date].filter((part) => part !== undefined).join(' · '),
      speechId: speech.speechId,
    })),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('以哪一篇讲话为框架？ Whose skeleton?'),
    matchOnDescription: true,
  });
  return chosen?.speechId;
}

async function chooseHeadings(): Promise<HeadingChoice | undefined> {
  const items: (vscode.QuickPickItem & { choice: HeadingChoice })[] = [
    { label: vscode.l10n.t('保留标题 Keep the headings'), choice: 'keep' },
    { label: vscode.l10n.t('标题换成【待补】 Replace them by placeholders'), choice: 'replace' },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('各层标题怎么办？ And the headings?'),
  });
  return chosen?.choice;
}

/** Into the active draft at the caret, or into a new document where there is none. */
async function insert(skeleton: string): Promise<void> {
  const active = vscode.window.activeTextEditor;
  if (active === undefined) {
    const document = await vscode.workspace.openTextDocument({
      language: 'speech',
      content: skeleton,
    });
    await vscode.window.showTextDocument(document);
    return;
  }
  await active.edit((edit) => edit.insert(active.selection.active, skeleton));
}
