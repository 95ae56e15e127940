import { adoptQueue, coreOf, Queue } from "./queue.js";
import { defineQueueHandle } from "./queue-handle.js";
import { checkTimeout, type WaitOptions } from "./wait-options.js";

/**
 * A queue that counts which of its items are done with: a consumer calls `taskDone` after each, `join` waits for all.
 *
 * @example
 * const queue = new JoinableQueue<string>();
 * await queue.put("work");
 * await queue.get();
 * await queue.taskDone();
 * await queue.join();
 */
export class JoinableQueue<T> extends Queue<T> {
  /** Says that one item that was taken is done with. Rejects with RangeError when called more often than items were put. */
  taskDone(): Promise<void> {
    return coreOf(this).taskDone();
  }

  /** Waits until as many items are done with as were put, by anybody; TimeoutError after the timeout. */
  override async join(options: WaitOptions = {}): Promise<void> {
    checkTimeout(options.timeout);
    return coreOf(this).joined(options);
  }
}

defineQueueHandle("joinableQueue", JoinableQueue, coreOf, adoptQueue);
