import { QueueClosedError, QueueEmptyError, QueueFullError, TimeoutError } from "../errors.js";
import { markHandle } from "../task/handle.js";
import type { QueueCore } from "./queue-core.js";
import { defineQueueHandle } from "./queue-handle.js";
import { QueueHome } from "./queue-home.js";
import { startTimer } from "./timer.js";
import { checkTimeout, type WaitOptions } from "./wait-options.js";

/** Beside the instances: those that arrive in a message are made of objects that exist already. */
const cores = new WeakMap<object, QueueCore>();
const unfinishedPuts = new WeakMap<object, Set<Promise<void>>>();

/**
 * A queue between threads and processes: any number of them put and get.
 *
 * It lives in the thread that makes it; passed as an argument to a Process or a task, it is the same queue there.
 * Items are cloned. Each holder's items keep their order.
 *
 * @example
 * const queue = new Queue<number>();
 * new Process({ target: async (queue: Queue<number>) => queue.put(42), args: [queue] }).start();
 * console.log(await queue.get());
 */
export class Queue<T> implements AsyncIterable<T> {
  /** `maxSize` is the most items it holds; 0 is no bound. Anything but a whole number of 0 or more is a RangeError. */
  constructor(maxSize = 0) {
    if (!Number.isSafeInteger(maxSize) || maxSize < 0) {
      throw new RangeError(`A queue's size is a whole number, 0 for no bound; got ${maxSize}.`);
    }
    adopt(this, new QueueHome(maxSize));
  }

  /** The most items it holds; 0 is no bound. */
  get maxSize(): number {
    return coreOf(this).maxSize;
  }

  /** Puts an item at the end, waiting for room. Rejects with QueueFullError after the timeout, QueueClosedError once closed. */
  put(item: T, options: WaitOptions = {}): Promise<void> {
    checkTimeout(options.timeout);
    const put = coreOf(this).put(item, options);
    const unfinished = unfinishedPuts.get(this)!;
    const forget = (): void => void unfinished.delete(put);
    unfinished.add(put);
    put.then(forget, forget);
    return put;
  }

  /** Takes the first item, waiting for one. Rejects with QueueEmptyError after the timeout, QueueClosedError once closed and drained. */
  get(options: WaitOptions = {}): Promise<T> {
    checkTimeout(options.timeout);
    return coreOf(this).get(options) as Promise<T>;
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

  /** Waits until every item that was put through this object has been accepted or refused; TimeoutError after the timeout. */
  join(options: WaitOptions = {}): Promise<void> {
    checkTimeout(options.timeout);
    const puts = Promise.allSettled(unfinishedPuts.get(this)!);
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

  /** What `console.log` prints. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `Queue { maxSize: ${this.maxSize} }`;
  }

  /** Takes items until the queue is closed and drained. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      try {
        yield await this.get();
      } catch (error) {
        if (error instanceof QueueClosedError) return;
        throw error;
      }
    }
  }
}

function coreOf(queue: object): QueueCore {
  return cores.get(queue)!;
}

/** Makes an object a holder of a queue. */
function adopt(queue: object, core: QueueCore): void {
  cores.set(queue, core);
  unfinishedPuts.set(queue, new Set());
  markHandle(queue);
}

defineQueueHandle(Queue, coreOf, adopt);
