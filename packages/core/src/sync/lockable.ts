import { TimeoutError } from "../errors.js";
import { type Guard, guardOf } from "./guard.js";
import type { Wait } from "./wait.js";

/** What every noun has that is acquired and released. */
export abstract class Lockable {
  /** Takes it, waiting for that; resolves to false after the timeout. Rejects with the signal's reason. */
  abstract acquire(wait?: Wait): Promise<boolean>;
  /** The same, blocking this thread; raises BlockingError where that cannot be. */
  abstract acquireSync(timeoutMs?: number): boolean;
  /** Gives it back, at once where the memory is shared; the promise is of use where it is asked over a link. */
  abstract release(): Promise<void>;
  /** The same at once, where the memory is shared; raises BlockingError where that has to be asked. */
  abstract releaseSync(): void;

  /** Takes it for a block: `await using guard = await lock.lock()`. Rejects with TimeoutError after the timeout. */
  async lock(wait?: Wait): Promise<Guard> {
    if (!(await this.acquire(wait))) throw tooLate(wait);
    return guardOf(() => this.release());
  }

  /** The same, blocking this thread: `using guard = lock.lockSync()`. */
  lockSync(timeoutMs?: number): Guard {
    if (!this.acquireSync(timeoutMs)) throw tooLate(timeoutMs);
    return guardOf(async () => this.releaseSync());
  }

  /** Calls a function while this is held, and resolves to what that returns. */
  async withLock<R>(fn: () => R | Promise<R>, wait?: Wait): Promise<R> {
    if (!(await this.acquire(wait))) throw tooLate(wait);
    try {
      return await fn();
    } finally {
      await this.release();
    }
  }

  /** The same for a function that returns no promise, blocking this thread. */
  withLockSync<R>(fn: () => R, timeoutMs?: number): R {
    if (!this.acquireSync(timeoutMs)) throw tooLate(timeoutMs);
    try {
      return fn();
    } finally {
      this.releaseSync();
    }
  }
}

/** Says that a lock was not to be had in time. */
export function tooLate(wait: Wait): TimeoutError {
  return new TimeoutError("Acquiring the lock", (typeof wait === "number" ? wait : wait?.timeout) ?? 0);
}
