import * as vscode from 'vscode';
import type { SharedStretch } from '../core/retrieval/similar';
import { toRange } from './positions';

const LANE = {
  overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
  overviewRulerLane: vscode.OverviewRulerLane.Center,
};

/**
 * Marks a passage in a document and, by kind, what it shares with the query: each kind also has an underline of its
 * own, solid, dotted or double, so that colour is not all that tells them apart.
 */
export class SharedMarks implements vscode.Disposable {
  readonly #passage = vscode.window.createTextEditorDecorationType({
    ...LANE,
    backgroundColor: new vscode.ThemeColor('jianggao.passageBackground'),
  });
  readonly #wholeLines = vscode.window.createTextEditorDecorationType({
    ...LANE,
    backgroundColor: new vscode.ThemeColor('jianggao.passageBackground'),
    isWholeLine: true,
  });
  readonly #kinds: Readonly<Record<SharedStretch['kind'], vscode.TextEditorDecorationType>> = {
    phrase: underlined('solid', 'jianggao.sharedPhrase', 'jianggao.sharedPhraseBackground'),
    word: underlined('dotted', 'jianggao.sharedWord'),
    related: underlined('double', 'jianggao.relatedWord'),
  };

  dispose(): void {
    for (const type of [this.#passage, this.#wholeLines, ...Object.values(this.#kinds)]) {
      type.dispose();
    }
  }

  /**
   * Takes the place of what the editor had marked.
   *
   * @param shared offsets from the beginning of `range`
   */
  mark(editor: vscode.TextEditor, range: vscode.Range, shared: readonly SharedStretch[]): void {
    const { document } = editor;
    const isWhole =
      range.start.character === 0 && range.end.isEqual(document.lineAt(range.end.line).range.end);
    editor.setDecorations(this.#wholeLines, isWhole ? [range] : []);
    editor.setDecorations(this.#passage, isWhole ? [] : [range]);
    const from = document.offsetAt(range.start);
    for (const [kind, type] of Object.entries(this.#kinds)) {
      const ranges = shared
        .filter((stretch) => stretch.kind === kind)
        .map(({ start, end }) => toRange(document, { start: from + start, end: from + end }));
      editor.setDecorations(type, ranges);
    }
  }
}

function underlined(
  style: 'solid' | 'dotted' | 'double',
  colour: string,
  background?: string,
): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    borderColor: new vscode.ThemeColor(colour),
    borderStyle: style,
    borderWidth: `0 0 ${style === 'double' ? 3 : 2}px 0`,
    ...(background !== undefined && { backgroundColor: new vscode.ThemeColor(background) }),
    overviewRulerColor: new vscode.ThemeColor(colour),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
}
