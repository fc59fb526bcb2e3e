import * as vscode from 'vscode';
import { headOf } from '../core/text/characters';
import { type CardText, toCardText } from './card-text';
import type { LibrarySwitch } from './library-switch';
import { escapeDocument } from './markdown';
import { openUris } from './open-documents';
import { toRange } from './positions';
import { commandTarget, OPEN_SOURCE } from './source-links';

/** Scheme of the read-only documents that show phrase cards. */
const CARD_SCHEME = 'jianggao-card';

/**
 * Shows phrase cards as read-only Markdown documents. Their links run our own command and nothing else: they are
 * given by a link provider, for a link in the text itself could be a library's.
 */
export class CardDocuments
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable
{
  readonly #library: LibrarySwitch;
  readonly #cards = new Map<string, CardText>();
  readonly #registrations: vscode.Disposable;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;

  constructor(library: LibrarySwitch) {
    this.#library = library;
    this.#registrations = vscode.Disposable.from(
      this.#changes,
      vscode.workspace.registerTextDocumentContentProvider(CARD_SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: CARD_SCHEME }, this),
      library.onDidSwap(() => {
        for (const uri of openUris(CARD_SCHEME)) {
          this.#changes.fire(uri);
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#cards.delete(uri.toString())),
    );
  }

  dispose(): void {
    this.#registrations.dispose();
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const card = await this.#library.phraseCard({ text: uri.query });
    // The page of one that is no longer there has no links.
    const page =
      card === undefined
        ? { text: absent(uri.query, escapeDocument), links: [] }
        : toCardText(card);
    this.#cards.set(uri.toString(), page);
    return page.text;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const { links = [] } = this.#cards.get(document.uri.toString()) ?? {};
    return links.map(({ span, source }) => {
      const link = new vscode.DocumentLink(
        toRange(document, span),
        vscode.Uri.parse(commandTarget(OPEN_SOURCE, source)),
      );
      link.tooltip = vscode.l10n.t('打开出处 Open the source');
      return link;
    });
  }

  /** Opens the card of a text that the library contains, beside the draft. */
  async show(text: string): Promise<void> {
    const name = text.replace(/[\\/?#%:*"<>|\s]+/gu, ' ');
    const uri = vscode.Uri.from({
      scheme: CARD_SCHEME,
      path: `/${headOf(name, 30)} 提法卡片.md`,
      query: text,
    });
    if (this.#cards.has(uri.toString())) {
      // One that is still open may be of the library before the last change.
      this.#changes.fire(uri);
    }
    const document = await vscode.workspace.openTextDocument(uri);
    const active = vscode.window.activeTextEditor?.document.uri.scheme;
    await vscode.window.showTextDocument(document, {
      // From one card to the next in the same column.
      viewColumn: active === CARD_SCHEME ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside,
      // A preview would go with the first of its links.
      preview: false,
    });
  }
}

/** That the library does not contain a text; `toSafe` makes it safe where it is shown. */
export function absent(text: string, toSafe: (text: string) => string): string {
  return vscode.l10n.t(
    '素材库里没有“{0}”。 The library does not contain “{0}”.',
    toSafe(text.length > 40 ? `${headOf(text, 40)}…` : text),
  );
}
