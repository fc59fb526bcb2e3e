/** Resolves after `ms` milliseconds. For pacing input and polling; never to wait for a state. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export interface PollOptions {
  /** Longest time to wait, in milliseconds. */
  readonly timeout?: number;
  /** Time between two looks, in milliseconds. */
  readonly interval?: number;
  /** Told in the error: what was seen last. */
  readonly describe?: () => unknown;
}

/**
 * Calls `probe` until it gives something other than undefined, null or false, and returns that.
 *
 * @throws Error naming `what` when the time is up.
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  options: PollOptions = {},
): Promise<NonNullable<T>> {
  const { timeout = 20_000, interval = 40, describe } = options;
  const end = Date.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > end) {
      const seen = describe ? await describe() : undefined;
      const tail = seen === undefined ? '' : `; seen: ${JSON.stringify(seen)}`;
      throw new Error(`waited ${timeout / 1000} s for ${what}${tail}`);
    }
    await pause(interval);
  }
}
