import { checkTimeout, type WaitOptions } from "../exchange/wait-options.js";

/** How long a call may wait: milliseconds, or options that say so and can end the wait. For ever unless given. */
export type Wait = number | WaitOptions | undefined;

/** The options that a wait was given, checked; raises RangeError for a timeout that is no number of milliseconds. */
export function toWait(wait: Wait): WaitOptions {
  const options = typeof wait === "number" ? { timeout: wait } : (wait ?? {});
  checkTimeout(options.timeout);
  return options;
}

/** A blocking wait's timeout, checked. */
export function toTimeout(timeoutMs: number | undefined): number | undefined {
  checkTimeout(timeoutMs);
  return timeoutMs;
}
