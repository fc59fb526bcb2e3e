import * as vscode from 'vscode';
import { headOf } from '../core/text/characters';
import { toRange } from './positions';
import { REUSE_OPEN, REUSE_REVEAL, type ReuseLink } from './reuse-links';
import type { ReportText } from './reuse-report';
import { commandTarget } from './source-links';

/** Scheme of the read-only documents that show reports and wordings to be compared. */
const REUSE_SCHEME = 'jianggao-reuse';

interface Page {
  readonly report: ReportText;
  /** Address of the draft that a report is about; undefined for a wording. */
  readonly draft: string | undefined;
}

/**
 * Shows reports and wordings as read-only documents. Links come from a link provider and run our own commands, for a
 * link in the text itself could be a source's.
 */
export class ReuseDocuments
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable
{
  readonly #pages = new Map<string, Page>();
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;
  readonly #registrations = vscode.Disposable.from(
    this.#changes,
    vscode.workspace.registerTextDocumentContentProvider(REUSE_SCHEME, this),
    vscode.languages.registerDocumentLinkProvider({ scheme: REUSE_SCHEME }, this),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#pages.delete(uri.toString())),
  );

  dispose(): void {
    this.#registrations.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#pages.get(uri.toString())?.report.text ??
      // A window that was opened again brings the tab back without what it showed.
      vscode.l10n.t('请重新执行雷同检查。 Check the draft again.')
    );
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const page = this.#pages.get(document.uri.toString());
    const draft = page?.draft;
    if (page === undefined || draft === undefined) {
      return [];
    }
    return page.report.links.map(({ span, stretch, source }) => {
      const argument: ReuseLink = { draft, stretch, source: source ?? 0 };
      const link = new vscode.DocumentLink(
        toRange(document, span),
        vscode.Uri.parse(commandTarget(source === undefined ? REUSE_REVEAL : REUSE_OPEN, argument)),
      );
      link.tooltip =
        source === undefined
          ? vscode.l10n.t('转到本稿此处 Go to the draft')
          : vscode.l10n.t('打开出处 Open the source');
      return link;
    });
  }

  /** The open draft that a report is about; undefined where the document is no report. */
  draftOf(document: vscode.TextDocument): vscode.TextDocument | undefined {
    const draft = this.#pages.get(document.uri.toString())?.draft;
    return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === draft);
  }

  /** Writes a report anew where it is open, and opens none. */
  renewReport(name: string, draft: string, report: ReportText): void {
    const shown = uriOf(reportName(name), draft).toString();
    if (vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === shown)) {
      this.#put(reportName(name), draft, { report, draft });
    }
  }

  /** Opens the report on a draft beside it; the draft keeps the focus. */
  async showReport(name: string, draft: string, report: ReportText): Promise<void> {
    const uri = this.#put(reportName(name), draft, { report, draft });
    const document = await vscode.workspace.openTextDocument(uri);
    // From one check to the next in the same column.
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: false,
    });
  }

  /** Shows two wordings beside each other, their differences marked. */
  async compare(source: [title: string, text: string], draft: [title: string, text: string]) {
    const [left, right] = [source, draft].map(([title, text], side) =>
      // Our own language breaks long lines, which a paragraph is.
      this.#put(`${shortName(title)}.讲话`, `${side}`, {
        report: { text: `${text}\n`, links: [] },
        draft: undefined,
      }),
    );
    await vscode.commands.executeCommand(
      'vscode.diff',
      left,
      right,
      vscode.l10n.t('{0} ↔ 本稿 Draft', source[0]),
      { preview: true },
    );
  }

  #put(name: string, query: string, page: Page): vscode.Uri {
    const uri = uriOf(name, query);
    this.#pages.set(uri.toString(), page);
    // One that is still open shows what was found before.
    this.#changes.fire(uri);
    return uri;
  }
}

function reportName(draft: string): string {
  return `${shortName(draft)} 雷同检查.md`;
}

/** As much of a name as a tab shows, for what is put behind it must be kept: the language hangs on it. */
function shortName(name: string): string {
  return headOf(name, 70);
}

function uriOf(name: string, query: string): vscode.Uri {
  const path = `/${name.replace(/[\\/?#%:*"<>|\s]+/gu, ' ')}`;
  return vscode.Uri.from({ scheme: REUSE_SCHEME, path, query });
}
