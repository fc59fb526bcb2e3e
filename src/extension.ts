import * as vscode from 'vscode';
import { registerAbbreviationCompletion } from './features/abbreviation-completion';
import { registerAbbreviationHover } from './features/abbreviation-hover';
import { registerCompletion } from './features/completion';
import { registerDiagnostics } from './features/diagnostics';
import { registerFolding } from './features/folding';
import { registerGhostText } from './features/ghost-text';
import { registerHover } from './features/hover';
import { registerInsertScaffold } from './features/insert-scaffold';
import { registerOpenSource } from './features/open-source';
import { registerOutline } from './features/outline';
import { registerPhraseCard } from './features/phrase-card';
import { registerReferences } from './features/references';
import { registerReuseCheck } from './features/reuse-check';
import { registerSearchLibrary } from './features/search-library';
import { registerSelectionRange } from './features/selection-range';
import { registerSimilarPassages } from './features/similar-passages';
import { registerSpeechSkeleton } from './features/speech-skeleton';
import { registerStructure } from './features/structure';
import { registerWordCount } from './features/word-count';
import { readLexicon } from './host/lexicon-file';
import { startLibrary } from './host/library-host';
import { PhraseHistory } from './host/phrase-history';
import { readScaffolds } from './host/scaffold-file';
import { SpeechDocuments } from './host/speech-documents';

/** Builds the parts and registers the features; the index is built in a thread and nothing waits for it. */
export function activate(context: vscode.ExtensionContext): void {
  const started = performance.now();
  const log = vscode.window.createOutputChannel('讲稿 Jianggao', { log: true });
  const library = startLibrary(context, log);
  const history = new PhraseHistory(context.globalState);
  const documents = new SpeechDocuments(library);
  const snippets = vscode.Uri.joinPath(context.extensionUri, 'snippets', 'scaffolds.json');
  const scaffolds = readScaffolds(snippets.fsPath, log);
  const rows = vscode.Uri.joinPath(context.extensionUri, 'corpus', 'lexicon', 'abbreviations.json');
  const lexicon = readLexicon(rows.fsPath, log);
  context.subscriptions.push(
    log,
    library,
    documents,
    history,
    registerCompletion(library, scaffolds, history),
    registerGhostText(library, history),
    registerInsertScaffold(scaffolds),
    registerHover(library),
    registerReferences(library),
    registerPhraseCard(library),
    registerOpenSource(library, documents),
    registerOutline(library),
    registerFolding(library),
    registerSelectionRange(library),
    registerStructure(),
    registerDiagnostics(lexicon),
    registerAbbreviationHover(lexicon),
    registerAbbreviationCompletion(lexicon),
    registerSpeechSkeleton(library),
    registerSimilarPassages(library, documents),
    registerReuseCheck(library, documents, lexicon),
    registerSearchLibrary(library, documents, log),
    registerWordCount(),
  );
  log.info(
    `activated ${JSON.stringify({ milliseconds: Math.round(performance.now() - started) })}`,
  );
}
