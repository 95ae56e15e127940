import type { CoreWait } from "../../exchange/call-signal.js";
import { checkTimeout, type WaitOptions } from "../../exchange/wait-options.js";
import type { Waiters } from "../../exchange/waiters.js";
import { currentCaller } from "../caller.js";

/** How long a call may wait: milliseconds, or options. */
export type ManagedWait = number | WaitOptions;

/** What a wait is given inside: the caller's own signal. Raises RangeError for a timeout that is none. */
export function coreWait(wait: ManagedWait | undefined): CoreWait {
  const timeout = typeof wait === "number" ? wait : wait?.timeout;
  checkTimeout(timeout);
  return { timeout, signal: currentCaller().signal };
}

/** Waits for a turn; resolves to false after the timeout. */
export async function turnOf<B>(waiters: Waiters<B, boolean>, brought: B, wait: CoreWait): Promise<boolean> {
  if (wait.timeout === 0) return false;
  const late = new Error();
  return waiters
    .wait(brought, wait, () => late)
    .catch((error) => {
      if (error === late) return false;
      throw error;
    });
}
