import type { SyncOptions } from "./core.js";
import { MOST_PERMITS } from "./gate-kinds.js";
import { defineSyncHandle } from "./handle.js";
import { Permits, permitsHome } from "./permits.js";

/**
 * A number of permits between threads and processes: `acquire` takes one, waiting until one is free, `release` adds one.
 *
 * Who has waited for long gets the next. A permit that is held by a thread or process that ends is lost, as in Python.
 *
 * @example
 * const atMostTwo = new Semaphore(2);
 * await atMostTwo.withLock(async () => console.log("one of two"));
 */
export class Semaphore extends Permits {
  /** RangeError for anything but a whole number of permits, 0 or more. */
  constructor(value = 1, options: SyncOptions = {}) {
    super(value, MOST_PERMITS, options);
  }
}

defineSyncHandle("semaphore", Semaphore, permitsHome);
