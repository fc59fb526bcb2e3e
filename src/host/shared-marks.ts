import * as vscode from 'vscode';
import { askedFor } from '../core/retrieval/hits';
import type { SharedStretch, SimilarPassage } from '../core/retrieval/similar';
import { escapeMarkdown } from './markdown';
import { toRange } from './positions';

/** Why a passage was found; the stretches are offsets from its beginning. */
export type Reasons = Pick<SimilarPassage, 'shared' | 'related'>;

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

  /** Takes the place of what the editor had marked. */
  mark(editor: vscode.TextEditor, range: vscode.Range, why: Reasons | undefined): void {
    const { document } = editor;
    const isWhole =
      range.start.character === 0 && range.end.isEqual(document.lineAt(range.end.line).range.end);
    editor.setDecorations(this.#wholeLines, isWhole ? [range] : []);
    editor.setDecorations(this.#passage, isWhole ? [] : [range]);
    const from = document.offsetAt(range.start);
    for (const [kind, type] of Object.entries(this.#kinds)) {
      const stretches = why?.shared.filter((stretch) => stretch.kind === kind) ?? [];
      editor.setDecorations(
        type,
        stretches.map(({ start, end }) => {
          const place = toRange(document, { start: from + start, end: from + end });
          const asked = askedFor(document.getText(place), why?.related ?? []);
          return asked === undefined
            ? { range: place }
            : { range: place, hoverMessage: escapeMarkdown(`${asked}→${document.getText(place)}`) };
        }),
      );
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
