import { QueueClosedError } from "../errors.js";
import { checkContext, defaultContext } from "../process/context.js";
import { createQueue } from "./create-queue.js";
import { adoptQueue, coreOf, type QueueOptions, syncOf } from "./queue.js";
import { defineQueueHandle } from "./queue-handle.js";
import { untilEnd } from "./until-end.js";
import type { WaitOptions } from "./wait-options.js";

/**
 * A queue without a bound and with no more than is needed: put, get, empty and close.
 *
 * @example
 * const queue = new SimpleQueue<string>();
 * await queue.put("hello");
 * console.log(await queue.get());
 */
export class SimpleQueue<T> implements AsyncIterable<T> {
  constructor(options: QueueOptions = {}) {
    adoptQueue(this, createQueue(checkContext(options.context ?? defaultContext()), 0));
  }

  /** Puts an item at the end. Rejects with QueueClosedError once closed. */
  put(item: T): Promise<void> {
    return coreOf(this).put(item, {});
  }

  /** Takes the first item, waiting for one. Rejects with QueueClosedError once closed and drained. */
  get(options: Pick<WaitOptions, "signal"> = {}): Promise<T> {
    return coreOf(this).get({ signal: options.signal }) as Promise<T>;
  }

  /** As `put`, blocking this thread until the item is in the shared memory; BlockingError where none is shared. */
  putSync(item: T): void {
    syncOf(this).put(item, undefined);
  }

  /** As `get`, blocking this thread. */
  getSync(): T {
    return syncOf(this).get(undefined) as T;
  }

  /** Whether it holds nothing at this moment. Rejects with QueueClosedError once closed and drained. */
  async empty(): Promise<boolean> {
    const { size, isClosed } = await coreOf(this).state();
    if (isClosed && size === 0) throw new QueueClosedError();
    return size === 0;
  }

  /** Closes the queue for every holder: nothing more is put, what it holds can still be taken. */
  close(): Promise<void> {
    return coreOf(this).close();
  }

  /** What `console.log` prints. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "SimpleQueue {}";
  }

  /** Takes items until the queue is closed and drained. */
  [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    return untilEnd(() => this.get(), QueueClosedError);
  }
}

defineQueueHandle("simpleQueue", SimpleQueue, coreOf, adoptQueue);
