import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { MarkerFamily } from '../core/speech/markers';
import type { Section } from '../core/speech/sections';
import { toSignal } from '../host/cancellation';
import { outlineOf } from '../host/draft-sections';
import { DRAFTS } from '../host/languages';
import { toRange } from '../host/positions';

/** One icon for each kind of level, so that the eye tells 一、 from （一） from 一是. */
const KINDS: Readonly<Record<MarkerFamily, vscode.SymbolKind>> = {
  heading: vscode.SymbolKind.String,
  chapter: vscode.SymbolKind.Module,
  chinese: vscode.SymbolKind.Class,
  'chinese-bracketed': vscode.SymbolKind.Method,
  arabic: vscode.SymbolKind.Field,
  'arabic-bracketed': vscode.SymbolKind.Field,
  circled: vscode.SymbolKind.Field,
  word: vscode.SymbolKind.EnumMember,
  ordinal: vscode.SymbolKind.Interface,
  first: vscode.SymbolKind.Interface,
  among: vscode.SymbolKind.EnumMember,
  aspect: vscode.SymbolKind.EnumMember,
  parallel: vscode.SymbolKind.Key,
};

/** The outline of a draft: its section tree, the points inside paragraphs included. */
export function registerOutline(library: Library): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    DRAFTS,
    {
      async provideDocumentSymbols(document, token) {
        const text = document.getText();
        const sections = await outlineOf(document, library, toSignal(token));
        return sections && toSymbols(document, sections, { text, end: text.length });
      },
    },
    { label: vscode.l10n.t('讲稿 Jianggao') },
  );
}

function toSymbols(
  document: vscode.TextDocument,
  sections: readonly Section[],
  within: { readonly text: string; readonly end: number },
): vscode.DocumentSymbol[] {
  const { text } = within;
  return sections.map((section, index) => {
    const next = sections[index + 1];
    const end = withBlankAfter(text, section, next?.start ?? within.end);
    const head = { start: section.start, end: section.headingEnd };
    const symbol = new vscode.DocumentSymbol(
      section.heading,
      '',
      KINDS[section.marker.family],
      toRange(document, { start: section.start, end }),
      toRange(document, head),
    );
    symbol.children = toSymbols(document, section.children, { text, end });
    return symbol;
  });
}

/**
 * A section with the blank lines behind it, up to `limit`: on them the caret is still in it, and the
 * breadcrumbs of Markdown would turn to the built-in outline if no range of ours held it.
 */
function withBlankAfter(text: string, section: Section, limit: number): number {
  let end = section.end;
  while (end < limit && /\s/.test(text.charAt(end))) {
    end++;
  }
  // Not onto the line of the next one.
  return end < text.length && text.charAt(end - 1) === '\n' && end > section.end ? end - 1 : end;
}
