import type { SyncOptions } from "./core.js";
import { defineSyncHandle } from "./handle.js";
import { Permits, permitsHome } from "./permits.js";

/**
 * A Semaphore that cannot be released more often than it was acquired.
 *
 * @example
 * const one = new BoundedSemaphore(1);
 * await one.acquire();
 * await one.release(); // once more would be a LockStateError
 */
export class BoundedSemaphore extends Permits {
  /** RangeError for anything but a whole number of permits, 0 or more. */
  constructor(value = 1, options: SyncOptions = {}) {
    super(value, value, options);
  }
}

defineSyncHandle("bounded-semaphore", BoundedSemaphore, permitsHome);
