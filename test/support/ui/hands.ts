import type { CDPSession, Page } from 'playwright-core';
import { until } from '../polling';
import type { Eyes } from './eyes';

/** Between two letters of a person who types fast, in milliseconds. */
const TYPING_DELAY = 80;

/** Between two letters of a composition, which nothing but the input method sees. */
const SPELLING_DELAY = 20;

/** What a person does at the window: keys, mouse, and an input method. */
export class Hands {
  readonly #page: Page;
  readonly #eyes: Eyes;
  #inputMethod: CDPSession | undefined;

  constructor(page: Page, eyes: Eyes) {
    this.#page = page;
    this.#eyes = eyes;
  }

  /** Presses keys one after the other, for example `Control+s`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key, { delay: 5 });
  }

  /** Types Latin text, key by key. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: TYPING_DELAY });
  }

  /**
   * Enters `text` through an input method: the composition grows letter by letter over `spelling`,
   * then the text is committed. 不忘 spelled buwang: b, bu, buw … appear underlined, then 不忘.
   */
  async compose(text: string, spelling: string): Promise<void> {
    const method = await this.spell(spelling);
    await method.send('Input.insertText', { text });
  }

  /** The first half of that: the letters stand underlined, and nothing is committed yet. */
  async spell(spelling: string): Promise<CDPSession> {
    this.#inputMethod ??= await this.#page.context().newCDPSession(this.#page);
    const method = this.#inputMethod;
    for (let end = 1; end <= spelling.length; end += 1) {
      await method.send('Input.imeSetComposition', {
        text: spelling.slice(0, end),
        selectionStart: end,
        selectionEnd: end,
      });
      await this.#page.waitForTimeout(SPELLING_DELAY);
    }
    return method;
  }

  /** Text that comes with neither key nor composition, as an input method's punctuation does. */
  async insert(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }

  /** Types `words` into the command palette and picks the first command, whose title holds `title`. */
  async command(words: string, title = words): Promise<void> {
    await this.choose('F1', title, `>${words}`);
  }

  /** Opens a choice list by `key`, fills in `text`, and accepts the row in focus once it holds `expected`. */
  async choose(key: string, expected: string, text: string): Promise<void> {
    await until('an earlier choice list to close', async () => {
      if (!(await this.#eyes.choices())) return true;
      await this.press('Escape');
      return false;
    });
    await until('the choice list to open', async () => {
      // A key that comes while the workbench is still starting is lost: press it again.
      await this.press(key);
      return await this.#page
        .locator('.quick-input-widget')
        .waitFor({ state: 'visible', timeout: 2000 })
        .then(() => true)
        .catch(() => false);
    });
    await this.#page.locator('.quick-input-widget input[type=text]').first().fill(text);
    await until(
      `the choice ${expected}`,
      async () => {
        const rows = (await this.#eyes.choices()) ?? [];
        return rows.some(
          (row) => row.focused && `${row.label}${row.description}`.includes(expected),
        );
      },
      { describe: () => this.#eyes.choices() },
    );
    await this.press('Enter');
  }

  /**
   * Rests the mouse on the middle of `text` in the editor.
   *
   * @throws Error when the text is not on screen.
   */
  async point(text: string): Promise<void> {
    const { x, y } = await until(`${text} on screen`, () => this.#eyes.pointOf(text));
    // From elsewhere: a mouse that does not move opens no hover.
    await this.#page.mouse.move(8, 8);
    await this.#page.mouse.move(x - 2, y, { steps: 3 });
    await this.#page.mouse.move(x, y);
  }

  /** Clicks the first element of `selector` that holds `text`. */
  async click(selector: string, text?: string | RegExp): Promise<void> {
    const all = this.#page.locator(selector);
    await (text === undefined ? all : all.filter({ hasText: text })).first().click();
  }

  /** Takes the mouse out of the way. */
  async withdraw(): Promise<void> {
    await this.#page.mouse.move(8, 8);
  }
}
