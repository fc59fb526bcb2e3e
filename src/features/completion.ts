import * as vscode from 'vscode';
import type { Library, PhraseCompletion, SpeechLabel } from '../core/library';
import { findTypedPiece, saysEnough, type TypedPiece } from '../core/phrases/typed-piece';
import { matchScaffolds, type Scaffold, type ScaffoldMatch } from '../core/speech/scaffolds';
import { citeTitle } from '../core/speech/speech';
import { toSignal } from '../host/cancellation';
import { isInsideCode, textAround } from '../host/caret';
import { DRAFTS } from '../host/languages';
import { escapeMarkdown } from '../host/markdown';
import { publish } from '../host/measurements';
import { type PhraseHistory, RECORD_ACCEPTED } from '../host/phrase-history';
import { isOn } from '../host/settings';
import { SuggestRequests } from '../host/suggest-requests';

/** More rows than that nobody reads, and the widget takes longer to open. */
const MOST_ROWS = 50;

/**
 * VS Code asks by itself only at the end of what it takes for a word, which for Chinese is the end of a
 * whole run of characters. As trigger characters they make it ask in the middle of a run too. 。，； are
 * left out: a list that opened there would take the Enter that ends the paragraph. (20,992 characters are
 * registered in about 10 ms.)
 */
function typingTriggers(): string[] {
  const characters = ['、'];
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    characters.push(String.fromCharCode(code));
  }
  for (let code = 0x61; code <= 0x7a; code++) {
    characters.push(String.fromCharCode(code));
  }
  return characters;
}

class PhraseItem extends vscode.CompletionItem {
  /** What to show an example of. */
  readonly sample: string;

  constructor(label: vscode.CompletionItemLabel, kind: vscode.CompletionItemKind, sample: string) {
    super(label, kind);
    this.sample = sample;
  }
}

/**
 * Completion of stock phrases, frames and scaffolds, as one types Chinese or pinyin letters after it; asked
 * for, also of what tends to open a clause or paragraph at the caret.
 *
 * One provider for all: while a list is open VS Code asks again only those that had something to offer
 * when it opened, so that scaffolds of their own would never join a list that phrases opened.
 */
export function registerCompletion(
  library: Library,
  scaffolds: Promise<readonly Scaffold[]>,
  history: PhraseHistory,
): vscode.Disposable {
  const requests = new SuggestRequests((document, caret) => {
    const piece = findTypedPiece(document.lineAt(caret.line).text.slice(0, caret.character));
    return piece !== undefined && saysEnough(piece) && isWanted(piece, document);
  });
  async function itemsAt(place: Place): Promise<vscode.CompletionItem[] | undefined> {
    const { document, position, explicit, token } = place;
    const { line, before, after } = textAround(document, position);
    const piece = findTypedPiece(line);
    // At once, not by way of the library: most of what is typed is no beginning of anything.
    if (!(explicit || (piece && saysEnough(piece))) || !isWanted(piece, document)) {
      return undefined;
    }
    if (isInsideCode(document, position, line)) {
      return undefined;
    }
    const accepted = history.entries();
    const question = { piece, before, after, limit: MOST_ROWS, explicit, accepted };
    const [phrases, matches] = await Promise.all([
      library.isReady ? library.complete(question, toSignal(token)) : undefined,
      scaffoldsFor(document, piece, scaffolds),
    ]);
    return token.isCancellationRequested
      ? undefined
      : [
          ...(phrases ?? []).map((completion, rank) => toPhraseItem(completion, rank, position)),
          ...matches.map((match) => toScaffoldItem(match, position)),
        ];
  }
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, token, context) {
      const started = performance.now();
      const { explicit } = requests.take(document, context);
      const items = await itemsAt({ document, position, explicit, token });
      if (!token.isCancellationRequested) {
        requests.answered(items?.length ?? 0);
      }
      publish('jianggao.completion', performance.now() - started);
      // Incomplete: after the next character another phrase may begin, with no pause in between.
      return items && new vscode.CompletionList(items, true);
    },
    async resolveCompletionItem(item, token) {
      const source =
        item instanceof PhraseItem
          ? await library.example({ text: item.sample }, toSignal(token))
          : undefined;
      if (source !== undefined) {
        const sentence = escapeMarkdown(source.sentence);
        item.documentation = new vscode.MarkdownString(
          `${sentence}\n\n—— ${escapeMarkdown(nameOf(source))}`,
        );
      }
      return item;
    },
  };
  return vscode.Disposable.from(
    requests,
    vscode.languages.registerCompletionItemProvider(DRAFTS, provider, ...typingTriggers()),
  );
}

