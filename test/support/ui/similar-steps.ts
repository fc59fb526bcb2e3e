import { until } from '../polling';
import type { Desk } from './desk';
import type { QuickRow, ViewRow } from './eyes';

/** What is asked for. */
export const PARAGRAPH = '要加强基层党组织建设，推动全面从严治党向基层延伸，压实管党治党主体责任。';
/** The row of a passage begins with its bar. */
export const BAR = /^▰[▰▱]{4} /u;

/** The rows of passages, without those of speeches and near-copies. */
export function passages(rows: readonly ViewRow[]): ViewRow[] {
  return rows.filter((row) => BAR.test(row.label));
}

/** Waits for the list. */
export async function list(
  desk: Desk,
  enough: (rows: readonly QuickRow[]) => boolean,
): Promise<QuickRow[]> {
  return await until(
    'the list',
    async () => {
      const rows = await desk.eyes.choices();
      return rows && rows.length > 0 && enough(rows) ? rows : undefined;
    },
    { describe: () => desk.eyes.choices() },
  );
}

/** Whether the rows of a list are those of passages. */
export function areHits(rows: readonly QuickRow[]): boolean {
  return rows.every((row) => /▰/u.test(row.description));
}

/** Asks for the draft's paragraph and waits for the list. */
export async function ask(
  desk: Desk,
  language: 'markdown' | 'speech' = 'speech',
): Promise<QuickRow[]> {
  await desk.draft(language, PARAGRAPH);
  await desk.hands.command('查找相似段落');
  return await list(desk, areHits);
}

/** Waits for the rows of the view. */
export async function viewRows(
  desk: Desk,
  enough: (rows: readonly ViewRow[]) => boolean,
): Promise<ViewRow[]> {
  return await until(
    'the rows of the view',
    async () => {
      const rows = await desk.eyes.viewRows();
      return enough(rows) ? rows : undefined;
    },
    { describe: () => desk.eyes.viewRows() },
  );
}

/** Asks, and keeps what was found in the view, which has the focus then. */
export async function keep(
  desk: Desk,
  language: 'markdown' | 'speech' = 'speech',
): Promise<ViewRow[]> {
  await ask(desk, language);
  await desk.hands.press('Alt+k');
  return await viewRows(desk, (rows) => passages(rows).some((row) => row.focused));
}

/** Waits until the preview has its marks: the passage, and what it shares. */
export async function marks(desk: Desk): Promise<void> {
  await until('the preview', async () => (await desk.eyes.tabs()).length === 2);
  await until(
    'its marks',
    async () => (await desk.page.locator('.view-overlays .cdr').count()) > 1,
  );
}

/** Waits for the row of the view that has the focus. */
export async function focused(desk: Desk): Promise<ViewRow> {
  return await until('a row in focus', async () =>
    (await desk.eyes.viewRows()).find((row) => row.focused),
  );
}

/** Waits for a message. */
export async function says(desk: Desk, words: string): Promise<void> {
  await until(
    `a message with ${words}`,
    async () => (await desk.eyes.notifications()).some((message) => message.includes(words)),
    { describe: () => desk.eyes.notifications() },
  );
}
