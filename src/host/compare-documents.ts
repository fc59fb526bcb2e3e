import * as vscode from 'vscode';
import { headOf } from '../core/text/characters';
import { findSentences } from '../core/text/spans';

/** Scheme of the read-only documents whose two sides are compared. */
const COMPARE_SCHEME = 'jianggao-compare';

/** One side of a comparison. */
interface Side {
  /** What the title calls it. */
  readonly name: string;
  readonly text: string;
}

/** Shows two texts side by side, a sentence to a line: a paragraph of Chinese is one line, and would be one difference. */
export class CompareDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registrations: vscode.Disposable;
  #last = 0;

  constructor() {
    this.#registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(COMPARE_SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  dispose(): void {
    this.#registrations.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  async show(left: Side, right: Side): Promise<void> {
    await vscode.commands.executeCommand(
      'vscode.diff',
      this.#add(left),
      this.#add(right),
      `${left.name} ↔ ${right.name}`,
      { preview: true },
    );
  }

  #add({ name, text }: Side): vscode.Uri {
    this.#last += 1;
    const uri = vscode.Uri.from({
      scheme: COMPARE_SCHEME,
      // Our own language, for its lines are wrapped.
      path: `/${headOf(name.replace(/[\\/?#%:*"<>|\s]+/gu, ' '), 60)}.speech.md`,
      query: String(this.#last),
    });
    const lines = findSentences(text).map(({ start, end }) => text.slice(start, end).trim());
    this.#texts.set(uri.toString(), `${lines.filter((line) => line !== '').join('\n')}\n`);
    return uri;
  }
}
