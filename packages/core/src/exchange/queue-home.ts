import { threadId } from "node:worker_threads";
import { QueueClosedError, QueueEmptyError, QueueFullError } from "../errors.js";
import { type CoreWait, throwIfAborted } from "./call-signal.js";
import { cloneItem } from "./clone-item.js";
import { Deque } from "./deque.js";
import { LinkSet } from "./link-set.js";
import type { QueueService, QueueState } from "./queue-core.js";
import { Waiters } from "./waiters.js";

let made = 0;

/** A queue in the thread that made it: everybody else's calls come here by links. */
export class QueueHome implements QueueService {
  readonly id = `${process.pid}.${threadId}.${++made}`;
  readonly maxSize: number;
  readonly links = new LinkSet();
  readonly #items = new Deque<unknown>();
  readonly #getters = new Waiters<undefined, unknown>();
  readonly #putters = new Waiters<unknown, void>();
  #isClosed = false;

  /** `maxSize` 0 is no bound. */
  constructor(maxSize: number) {
    this.maxSize = maxSize;
  }

  async put(item: unknown, options: CoreWait): Promise<void> {
    const clone = cloneItem(item);
    return this.links.during(this.accept(clone, options));
  }

  async get(options: CoreWait): Promise<unknown> {
    return this.links.during(this.give(options));
  }

  async accept(item: unknown, options: CoreWait): Promise<void> {
    throwIfAborted(options.signal);
    if (this.#isClosed) throw new QueueClosedError();
    const getter = this.#getters.shift();
    if (getter !== undefined) return getter.resolve(item);
    if (this.maxSize === 0 || this.#items.size < this.maxSize) return this.#items.push(item);
    if (options.timeout === 0) throw new QueueFullError(this.#full());
    return this.#putters.wait(item, options, () => new QueueFullError(this.#full()));
  }

  async give(options: CoreWait): Promise<unknown> {
    throwIfAborted(options.signal);
    if (this.#items.size > 0) {
      const item = this.#items.shift();
      const putter = this.#putters.shift();
      if (putter !== undefined) {
        this.#items.push(putter.brought);
        putter.resolve();
      }
      return item;
    }
    if (this.#isClosed) throw new QueueClosedError("The queue is closed, and nothing is left in it.");
    if (options.timeout === 0) throw new QueueEmptyError();
    return this.#getters.wait(undefined, options, () => {
      return new QueueEmptyError(`The queue stayed empty for ${options.timeout} ms.`);
    });
  }

  async state(): Promise<QueueState> {
    return { size: this.#items.size, maxSize: this.maxSize, isClosed: this.#isClosed };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (let each = this.#getters.shift(); each !== undefined; each = this.#getters.shift()) {
      each.reject(new QueueClosedError("The queue was closed, and nothing is left in it."));
    }
    for (let each = this.#putters.shift(); each !== undefined; each = this.#putters.shift()) {
      each.reject(new QueueClosedError("The queue was closed before there was room."));
    }
  }

  #full(): string {
    return `The queue is full: it holds ${this.#items.size} of ${this.maxSize}.`;
  }
}
