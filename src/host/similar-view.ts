import * as vscode from 'vscode';
import {
  groupBySpeech,
  joinTouching,
  type SpeechHits,
  sharedExcerpt,
  tellingStretches,
} from '../core/retrieval/hits';
import type { FoundPassage, PassagePlace, SimilarPassage } from '../core/retrieval/similar';
import {
  barOf,
  copiesWords,
  headingPath,
  kindName,
  nameOf,
  percentOf,
  searchedWords,
  titleOf,
  whoAndWhen,
  whyFound,
} from './hit-words';
import { boldMarkdown, escapeMarkdown } from './markdown';
import type { Chosen } from './passage-actions';
import { isNarrow, type SimilarSearch } from './similar-search';
import { isSourceLink } from './source-links';

/** The view, and the beginning of the ids of what can be done in it. */
const VIEW = 'jianggao.similarPassages';

/** Shows the passage of a row; run by the row itself, so it is not in the palette. */
export const PREVIEW = 'jianggao.similarPassages.preview';

/** UTF-16 units of a passage that a row holds, and of those that a narrow side bar shows. */
const EXCERPT = { most: 120, focus: 24 } as const;

/** ms that a message of the status bar stays. */
const TOLD = 4000;

interface SpeechNode {
  readonly kind: 'speech';
  readonly first: PassagePlace;
  readonly passages: PassageNode[];
}

interface PassageNode {
  readonly kind: 'passage';
  readonly passage: SimilarPassage;
  readonly parent: SpeechNode;
  readonly copies: CopyNode[];
}

interface CopyNode {
  readonly kind: 'copy';
  readonly place: FoundPassage;
  readonly parent: PassageNode;
}

type Node = SpeechNode | PassageNode | CopyNode;

/** The view 相似段落: what was found last, by speech, until something else is looked for. */
export class SimilarView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #search: SimilarSearch;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  readonly #tree: vscode.TreeView<Node>;
  readonly #searches: vscode.Disposable;
  #speeches: SpeechNode[] = [];

  constructor(search: SimilarSearch) {
    this.#search = search;
    this.#tree = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#searches = search.onDidChange(() => this.#refresh());
    this.#refresh();
  }

  dispose(): void {
    this.#searches.dispose();
    this.#tree.dispose();
    this.#changes.dispose();
  }

  /** Gives the view the focus, with the best hit selected. */
  async reveal(): Promise<void> {
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    const best = this.#speeches[0]?.passages[0];
    if (best !== undefined) {
      await this.#tree.reveal(best, { focus: true, select: true });
    }
  }

  /**
   * The passage of a row that a menu names, else of the row in focus.
   *
   * @param isBestEnough whether a speech stands for its best passage
   */
  async chosen(node: unknown, isBestEnough: boolean): Promise<Chosen | undefined> {
    if (node === undefined) {
      // A key tells no row, and the arrow keys move the focus without selecting.
      await vscode.commands.executeCommand('list.selectAndPreserveFocus');
    }
    const row = (node as Node | undefined) ?? this.#tree.selection[0];
    const place = placeOf(row, isBestEnough);
    if (row?.kind === 'speech' && place === undefined) {
      const message = vscode.l10n.t('请先选一个段落。 Choose a passage of the speech first.');
      vscode.window.setStatusBarMessage(message, TOLD);
    }
    return isSourceLink(place) && typeof place.text === 'string' ? place : undefined;
  }

  getChildren(node?: Node): Node[] {
    switch (node?.kind) {
      case undefined:
        return this.#speeches;
      case 'speech':
        return node.passages;
      case 'passage':
        return node.copies;
      case 'copy':
        return [];
    }
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'speech' ? undefined : node.parent;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'speech':
        return speechItem(node);
      case 'passage':
        return passageItem(node);
      case 'copy':
        return copyItem(node);
    }
  }

  /** The tooltip is made when it is wanted. */
  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    item.tooltip = node.kind === 'passage' ? tooltipOf(node.passage) : undefined;
    return item;
  }

  #refresh(): void {
    const { found, canGoBack, filter } = this.#search;
    this.#speeches = groupBySpeech(found?.passages ?? []).map(toNode);
    const isEmpty = this.#speeches.length === 0;
    // A message would hide what an empty view offers to do.
    this.#tree.message = found === undefined || isEmpty ? '' : searchedWords(found);
    this.#tree.description = found?.query.name ?? '';
    const state =
      found === undefined ? 'new' : isEmpty ? (isNarrow(filter) ? 'narrow' : 'none') : 'found';
    setContext('state', state);
    setContext('canGoBack', canGoBack);
    setContext('isNarrow', isNarrow(filter));
    this.#changes.fire(undefined);
  }
}

