import type { Page } from 'playwright-core';
import type { Box, PageDocument, PageElement } from './page-types';

declare const document: PageDocument;
declare function getComputedStyle(element: PageElement): { readonly borderBottomStyle: string };

/** A row of the suggest list. */
export interface SuggestRow {
  readonly label: string;
  /** What stands at the row's right end; an item's detail is drawn on the selected row alone. */
  readonly detail: string;
  readonly icon: string;
  readonly selected: boolean;
}

export interface OutlineRow {
  /** 1 for the outermost. */
  readonly level: number;
  readonly label: string;
  readonly selected: boolean;
}

/** A row of a list that asks for a choice. */
export interface QuickRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly focused: boolean;
  /** Titles of the buttons that the row shows. */
  readonly actions: readonly string[];
}

/** A row of a view of ours in the side bar. */
export interface ViewRow {
  /** 1 for the outermost. */
  readonly level: number;
  readonly label: string;
  readonly description: string;
  /** What is highlighted in the label. */
  readonly highlights: readonly string[];
  /** What a screen reader says. */
  readonly spoken: string;
  readonly focused: boolean;
}

export interface HoverView {
  readonly text: string;
  readonly links: readonly string[];
  readonly box: Box;
  /** Lines of text as they are drawn, those that scrolling would show included. */
  readonly lines: number;
}

/** The window inside an editor that shows references or definitions. */
export interface PeekView {
  readonly title: string;
  readonly rows: readonly string[];
  /** Screen rows of the text beside the list. */
  readonly preview: readonly string[];
  /** Places that are marked in that text. */
  readonly marked: number;
}

