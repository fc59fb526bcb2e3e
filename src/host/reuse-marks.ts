import * as vscode from 'vscode';
import type { ReuseDegree } from '../core/reuse/reuse';
import type { CheckedDrafts } from './checked-drafts';
import { toRange } from './positions';

/** True in `when` clauses while the active draft has stretches that are marked. */
const VISIBLE = 'jianggao.reuseVisible';

/** Kind of line below a stretch: whoever does not see the colours still tells the degrees apart. */
const LINES: Readonly<Record<ReuseDegree, string>> = {
  verbatim: 'solid',
  near: 'dashed',
  quoted: 'dotted',
};

/** Marks the stretches of checked drafts in their editors. */
export class ReuseMarks implements vscode.Disposable {
  readonly #drafts: CheckedDrafts;
  readonly #types = Object.entries(LINES).map(([degree, line]) => ({
    degree,
    type: vscode.window.createTextEditorDecorationType({
      borderWidth: '0 0 2px 0',
      borderStyle: line,
      borderColor: new vscode.ThemeColor(`jianggao.reuse.${degree}`),
      backgroundColor: new vscode.ThemeColor(`jianggao.reuse.${degree}Background`),
      overviewRulerColor: new vscode.ThemeColor(`jianggao.reuse.${degree}`),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
      // What is written before or behind a stretch is not a part of it.
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
  }));
  readonly #registrations: vscode.Disposable;

  constructor(drafts: CheckedDrafts) {
    this.#drafts = drafts;
    this.#registrations = vscode.Disposable.from(
      ...this.#types.map(({ type }) => type),
      drafts.onDidChange(() => this.#update()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#tellKeys()),
    );
  }

  dispose(): void {
    this.#registrations.dispose();
  }

  #update(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const checked = this.#drafts.get(editor.document);
      for (const { degree, type } of this.#types) {
        const ranges = (checked?.standing ?? [])
          .filter(({ index }) => checked?.answer.stretches[index]?.degree === degree)
          .map((span) => toRange(editor.document, span));
        editor.setDecorations(type, ranges);
      }
    }
    this.#tellKeys();
  }

  #tellKeys(): void {
    const document = vscode.window.activeTextEditor?.document;
    const standing = (document && this.#drafts.get(document)?.standing) ?? [];
    void vscode.commands.executeCommand('setContext', VISIBLE, standing.length > 0);
  }
}
