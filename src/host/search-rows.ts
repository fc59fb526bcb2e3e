import * as vscode from 'vscode';
import type {
  HeadingHit,
  HitKind,
  LibraryHit,
  PhraseHit,
  SearchAnswer,
  TitleHit,
} from '../core/retrieval/library-search';
import { citeTitle } from '../core/speech/speech';

/** What can be done with what was found; `passages` hands it to the search for similar passages. */
export type SearchAction = 'open' | 'insert' | 'card' | 'passages';

/** A row of the list, or one that separates or says something. */
export interface SearchRow extends vscode.QuickPickItem {
  readonly hit?: LibraryHit;
  /** The text that is handed on. */
  readonly words?: string;
  /** What Enter does, first, and what buttons and keys do. */
  readonly actions: readonly SearchAction[];
}

export interface ActionButton extends vscode.QuickInputButton {
  readonly action: SearchAction;
}

const ICONS: Readonly<Record<SearchAction, string>> = {
  open: 'go-to-file',
  insert: 'insert',
  card: 'book',
  passages: 'search',
};

/** Enter shows and never writes: the place of a title or a heading, all that is known of a phrase. */
const ACTIONS: Readonly<Record<HitKind, readonly SearchAction[]>> = {
  title: ['open', 'passages'],
  heading: ['open', 'insert', 'passages'],
  phrase: ['card', 'insert', 'passages'],
};

/** The rows of an answer: each kind under its name, and at the end the way to the passages. */
export function toRows(answer: SearchAnswer, query: string): SearchRow[] {
  const rows: SearchRow[] = [];
  for (const [i, hit] of answer.hits.entries()) {
    if (answer.hits[i - 1]?.kind !== hit.kind) {
      rows.push(separator(hit.kind, answer));
    }
    rows.push(toRow(hit));
  }
  if (query.trim() === '') {
    return rows;
  }
  return rows.length > 0
    ? [
        ...rows,
        { label: '', kind: vscode.QuickPickItemKind.Separator, actions: [] },
        passagesRow(query),
      ]
    : [nothingRow(query), passagesRow(query)];
}

/** Hands what was typed to the search for passages, however long the list. */
export function passagesButton(): vscode.QuickInputButton {
  return {
    iconPath: new vscode.ThemeIcon(ICONS.passages),
    tooltip: vscode.l10n.t('在段落中查找 Find in passages'),
  };
}

/** A row that only says something. */
export function messageRow(label: string, detail?: string): SearchRow {
  return { label, ...(detail === undefined ? {} : { detail }), alwaysShow: true, actions: [] };
}

function separator(kind: HitKind, { hits, found }: SearchAnswer): SearchRow {
  const names: Readonly<Record<HitKind, string>> = {
    title: vscode.l10n.t('讲话 Speeches'),
    heading: vscode.l10n.t('标题 Headings'),
    phrase: vscode.l10n.t('提法 Phrases'),
  };
  const shown = hits.filter((hit) => hit.kind === kind).length;
  const count = shown < found[kind] ? `${shown}/${found[kind]}` : `${shown}`;
  return {
    label: `${names[kind]} · ${count}`,
    kind: vscode.QuickPickItemKind.Separator,
    actions: [],
  };
}

function toRow(hit: LibraryHit): SearchRow {
  const near = hit.isNear ? vscode.l10n.t('近似 close') : undefined;
  return {
    label: plain(hit.text),
    ...describe(hit, near),
    // VS Code knows nothing of pinyin and would hide what it does not find in the row.
    alwaysShow: true,
    hit,
    words: hit.kind === 'heading' ? hit.text.slice(hit.markerLength).trimStart() : hit.text,
    actions: ACTIONS[hit.kind],
    buttons: ACTIONS[hit.kind].map(toButton),
  };
}

function describe(hit: LibraryHit, near: string | undefined) {
  switch (hit.kind) {
    case 'title':
      return describeTitle(hit, near);
    case 'heading':
      return describeHeading(hit, near);
    case 'phrase':
      return { description: join([countOf(hit), near], ' · ') };
  }
}

function describeTitle(hit: TitleHit, near: string | undefined) {
  const { speech, body, place, occasion, matches } = hit;
  // What was not found in the title was found in what is said of the speech: all of it is shown then.
  const isElsewhere = near === undefined && matches.length === 0;
  const about = [speech.date, speech.speaker, body, place, isElsewhere ? occasion : undefined];
  return {
    ...(near === undefined ? {} : { description: near }),
    // Titles are long: beside one nothing would be read.
    detail: join(about, ' · '),
  };
}

function describeHeading({ speech, path }: HeadingHit, near: string | undefined) {
  const about = [citeTitle(speech.title), speech.date].filter((part) => part !== undefined);
  return {
    ...(near === undefined ? {} : { description: near }),
    detail: join([about.join(' '), ...path], ' › '),
  };
}

function countOf({ occurrences, speechCount }: PhraseHit): string {
  return vscode.l10n.t('{0}篇{1}处', speechCount, occurrences);
}

function passagesRow(query: string): SearchRow {
  return {
    label: `$(search) ${vscode.l10n.t('在段落中查找“{0}” Find in passages', plain(query.trim()))}`,
    alwaysShow: true,
    words: query.trim(),
    actions: ['passages'],
  };
}

function nothingRow(query: string): SearchRow {
  return messageRow(
    vscode.l10n.t('没有找到“{0}” Nothing found', plain(query.trim())),
    vscode.l10n.t('少写几个字，换个说法，或用拼音（bwcx）。 Try fewer or other words, or pinyin.'),
  );
}

function toButton(action: SearchAction): ActionButton {
  const tooltips: Readonly<Record<SearchAction, string>> = {
    open: vscode.l10n.t('打开原文 Open (Alt+O)'),
    insert: vscode.l10n.t('插入到光标处 Insert at the caret (Alt+I)'),
    card: vscode.l10n.t('提法卡片 Phrase card (Alt+C)'),
    passages: vscode.l10n.t('查找相似段落 Find similar passages (Alt+S)'),
  };
  return { action, iconPath: new vscode.ThemeIcon(ICONS[action]), tooltip: tooltips[action] };
}

/** One line; $(…) in a row would be drawn as an icon. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').replaceAll('$(', '$\u200b(');
}

function join(parts: readonly (string | undefined)[], mark: string): string {
  return parts
    .filter((part) => part !== undefined)
    .map(plain)
    .join(mark);
}