/** What is asked about. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly explicit: boolean;
  readonly token: vscode.CancellationToken;
}

/**
 * In our own language the contributed snippets open everywhere, for its words are single characters. In
 * Markdown and plain text they never open inside a run of Han characters; there we offer them, and they
 * are not contributed to those languages, so that no row stands twice.
 */
async function scaffoldsFor(
  document: vscode.TextDocument,
  piece: TypedPiece | undefined,
  scaffolds: Promise<readonly Scaffold[]>,
): Promise<ScaffoldMatch[]> {
  return document.languageId === 'speech' || piece === undefined
    ? []
    : matchScaffolds(await scaffolds, piece);
}

function isWanted(piece: TypedPiece | undefined, document: vscode.TextDocument): boolean {
  const isPinyin = piece?.kind === 'letters';
  return isOn('completion.enabled', document) && (!isPinyin || isOn('completion.pinyin', document));
}

function toPhraseItem(
  completion: PhraseCompletion,
  rank: number,
  position: vscode.Position,
): PhraseItem {
  const { text, parts, speechCount, occurrences, kind } = completion;
  const counts = vscode.l10n.t('{0}篇{1}处', speechCount, occurrences);
  const icon =
    kind === 'frame' ? vscode.CompletionItemKind.Snippet : vscode.CompletionItemKind.Text;
  const item = new PhraseItem({ label: text, description: counts }, icon, completion.sample);
  item.insertText = parts ? toSnippet(parts) : text;
  item.range = new vscode.Range(
    position.translate(0, -completion.typedLength),
    position.translate(0, completion.overlapLength),
  );
  item.filterText = completion.filterText;
  item.sortText = String(rank).padStart(3, '0');
  item.detail = `${counts}：${speechesOf(completion)}`;
  // Frames stand in the order of the library alone.
  if (kind !== 'frame') {
    item.command = { command: RECORD_ACCEPTED, title: '', arguments: [text] };
  }
  return item;
}

/** The fixed words of a frame with a tab stop in each slot, and the last behind the whole. */
function toSnippet(parts: readonly string[]): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  parts.forEach((part, i) => {
    snippet.appendText(part);
    if (i + 1 < parts.length) {
      snippet.appendTabstop(i + 1);
    }
  });
  return parts.length > 1 ? snippet.appendTabstop(0) : snippet;
}

function toScaffoldItem(match: ScaffoldMatch, position: vscode.Position): vscode.CompletionItem {
  const { scaffold, prefix, typedLength } = match;
  const item = new vscode.CompletionItem(scaffold.name, vscode.CompletionItemKind.Snippet);
  item.insertText = new vscode.SnippetString(scaffold.body);
  item.range = new vscode.Range(position.translate(0, -typedLength), position);
  item.filterText = prefix;
  item.detail = scaffold.description;
  // Behind the phrases, for a scaffold is wanted once a speech, unless its whole prefix was typed.
  item.sortText = `${typedLength === prefix.length ? '!' : '~'}${scaffold.name}`;
  return item;
}

/** 《在全区…的讲话》（2020-03-26）、…; the row shows only how many they are. */
function speechesOf(completion: PhraseCompletion): string {
  const names = completion.speeches.map((speech) => nameOf(speech)).join('、');
  return completion.speechCount > completion.speeches.length ? `${names}…` : names;
}

function nameOf(speech: SpeechLabel): string {
  const title = citeTitle(speech.title);
  return speech.date === undefined ? title : `${title}（${speech.date}）`;
}
