import { TimeoutError } from "../../errors.js";
import { checkTimeout, type WaitOptions } from "../../exchange/wait-options.js";
import { Waiters } from "../../exchange/waiters.js";
import { currentCaller } from "../caller.js";
import { ManagedQueue } from "./queue.js";

/** A queue that knows when the work on its items is done. */
export class ManagedJoinableQueue<T> extends ManagedQueue<T> {
  #unfinished = 0;
  readonly #joiners = new Waiters<undefined, void>();

  override async put(item: T, options?: WaitOptions): Promise<void> {
    // Counted before it can be taken; and no longer where it is refused.
    this.#unfinished++;
    try {
      await super.put(item, options);
    } catch (error) {
      this.taskDone();
      throw error;
    }
  }

  /** Says that the work on one item is done; raises RangeError where it is said too often. */
  taskDone(): void {
    if (this.#unfinished === 0)
      throw new RangeError("taskDone() was called more often than there were items.");
    if (--this.#unfinished > 0) return;
    for (const each of this.#joiners.takeAll()) each.resolve();
  }

  /** Waits until the work on every item is done; rejects with TimeoutError after the timeout. */
  async join({ timeout }: WaitOptions = {}): Promise<void> {
    checkTimeout(timeout);
    if (this.#unfinished === 0) return;
    const late = (): Error => new TimeoutError("Joining the queue", timeout!);
    return this.#joiners.wait(undefined, { timeout, signal: currentCaller().signal }, late);
  }
}
