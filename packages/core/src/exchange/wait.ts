import type { CoreWait } from "./call-signal.js";
import type { Connection } from "./connection.js";
import { openCore } from "./connection-core.js";
import { startTimer } from "./timer.js";
import { checkTimeout, type WaitOptions } from "./wait-options.js";

/** What can be waited for: a connection with something to receive, or the sentinel of a Process. */
export type Waitable = Connection<never, unknown> | PromiseLike<unknown>;

/**
 * Waits until one of several connections or sentinels is ready, and resolves to all that are, in their order.
 *
 * Ready is a connection from which `recv` would settle at once, also by the end of the pipe. Resolves to an empty list
 * after the timeout, at once where there is nothing to wait for.
 *
 * @example
 * for (const ready of await wait([first, second, child.sentinel], { timeout: 100 })) console.log(ready);
 */
export async function wait<W extends Waitable>(
  objects: Iterable<W>,
  options: WaitOptions = {},
): Promise<W[]> {
  const { timeout, signal } = options;
  checkTimeout(timeout);
  signal?.throwIfAborted();
  const all = [...objects];
  const settled = await Promise.all(all.map((each) => isReady(each, { timeout: 0 })));
  if (timeout === 0 || all.length === 0 || settled.includes(true)) return all.filter((_, i) => settled[i]);
  signal?.throwIfAborted();
  const rest = new AbortController();
  const stop = (): void => rest.abort(signal?.reason);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    // Those that are not ready say so after the timeout, all of them.
    const waits = all.map(async (each) => {
      if (!(await isReady(each, { timeout, signal: rest.signal }))) throw notReady;
    });
    await Promise.any(waits).catch(() => {});
  } finally {
    signal?.removeEventListener("abort", stop);
    rest.abort();
  }
  signal?.throwIfAborted();
  const ready = await Promise.all(all.map((each) => isReady(each, { timeout: 0 })));
  return all.filter((_, i) => ready[i]);
}

const notReady = new Error();

async function isReady(object: Waitable, options: CoreWait): Promise<boolean> {
  if (isPromise(object)) return hasSettled(object, options);
  const { in: from } = openCore(object);
  if (from === undefined)
    throw new TypeError("This end of the pipe only sends: there is nothing to wait for.");
  return from.ready(options);
}

function isPromise(object: Waitable): object is PromiseLike<unknown> {
  return typeof (object as { then?: unknown }).then === "function";
}

function hasSettled(promise: PromiseLike<unknown>, { timeout, signal }: CoreWait): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isSettled: boolean): void => {
      stop();
      resolve(isSettled);
    };
    // One that has settled says so in a microtask, before the event loop turns.
    if (timeout === 0) setImmediate(resolve, false);
    const stop = timeout === 0 ? () => {} : startTimer(timeout, () => end(false));
    signal?.addEventListener("abort", () => end(false));
    promise.then(
      () => end(true),
      () => end(true),
    );
  });
}