/** What a person sees in the window. Every look is one reading of the page: it waits for nothing. */
export class Eyes {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The suggest list's rows on screen, undefined while it is closed; a list without a match is empty. */
  async suggestions(): Promise<SuggestRow[] | undefined> {
    const rows = await this.#page.evaluate(() => {
      const isOpen = (element: PageElement): boolean =>
        element.classList.contains('visible') && element.getBoundingClientRect().height > 0;
      const widget = [...document.querySelectorAll('.suggest-widget')].find(isOpen);
      if (!widget) return null;
      const found = [...widget.querySelectorAll('.monaco-list-row')].map((row) => ({
        index: Number(row.getAttribute('data-index')),
        label: row.querySelector('.label-name')?.textContent ?? '',
        detail: [...row.querySelectorAll('.qualifier-label, .details-label')]
          .map((part) => part.textContent ?? '')
          .join(''),
        icon:
          /codicon-symbol-([a-z-]+)/u.exec(
            row.querySelector('.suggest-icon')?.getAttribute('class') ?? '',
          )?.[1] ?? '',
        selected: row.classList.contains('focused'),
      }));
      return found.sort((a, b) => a.index - b.index).map(({ index: _, ...row }) => row);
    });
    return rows ?? undefined;
  }

  /** The ghost text behind the caret of the active editor; empty while there is none. */
  async ghostText(): Promise<string> {
    const parts = await this.#page.evaluate(() => {
      const editor = document.querySelector('.editor-group-container.active .monaco-editor');
      return [...(editor?.querySelectorAll('.view-line [class*="ghost-text"]') ?? [])].map(
        (part) => part.textContent ?? '',
      );
    });
    return plain(parts.join(''));
  }

  /** The suggest list's side panel with the selected row's documentation; empty while it is closed. */
  suggestionDocumentation(): Promise<string> {
    return this.#page.evaluate(
      () =>
        [...document.querySelectorAll('.suggest-details')].find((panel) => panel.offsetParent)
          ?.textContent ?? '',
    );
  }

  /** The hover that is open over the text. */
  async hover(): Promise<HoverView | undefined> {
    const view = await this.#page.evaluate(() => {
      const isOpen = (element: PageElement): boolean =>
        element.offsetParent !== null &&
        !element.classList.contains('hidden') &&
        element.textContent?.trim() !== '';
      const hover = [...document.querySelectorAll('.monaco-hover')].find(isOpen);
      if (!hover) return null;
      const { x, y, width, height } = hover.getBoundingClientRect();
      const links = [...hover.querySelectorAll('a')].map((link) => link.textContent ?? '');
      const SHOW_TEXT = 4;
      const walker = document.createTreeWalker(hover, SHOW_TEXT);
      const middles: number[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const range = document.createRange();
        range.setStart(node, 0);
        range.setEnd(node, node.data.length);
        for (const box of range.getClientRects()) {
          if (box.width > 0) middles.push(box.y + box.height / 2);
        }
      }
      middles.sort((a, b) => a - b);
      // Bold and plain text of one line differ by a pixel or two.
      const lines = middles.filter((middle, i) => i === 0 || middle - (middles[i - 1] ?? 0) > 6);
      const box = { x, y, width, height };
      return { text: hover.textContent ?? '', links, box, lines: lines.length };
    });
    return view ?? undefined;
  }

  /** What the peek window shows: its title, its list of places, and the text beside them. */
  async peek(): Promise<PeekView | undefined> {
    const view = await this.#page.evaluate(() => {
      const widget = document.querySelector(
        '.zone-widget .reference-zone-widget, .peekview-widget',
      );
      if (!widget?.offsetParent) return null;
      const textsOf = (selector: string): string[] =>
        [...widget.querySelectorAll(selector)]
          .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
          .map((element) => element.textContent ?? '');
      return {
        title: textsOf('.head .peekview-title').join(''),
        rows: textsOf('.ref-tree .monaco-list-row'),
        preview: textsOf('.preview .view-lines .view-line'),
        marked: textsOf(
          '.preview .reference-decoration, .preview .view-overlays .reference-decoration',
        ).length,
      };
    });
    return view === null ? undefined : { ...view, preview: view.preview.map(plain) };
  }

  /** The Outline view's rows on screen, top to bottom. */
  outline(): Promise<OutlineRow[]> {
    return this.#page.evaluate(() =>
      [...document.querySelectorAll('.outline-tree .monaco-list-row')]
        .filter((row) => !row.closest('.monaco-tree-sticky-container'))
        .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
        .map((row) => ({
          level: Number(row.getAttribute('aria-level')),
          label:
            (row.querySelector('.label-name') ?? row.querySelector('.monaco-highlighted-label'))
              ?.textContent ??
            row.getAttribute('aria-label') ??
            '',
          selected: row.classList.contains('selected'),
        })),
    );
  }

  /** The rows on screen of a view that an extension fills, in the side bar, top to bottom. */
  viewRows(): Promise<ViewRow[]> {
    return this.#page.evaluate(() =>
      [...document.querySelectorAll('.part.sidebar .customview-tree .monaco-list-row')]
        .filter((row) => row.offsetParent && !row.closest('.monaco-tree-sticky-container'))
        .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
        .map((row) => ({
          level: Number(row.getAttribute('aria-level')),
          label: row.querySelector('.label-name')?.textContent ?? '',
          description: row.querySelector('.label-description')?.textContent ?? '',
          highlights: [...row.querySelectorAll('.label-name .highlight')].map(
            (part) => part.textContent ?? '',
          ),
          spoken: row.getAttribute('aria-label') ?? '',
          focused: row.classList.contains('focused'),
        })),
    );
  }

  /** What a view in the side bar says above its rows, or, with none, offers to do. */
  viewMessage(): Promise<string> {
    return this.#page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '.part.sidebar .tree-explorer-viewlet-tree-view .message, .part.sidebar .welcome-view-content',
        ),
      ]
        .filter((part) => part.offsetParent)
        .map((part) => part.textContent ?? '')
        .join('\n'),
    );
  }

  /** The rows of the open choice list (F1, Ctrl+P, a QuickPick), undefined while there is none. */
  async choices(): Promise<QuickRow[] | undefined> {
    const rows = await this.#page.evaluate(() => {
      const widget = document.querySelector('.quick-input-widget');
      if (!widget?.offsetParent) return null;
      const textOf = (row: PageElement, selector: string): string =>
        [...row.querySelectorAll(selector)]
          // Rows are used again for other choices, and keep hidden what they held.
          .filter((part) => part.offsetParent !== null)
          .map((part) => part.textContent ?? '')
          .join(' ');
      return [...widget.querySelectorAll('.quick-input-list .monaco-list-row')]
        .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
        .map((row) => ({
          label: textOf(row, '.quick-input-list-row:first-child .label-name'),
          description: textOf(row, '.label-description'),
          detail: textOf(row, '.quick-input-list-label-meta'),
          focused: row.classList.contains('focused'),
          actions: [
            ...row.querySelectorAll('.quick-input-list-entry-action-bar .action-label'),
          ].map((button) => button.getAttribute('aria-label') ?? ''),
        }));
    });
    return rows ?? undefined;
  }

  /** Texts of the status bar's items, left to right as the page holds them. */
  statusBar(): Promise<string[]> {
    return this.#page.evaluate(() =>
      [...document.querySelectorAll('.statusbar-item')]
        .map((item) => (item.textContent ?? '').trim())
        .filter((text) => text !== ''),
    );
  }

  /** The caret as the status bar tells it: 1-based line, 1-based column in characters, length selected. */
  async caret(): Promise<{ line: number; column: number; selected: number } | undefined> {
    for (const text of await this.statusBar()) {
      const match = /^Ln (\d+), Col (\d+)(?: \((\d+) selected\))?/u.exec(text);
      if (match) {
        return {
          line: Number(match[1]),
          column: Number(match[2]),
          selected: Number(match[3] ?? 0),
        };
      }
    }
    return undefined;
  }

  /** Messages of the notifications on screen, the waiting ones of the notification centre included when it is open. */
  notifications(): Promise<string[]> {
    return this.#page.evaluate(() =>
      [...document.querySelectorAll('.notification-list-item-message')].map(
        (message) => message.textContent ?? '',
      ),
    );
  }

  /** The active editor's visible text, one string a screen row. */
  async visibleText(): Promise<string[]> {
    const rows = await this.#page.evaluate(() => {
      const editor = document.querySelector('.editor-group-container.active .monaco-editor');
      return [...(editor?.querySelectorAll('.view-lines .view-line') ?? [])]
        .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
        .map((row) => row.textContent ?? '');
    });
    return rows.map(plain);
  }

  /** The style of the line that marks the middle of `text` in the active editor: solid, dashed, … */
  async lineBelow(text: string): Promise<string | undefined> {
    const point = await this.pointOf(text);
    return (
      point &&
      (await this.#page.evaluate(({ x, y }) => {
        const editor = document.querySelector('.editor-group-container.active .monaco-editor');
        const marks = [...(editor?.querySelectorAll('.view-overlays .cdr') ?? [])];
        return marks
          .filter((mark) => {
            const box = mark.getBoundingClientRect();
            return box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height;
          })
          .map((mark) => getComputedStyle(mark).borderBottomStyle)
          .find((style) => style !== 'none');
      }, point))
    );
  }

  /** The texts on both sides of the comparison that is open. */
  async diff(): Promise<[string, string]> {
    const [first = '', second = ''] = await this.#page.evaluate(() =>
      ['.editor.original', '.editor.modified'].map((side) =>
        [...document.querySelectorAll(`.monaco-diff-editor ${side} .view-line`)]
          .map((row) => row.textContent ?? '')
          .join(''),
      ),
    );
    return [first, second];
  }

  /** The file name on the active editor's tab; empty while none is open. */
  activeTab(): Promise<string> {
    return this.#page.evaluate(
      () =>
        document
          .querySelector('.editor-group-container.active .tab.active')
          ?.getAttribute('data-resource-name') ?? '',
    );
  }

  /** The file names on all tabs, of every editor group. */
  tabs(): Promise<string[]> {
    return this.#page.evaluate(() =>
      [...document.querySelectorAll('.editor-group-container .tab')].map(
        (tab) => tab.getAttribute('data-resource-name') ?? '',
      ),
    );
  }

  /** Where the middle of `text` is drawn in the active editor, on its first place on screen. */
  async pointOf(text: string): Promise<{ x: number; y: number } | undefined> {
    const point = await this.#page.evaluate((wanted) => {
      const SHOW_TEXT = 4;
      const editor = document.querySelector('.editor-group-container.active .monaco-editor');
      const rows = [...(editor?.querySelectorAll('.view-lines .view-line') ?? [])];
      // A row's text lies in several nodes, one for each colour; the text wanted may cross them.
      const row = rows.find((candidate) => candidate.textContent?.includes(wanted));
      if (!row) return null;
      let offset = (row.textContent ?? '').indexOf(wanted) + Math.floor((wanted.length - 1) / 2);
      const walker = document.createTreeWalker(row, SHOW_TEXT);
      let node = walker.nextNode();
      while (node && offset >= node.data.length) {
        offset -= node.data.length;
        node = walker.nextNode();
      }
      if (!node) return null;
      const range = document.createRange();
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, text);
    return point ?? undefined;
  }
}

/** VS Code draws blanks as no-break spaces and puts zero-width ones round some texts. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').replace(/[\u200b-\u200d\ufeff]/gu, '');
}
