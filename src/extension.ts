import * as vscode from 'vscode';
import { registerCompletion } from './features/completion';
import { registerHover } from './features/hover';
import { registerOutline } from './features/outline';
import { registerScaffolds } from './features/scaffolds';
import { registerSimilarPassages } from './features/similar-passages';
import { registerWordCount } from './features/word-count';
import { startLibrary } from './host/library-host';
import { SpeechDocuments } from './host/speech-documents';

/** Builds the parts and registers the features; the index is built in a thread and nothing waits for it. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('讲稿 Jianggao', { log: true });
  const library = startLibrary(context, log);
  const documents = new SpeechDocuments(library);
  const scaffolds = vscode.Uri.joinPath(context.extensionUri, 'snippets', 'scaffolds.json');
  context.subscriptions.push(
    log,
    library,
    documents,
    registerCompletion(library),
    registerScaffolds(scaffolds.fsPath, log),
    registerHover(library, documents),
    registerOutline(),
    registerSimilarPassages(library, documents),
    registerWordCount(),
  );
}
