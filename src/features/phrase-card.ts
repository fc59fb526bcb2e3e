import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { toSignal } from '../host/cancellation';
import { absent, CardDocuments } from '../host/card-documents';
import { tellEnded } from '../host/library-ended';
import type { LibrarySwitch } from '../host/library-switch';
import { plainMessage } from '../host/markdown';
import { PHRASE_CARD } from '../host/source-links';
import { spanAt } from '../host/stretch';

/** The command 提法卡片: everything about the selection, the stretch at the caret, or what the user types. */
export function registerPhraseCard(library: LibrarySwitch): vscode.Disposable {
  const documents = new CardDocuments(library);
  const command = vscode.commands.registerCommand(PHRASE_CARD, async (argument: unknown) => {
    // Asked for now: while the index is being built the writer may turn to another draft, or go on typing.
    const pointed = pointedAt(argument);
    const isReady = await whenReady(library);
    const text = isReady ? await textOf(library, pointed) : undefined;
    if (library.hasEnded) {
      tellEnded();
    } else if (text !== undefined && text !== '') {
      await showCard(library, documents, text);
    }
  });
  return vscode.Disposable.from(command, documents);
}

async function showCard(library: Library, documents: CardDocuments, text: string): Promise<void> {
  const uses = await library.uses({ text, limit: 1 });
  if (uses?.all.length === 0) {
    void vscode.window.showInformationMessage(absent(text, plainMessage));
    return;
  }
  if (uses === undefined) {
    tellEnded();
    return;
  }
  await documents.show(text);
}

/** Waits for the index when it is still being built; false when the user gives up, or the library has ended. */
async function whenReady(library: Library): Promise<boolean> {
  if (library.isReady || library.hasEnded) {
    return library.isReady;
  }
  const speeches = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('讲稿：正在建立素材索引… Jianggao: building the index…'),
      cancellable: true,
    },
    (_progress, token) => library.speeches({}, toSignal(token)),
  );
  return speeches !== undefined;
}

/** A text, or the caret in a line: only the library can tell the stretch there. */
type Pointed = string | { readonly line: string; readonly offset: number };

/** Anything may be passed by a key binding or another extension; what makes no sense is as if left out. */
function pointedAt(argument: unknown): Pointed | undefined {
  const given = (argument as { text?: unknown } | null | undefined)?.text;
  if (typeof given === 'string') {
    return given;
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  return selection.isEmpty
    ? { line: document.lineAt(selection.active.line).text, offset: selection.active.character }
    : document.getText(selection).replace(/\r\n?/gu, '\n').trim();
}

async function textOf(library: Library, pointed: Pointed | undefined): Promise<string | undefined> {
  if (typeof pointed === 'string') {
    return pointed;
  }
  if (pointed === undefined) {
    return askForText();
  }
  const { line, offset } = pointed;
  const span = await spanAt(library, line, offset);
  return span === undefined ? askForText() : line.slice(span.start, span.end);
}

async function askForText(): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('提法卡片 Phrase Card'),
    prompt: vscode.l10n.t(
      '光标处没有素材库里的提法：请输入一个。 Nothing at the caret that the library contains: type a phrase.',
    ),
    placeHolder: '不忘初心、牢记使命',
  });
  return text?.trim();
}
