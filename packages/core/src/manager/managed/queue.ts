import { QueueEmptyError, QueueFullError } from "../../errors.js";
import { QueueHome } from "../../exchange/queue-home.js";
import { checkTimeout, type WaitOptions } from "../../exchange/wait-options.js";
import { currentCaller } from "../caller.js";

/** A queue that others use by proxies, with the behaviour of `Queue`. */
export class ManagedQueue<T> {
  protected readonly home: QueueHome;

  constructor(maxSize = 0) {
    if (!Number.isSafeInteger(maxSize) || maxSize < 0) {
      throw new RangeError(`A queue's size is a whole number, 0 for no bound; got ${maxSize}.`);
    }
    this.home = new QueueHome(maxSize);
  }

  /** Puts an item at the end, waiting for room. Rejects with QueueFullError after the timeout, QueueClosedError once closed. */
  put(item: T, { timeout }: WaitOptions = {}): Promise<void> {
    checkTimeout(timeout);
    return this.home.accept(item, { timeout, signal: currentCaller().signal });
  }

  /** Takes the first item, waiting for one. Rejects with QueueEmptyError after the timeout, QueueClosedError once closed and drained. */
  get({ timeout }: WaitOptions = {}): Promise<T> {
    checkTimeout(timeout);
    return this.home.give({ timeout, signal: currentCaller().signal }) as Promise<T>;
  }

  /** Puts an item if there is room now; resolves to whether there was. */
  async tryPut(item: T): Promise<boolean> {
    return this.put(item, { timeout: 0 }).then(
      () => true,
      (error) => otherwise(error instanceof QueueFullError, false, error),
    );
  }

  /** Takes the first item if there is one now; resolves to undefined otherwise. */
  async tryGet(): Promise<T | undefined> {
    return this.get({ timeout: 0 }).catch((error) =>
      otherwise(error instanceof QueueEmptyError, undefined, error),
    );
  }

  async size(): Promise<number> {
    return (await this.home.state()).size;
  }

  async empty(): Promise<boolean> {
    return (await this.size()) === 0;
  }

  async full(): Promise<boolean> {
    const { size, maxSize } = await this.home.state();
    return maxSize > 0 && size >= maxSize;
  }

  /** Nothing more is put; what it holds can still be taken. */
  close(): Promise<void> {
    return this.home.close();
  }
}

function otherwise<V>(isExpected: boolean, value: V, error: unknown): V {
  if (isExpected) return value;
  throw error;
}
