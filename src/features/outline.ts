import * as vscode from 'vscode';
import type { MarkerFamily } from '../core/speech/markers';
import type { Section } from '../core/speech/sections';
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
export function registerOutline(): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    DRAFTS,
    {
      provideDocumentSymbols: (document) =>
        outlineOf(document).map((section) => toSymbol(document, section)),
    },
    { label: vscode.l10n.t('讲稿 Jianggao') },
  );
}

function toSymbol(document: vscode.TextDocument, section: Section): vscode.DocumentSymbol {
  const range = toRange(document, section);
  const head = toRange(document, { start: section.start, end: section.headingEnd });
  const symbol = new vscode.DocumentSymbol(
    section.heading,
    '',
    KINDS[section.marker.family],
    range,
    head,
  );
  symbol.children = section.children.map((child) => toSymbol(document, child));
  return symbol;
}
