/** Half a frame, in ms: what else the extension host has to do waits no longer. */
const SLICE = 8;

/** Does work that pauses often, and lets the extension host's loop turn in some of its pauses. */
export async function inSlices<Result>(
  work: Generator<undefined, Result>,
  now = (): number => performance.now(),
): Promise<Result> {
  let end = now() + SLICE;
  for (;;) {
    const { done, value } = work.next();
    if (done) {
      return value;
    }
    if (now() >= end) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      end = now() + SLICE;
    }
  }
}
