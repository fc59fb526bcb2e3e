import * as vscode from 'vscode';
import { type ExpansionOffer, LEADS, offerExpansion } from '../core/lexicon/expansion-offer';
import { Lexicon } from '../core/lexicon/lexicon';
import { dateOf } from '../host/draft-date';
import { DRAFTS, isDraft } from '../host/languages';
import { escapeMarkdown } from '../host/markdown';
import { isOn } from '../host/settings';

/** Completion of what an abbreviation stands for, behind 四个意识，即 or 四个意识（. */
export function registerAbbreviationCompletion(lexiconFile: Promise<Lexicon>): vscode.Disposable {
  let lexicon = new Lexicon([]);
  void lexiconFile.then((read) => {
    lexicon = read;
  });
  const itemsAt = (document: vscode.TextDocument, position: vscode.Position) => {
    const offer = offerAt(document, position, lexicon);
    return offer === undefined ? [] : [toItem(offer, position)];
  };
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      DRAFTS,
      { provideCompletionItems: itemsAt },
      ...LEADS,
    ),
    vscode.workspace.onDidChangeTextDocument((event) => {
      const caret = caretBehindLead(event);
      if (caret !== undefined && itemsAt(event.document, caret).length > 0) {
        void vscode.commands.executeCommand('runCommands', { commands: ASK_ANEW });
      }
    }),
  );
}

/**
 * VS Code opens no list over another one. Auto: where the caret has gone on meanwhile, no “no suggestions” is shown.
 */
const ASK_ANEW = [
  'hideSuggestWidget',
  { command: 'editor.action.triggerSuggest', args: { auto: true } },
];

/** No input method commits more at once; a longer text was pasted. */
const LONGEST_COMMIT = 4;

/**
 * The place behind 即, （ … where it has just been typed, undefined after every other change.
 *
 * VS Code asks for trigger characters in the middle of a line, but at the end of a word, which in plain text
 * reaches over punctuation, a list that phrases have opened on the term asks only its own providers again. The list
 * is therefore asked for anew.
 */
function caretBehindLead(event: vscode.TextDocumentChangeEvent): vscode.Position | undefined {
  const { document, contentChanges, reason } = event;
  const [change] = contentChanges;
  const isTyped =
    vscode.window.activeTextEditor?.document === document &&
    isDraft(document) &&
    reason === undefined &&
    contentChanges.length === 1;
  if (!isTyped || change === undefined || change.text.length > LONGEST_COMMIT) {
    return undefined;
  }
  // With the bracket that VS Code closes by itself, the caret is before it.
  const typed = change.text.replace(/(?<=^[（(])[）)]$/u, '');
  const isLead = LEADS.some((lead) => typed.endsWith(lead));
  const editor = vscode.workspace.getConfiguration('editor', document);
  return isLead && editor.get('suggestOnTriggerCharacters', true)
    ? document.positionAt(change.rangeOffset + typed.length)
    : undefined;
}

function offerAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  lexicon: Lexicon,
): ExpansionOffer | undefined {
  if (!isOn('completion.enabled', document) || !isOn('completion.abbreviations', document)) {
    return undefined;
  }
  const { text } = document.lineAt(position.line);
  const line = { before: text.slice(0, position.character), after: text.slice(position.character) };
  return offerExpansion(line, lexicon, () => dateOf(document));
}

function toItem(offer: ExpansionOffer, position: vscode.Position): vscode.CompletionItem {
  const { abbreviation, version, typedLength } = offer;
  const { title, publisher, date, quote } = version.source;
  const item = new vscode.CompletionItem(
    { label: version.expansion, description: abbreviation.term },
    vscode.CompletionItemKind.Value,
  );
  item.insertText = version.expansion;
  item.filterText = version.expansion;
  item.range = new vscode.Range(position.translate(0, -typedLength), position);
  item.detail = `《${title}》（${publisher}，${date}）`;
  item.documentation = new vscode.MarkdownString(escapeMarkdown(quote));
  // Before phrases: right behind its term this is what is meant.
  item.sortText = '!';
  return item;
}
