import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { pause, until } from '../polling';
import { Eyes, type HoverView, type SuggestRow } from './eyes';
import { Hands } from './hands';

/** Stands for the caret in a draft's source. */
const CARET = '‸';

/** The languages that the extension serves, and a file name ending that VS Code gives each. */
export const LANGUAGES = { markdown: '.md', plaintext: '.txt', speech: '.讲话' } as const;
export type Language = keyof typeof LANGUAGES;

/** Keys of the harness, bound beside VS Code's own; what a test is about never goes through them. */
const CLOSE_ALL = 'Control+Alt+F10';
const OUTLINE = 'Control+Alt+F9';
const NOTIFICATIONS = 'Control+Alt+F8';
export const DESK_KEYBINDINGS = [
  {
    key: 'ctrl+alt+f10',
    command: 'runCommands',
    args: {
      commands: ['workbench.action.files.saveAll', 'workbench.action.closeAllEditors'],
    },
  },
  { key: 'ctrl+alt+f9', command: 'outline.focus' },
  { key: 'ctrl+alt+f8', command: 'notifications.showList' },
] as const;

/** A window with a draft on it, and the person before it. */
export class Desk {
  readonly hands: Hands;
  readonly eyes: Eyes;
  readonly page: Page;
  readonly #workspace: string;
  readonly #shots: string;
  #drafts = 0;
  #file = '';

  constructor(page: Page, workspace: string, shots: string) {
    this.page = page;
    this.eyes = new Eyes(page);
    this.hands = new Hands(page, this.eyes);
    this.#workspace = workspace;
    this.#shots = shots;
  }

  /** Puts lists and editors away; editors are saved. */
  async clear(): Promise<void> {
    await this.hands.withdraw();
    await this.hands.press('Escape', 'Escape');
    await until(
      'all editors to close',
      async () => {
        // Again, for what an earlier step started may still open one.
        await this.hands.press(CLOSE_ALL);
        return (await this.eyes.tabs()).length === 0;
      },
      { interval: 300, describe: () => this.eyes.tabs() },
    );
  }

  /**
   * Opens a new file with `source`, without its ‸, and sets the caret there (at the end, when
   * there is none). Lines end by \n; the caret is walked to by arrow keys, so keep it near the start.
   */
  async draft(language: Language, source: string): Promise<void> {
    await this.clear();
    const at = source.indexOf(CARET);
    const text = source.replace(CARET, '');
    this.#drafts += 1;
    const name = `draft-${this.#drafts}${LANGUAGES[language]}`;
    await this.open(name, text);
    if (at < 0) await this.hands.press('Control+End');
    else await this.#walkTo(text.slice(0, at));
  }