function setContext(name: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', `${VIEW}.${name}`, value);
}

function toNode({ first, hits }: SpeechHits<SimilarPassage>): SpeechNode {
  const node: SpeechNode = { kind: 'speech', first, passages: [] };
  for (const passage of hits) {
    const child: PassageNode = { kind: 'passage', passage, parent: node, copies: [] };
    for (const place of passage.copies) {
      child.copies.push({ kind: 'copy', place, parent: child });
    }
    node.passages.push(child);
  }
  return node;
}

function placeOf(node: Node | undefined, isBestEnough: boolean): Chosen | undefined {
  switch (node?.kind) {
    case 'speech':
      return isBestEnough ? node.passages[0]?.passage : undefined;
    case 'passage':
      return node.passage;
    case 'copy':
      return node.place;
    default:
      return undefined;
  }
}

function speechItem({ first, passages }: SpeechNode): vscode.TreeItem {
  const item = new vscode.TreeItem(titleOf(first), vscode.TreeItemCollapsibleState.Expanded);
  const count = vscode.l10n.t('{0} 段', passages.length);
  item.description = [count, ...whoAndWhen(first)].join(' · ');
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = 'speech';
  item.tooltip = `${first.title}\n${item.description}`;
  return item;
}

function passageItem({ passage, copies }: PassageNode): vscode.TreeItem {
  const excerpt = sharedExcerpt(passage, EXCERPT);
  const bar = `${barOf(passage)} `;
  const item = new vscode.TreeItem(
    {
      label: bar + excerpt.text,
      highlights: tellingStretches(excerpt.shared).map(({ start, end }) => [
        start + bar.length,
        end + bar.length,
      ]),
    },
    copies.length > 0
      ? vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.None,
  );
  const about = [vscode.l10n.t('第 {0} 段', passage.paragraph), kindName(passage.kind)];
  const copiesText = copiesWords(passage);
  item.description = [...about, ...(copiesText === undefined ? [] : [copiesText])].join(' · ');
  item.contextValue = 'passage';
  item.accessibilityInformation = {
    label: [item.description, percentOf(passage), ...whyFound(passage), excerpt.text].join('，'),
  };
  item.command = previewOf(passage);
  return item;
}

function copyItem({ place }: CopyNode): vscode.TreeItem {
  const item = new vscode.TreeItem(nameOf(place));
  item.description = [vscode.l10n.t('近同'), ...whoAndWhen(place)].join(' · ');
  item.iconPath = new vscode.ThemeIcon('files');
  item.contextValue = 'copy';
  item.command = previewOf(place);
  return item;
}

function previewOf(place: Chosen): vscode.Command {
  return { command: PREVIEW, title: '', arguments: [place] };
}

/** The whole passage, in bold what it shares, and why it was found. */
function tooltipOf(passage: SimilarPassage): vscode.MarkdownString {
  const about = [
    `${barOf(passage)} ${percentOf(passage)}`,
    kindName(passage.kind),
    ...whoAndWhen(passage),
  ];
  const paragraphs = [
    `**${escapeMarkdown(nameOf(passage))}**`,
    escapeMarkdown(about.join(' · ')),
    escapeMarkdown(headingPath(passage)),
    boldShared(passage),
    ...whyFound(passage).map(escapeMarkdown),
  ];
  return new vscode.MarkdownString(paragraphs.filter((text) => text !== '').join('\n\n'));
}

function boldShared({ text, shared }: SimilarPassage): string {
  let out = '';
  let done = 0;
  // Two stretches in bold that touch would show their marks.
  for (const { start, end } of joinTouching(tellingStretches(shared))) {
    out += escapeMarkdown(text.slice(done, start));
    out += boldMarkdown(text.slice(start, end), escapeMarkdown);
    done = end;
  }
  return out + escapeMarkdown(text.slice(done));
}
