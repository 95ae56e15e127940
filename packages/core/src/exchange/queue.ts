import { BlockingError, QueueClosedError, QueueEmptyError, QueueFullError, TimeoutError } from "../errors.js";
import type { ProcessContext } from "../process/child.js";
import { checkContext, defaultContext } from "../process/context.js";
import { markHandle } from "../task/handle.js";
import { createQueue } from "./create-queue.js";
import { type PutOptions, putInto } from "./put-options.js";
import type { QueueCore, SyncQueueCore } from "./queue-core.js";
import { defineQueueHandle } from "./queue-handle.js";
import { startTimer } from "./timer.js";
import { untilEnd } from "./until-end.js";
import { checkTimeout, type WaitOptions } from "./wait-options.js";

/** Beside the instances: those that arrive in a message are made of objects that exist already. */
const cores = new WeakMap<object, QueueCore>();

/** How a queue is made. */
export interface QueueOptions {
  /** Who can hold it: "process" unless `setDefaultContext` says otherwise; "thread" is faster and stays inside this process. */
  readonly context?: ProcessContext | undefined;
}

/**
 * A queue between threads and processes: any number of them put and get.
 *
 * It lives as long as the thread that makes it; passed as an argument to a Process or a task, it is the same queue
 * there. Items are cloned. Each holder's items keep their order.
 *
 * @example
 * const queue = new Queue<number>();
 * new Process({ target: async (queue: Queue<number>) => queue.put(42), args: [queue] }).start();
 * console.log(await queue.get());
 */
export class Queue<T> implements AsyncIterable<T> {
  /** `maxSize` is the most items it holds; 0 is no bound. Anything but a whole number of 0 or more is a RangeError. */
  constructor(maxSize = 0, options: QueueOptions = {}) {
    if (!Number.isSafeInteger(maxSize) || maxSize < 0) {
      throw new RangeError(`A queue's size is a whole number, 0 for no bound; got ${maxSize}.`);
    }
    adoptQueue(this, createQueue(checkContext(options.context ?? defaultContext()), maxSize));
  }

  /** The most items it holds; 0 is no bound. */
  get maxSize(): number {
    return coreOf(this).maxSize;
  }

  /**
   * Puts an item at the end, waiting for room. Rejects with QueueFullError after the timeout, QueueClosedError once closed.
   *
   * What was put outlives its producer, also one that is killed, with one exception: shared memory has room for 1 MiB, and
   * what a queue holds beyond that waits in the memory of its producers. From there it still comes when they exit, not
   * when they are killed. `join` waits until nothing of this thread waits so, and `putSync` never leaves it so.
   */
  put(item: T, options: PutOptions = {}): Promise<void> {
    checkTimeout(options.timeout);
    return putInto(coreOf(this), item, options);
  }

  /** As `put`, blocking this thread until the item is in the shared memory; BlockingError where none is shared. */
  putSync(item: T, options: WaitOptions = {}): void {
    checkTimeout(options.timeout);
    syncOf(this).put(item, options.timeout);
  }

  /** Takes the first item, waiting for one. Rejects with QueueEmptyError after the timeout, QueueClosedError once closed and drained. */
  get(options: WaitOptions = {}): Promise<T> {
    checkTimeout(options.timeout);
    return coreOf(this).get(options) as Promise<T>;
  }

  /** As `get`, blocking this thread; BlockingError where no memory is shared. */
  getSync(options: WaitOptions = {}): T {
    checkTimeout(options.timeout);
    return syncOf(this).get(options.timeout) as T;
  }

  /** Puts an item if there is room now; resolves to whether there was. */
  async tryPut(item: T): Promise<boolean> {
    try {
      await this.put(item, { timeout: 0 });
      return true;
    } catch (error) {
      if (error instanceof QueueFullError) return false;
      throw error;
    }
  }

  /** Takes the first item if there is one now; resolves to undefined otherwise. */
  async tryGet(): Promise<T | undefined> {
    try {
      return await this.get({ timeout: 0 });
    } catch (error) {
      if (error instanceof QueueEmptyError) return undefined;
      throw error;
    }
  }

  /** How many items it holds at this moment. Rejects with QueueClosedError once closed and drained. */
  async size(): Promise<number> {
    const { size, isClosed } = await coreOf(this).state();
    if (isClosed && size === 0) throw new QueueClosedError();
    return size;
  }

  /** Whether it holds nothing at this moment. Rejects as `size` does. */
  async empty(): Promise<boolean> {
    return (await this.size()) === 0;
  }

  /** Whether it holds `maxSize` items at this moment. Rejects as `size` does. */
  async full(): Promise<boolean> {
    return (await this.size()) >= (this.maxSize || Number.POSITIVE_INFINITY);
  }

  /** Closes the queue for every holder: nothing more is put, what it holds can still be taken, and iterations end after that. */
  close(): Promise<void> {
    return coreOf(this).close();
  }

  /** Waits until every item that was put in this thread can be taken by others, or was refused; TimeoutError after the timeout. */
  join(options: WaitOptions = {}): Promise<void> {
    checkTimeout(options.timeout);
    const puts = coreOf(this).flushed();
    return new Promise((resolve, reject) => {
      const { timeout, signal } = options;
      signal?.throwIfAborted();
      const stop = startTimer(timeout, () => reject(new TimeoutError("Joining the queue", timeout!)));
      const onAbort = (): void => reject(signal?.reason);
      signal?.addEventListener("abort", onAbort, { once: true });
      puts.then(() => {
        stop();
        signal?.removeEventListener("abort", onAbort);
        resolve();
      });
    });
  }

  /** Gives up what was put in this thread and nobody else can take yet, so that it does not delay the exit of this process. */
  cancelJoin(): void {
    coreOf(this).forget?.();
  }

  /** What `console.log` prints. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `${this.constructor.name} { maxSize: ${this.maxSize} }`;
  }

  /** Takes items until the queue is closed and drained. */
  [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    return untilEnd(() => this.get(), QueueClosedError);
  }
}

/** What is behind a queue. */
export function coreOf(queue: object): QueueCore {
  return cores.get(queue)!;
}

/** The blocking calls of a queue; BlockingError where no memory is shared. */
export function syncOf(queue: object): SyncQueueCore {
  const { sync } = coreOf(queue);
  if (sync === undefined) throw new BlockingError();
  return sync;
}

/** Makes an object a holder of a queue. */
export function adoptQueue(queue: object, core: QueueCore): void {
  cores.set(queue, core);
  markHandle(queue);
}

defineQueueHandle("queue", Queue, coreOf, adoptQueue);