  /** Writes a file into the workspace and opens it. */
  async open(name: string, text: string): Promise<void> {
    this.#file = path.join(this.#workspace, name);
    writeFileSync(this.#file, text);
    await this.hands.choose('Control+p', name, this.#file);
    await until(`${name} to open`, async () => (await this.eyes.activeTab()) === name);
    await until('the caret to show', () => this.eyes.caret());
    await until('the choice list to close', async () => !(await this.eyes.choices()));
  }

  /** Waits until the draft's text, saved, is `expected`. */
  async textIs(expected: string): Promise<void> {
    await this.textWhere(JSON.stringify(expected), (text) => text === expected);
  }

  /**
   * Saves the draft until its text satisfies `holds`, and returns that. An edit that is still on
   * its way through the extension host is caught by the next save.
   */
  async textWhere(what: string, holds: (text: string) => boolean): Promise<string> {
    const read = (): string => readFileSync(this.#file, 'utf8');
    return await until(
      `the text ${what}`,
      async () => {
        await this.hands.press('Control+s');
        const text = read();
        // Boxed, for an empty text is a text.
        return holds(text) ? { text } : undefined;
      },
      { timeout: 10_000, interval: 150, describe: read },
    ).then(({ text }) => text);
  }

  /** Waits for a suggest row of that label, and returns all rows. */
  async suggestion(label: string, timeout = 15_000): Promise<SuggestRow[]> {
    return await until(
      `the suggestion ${label}`,
      async () => {
        const rows = await this.eyes.suggestions();
        return rows?.some((row) => row.label === label) ? rows : undefined;
      },
      { timeout, describe: () => this.eyes.suggestions() },
    );
  }

  /**
   * Waits until the extension has read its speeches, as a person would find out: by typing.
   *
   * @throws Error when no suggestion came within `timeout` milliseconds.
   */
  async libraryReady(timeout = 90_000): Promise<void> {
    const phrase = '不忘初心、牢记使命';
    await this.draft('speech', '');
    await until(
      'the first suggestion of the library',
      async () => {
        await this.hands.press('Escape', 'Control+a', 'Delete');
        await this.hands.compose('不忘', 'buwang');
        return await this.suggestion(phrase, 1500).catch(() => undefined);
      },
      { timeout, describe: () => this.eyes.notifications() },
    );
    await this.clear();
  }

  /** Moves down the suggest list to the row of that label, without accepting it. */
  async select(label: string): Promise<void> {
    const rows = await this.suggestion(label);
    const steps = rows.findIndex((row) => row.label === label);
    const from = Math.max(
      rows.findIndex((row) => row.selected),
      0,
    );
    const key = steps > from ? 'ArrowDown' : 'ArrowUp';
    for (let step = Math.abs(steps - from); step > 0; step -= 1) await this.hands.press(key);
    await until(`${label} to be selected`, async () =>
      (await this.eyes.suggestions())?.some((row) => row.selected && row.label === label),
    );
  }

  /** Rests the mouse on `text` and waits for the hover that matches. */
  async hover(text: string, expected: RegExp, timeout = 15_000): Promise<HoverView> {
    await this.hands.point(text);
    return await until(
      `a hover with ${expected}`,
      async () => {
        const view = await this.eyes.hover();
        return view && expected.test(view.text) ? view : undefined;
      },
      { timeout, describe: async () => (await this.eyes.hover())?.text },
    );
  }

  /** Opens the Outline view, gives it the side bar, and waits for rows that satisfy `enough`. */
  async outline(enough: (labels: readonly string[]) => boolean): Promise<string[]> {
    await this.hands.press(OUTLINE);
    await this.#foldOtherPanes();
    return await until(
      'the Outline',
      async () => {
        const labels = (await this.eyes.outline()).map((row) => row.label);
        return enough(labels) ? labels : undefined;
      },
      { describe: () => this.eyes.outline() },
    );
  }

  /** Opens the notification centre, which keeps what was shown and not dismissed, and reads it. */
  async notifications(): Promise<string[]> {
    await this.hands.press(NOTIFICATIONS);
    await this.page.locator('.notifications-center.visible').waitFor({ timeout: 10_000 });
    return this.eyes.notifications();
  }

  /**
   * Watches for `ms` milliseconds that no suggest row satisfies `isUnwanted`. Nothing tells that
   * a list will not open, so this takes its time; a control that the list can open belongs after it.
   */
  async staysSilent(isUnwanted: (row: SuggestRow) => boolean, ms = 1500): Promise<void> {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      const unwanted = (await this.eyes.suggestions())?.filter(isUnwanted) ?? [];
      if (unwanted.length > 0) {
        throw new Error(`unwanted suggestions: ${unwanted.map((row) => row.label).join(' ')}`);
      }
      await pause(50);
    }
  }

  /** Saves a picture of the window and returns its path. */
  async picture(name: string): Promise<string> {
    mkdirSync(this.#shots, { recursive: true });
    const file = path.join(this.#shots, `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /** The view draws only the rows that fit, and beside the folder's files few do. */
  async #foldOtherPanes(): Promise<void> {
    const others = this.page
      .locator('.part.sidebar .pane-header.expanded')
      .filter({ hasNotText: 'Outline' });
    await this.page.locator('.outline-tree').waitFor();
    while ((await others.count()) > 0) await others.first().click();
  }

  async #walkTo(before: string): Promise<void> {
    const lines = before.split('\n');
    const line = lines.length;
    const column = (lines.at(-1) ?? '').length + 1;
    await this.hands.press('Control+Home');
    // Right, never down: down goes by screen rows, and Right passes line ends like any character.
    for (let step = before.length; step > 0; step -= 1) await this.hands.press('ArrowRight');
    await until(
      `the caret at ${line}:${column}`,
      async () => {
        const caret = await this.eyes.caret();
        return caret?.line === line && caret.column === column;
      },
      { describe: () => this.eyes.caret() },
    );
  }
}
