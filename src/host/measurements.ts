import { channel } from 'node:diagnostics_channel';

/** What a benchmark in the same process can listen to; costs nothing while nobody does. */
export type Measurement = 'jianggao.completion' | 'jianggao.index';

/** Tells who listens. */
export function publish(name: Measurement, value: unknown): void {
  const listeners = channel(name);
  if (listeners.hasSubscribers) {
    listeners.publish(value);
  }
}
