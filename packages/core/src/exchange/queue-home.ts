import { QueueClosedError } from "../errors.js";
import { throwIfAborted } from "../task/wait-signal.js";
import type { CoreWait } from "./call-signal.js";
import { cloneItem } from "./clone-item.js";
import { Deque } from "./deque.js";
import { LinkSet } from "./link-set.js";
import { nextId } from "./next-id.js";
import type { CloseSide, QueueService, QueueState } from "./queue-core.js";
import {
  closedWhileFull,
  drained,
  joinedLate,
  stayedEmpty,
  stayedFull,
  tooManyDone,
} from "./queue-errors.js";
import { Unsettled } from "./unsettled.js";
import { Waiters } from "./waiters.js";

/** A queue in the thread that made it: everybody else's calls come here by links. */
export class QueueHome implements QueueService {
  readonly id = nextId();
  readonly maxSize: number;
  readonly links = new LinkSet();
  readonly #items = new Deque<unknown>();
  readonly #getters = new Waiters<undefined, unknown>();
  readonly #putters = new Waiters<unknown, void>();
  readonly #lookers = new Waiters<undefined, boolean>();
  readonly #joiners = new Waiters<undefined, void>();
  readonly #puts = new Unsettled();
  #unfinished = 0;
  #isClosed = false;

  /** `maxSize` 0 is no bound. */
  constructor(maxSize: number) {
    this.maxSize = maxSize;
  }

  async put(item: unknown, options: CoreWait): Promise<void> {
    const clone = cloneItem(item);
    return this.#puts.add(this.links.during(this.accept(clone, options)));
  }

  async get(options: CoreWait): Promise<unknown> {
    return this.links.during(this.give(options));
  }

  async accept(item: unknown, options: CoreWait): Promise<void> {
    throwIfAborted(options.signal);
    if (this.#isClosed) throw new QueueClosedError();
    if (this.maxSize === 0 || this.#items.size < this.maxSize) return this.#take(item);
    const late = (): Error => stayedFull(this.#items.size, this.maxSize);
    if (options.timeout === 0) throw late();
    return this.#putters.wait(item, options, late);
  }

  async give(options: CoreWait): Promise<unknown> {
    throwIfAborted(options.signal);
    if (this.#items.size > 0) {
      const item = this.#items.shift();
      const putter = this.#putters.shift();
      if (putter !== undefined) {
        this.#take(putter.brought);
        putter.resolve();
      }
      return item;
    }
    if (this.#isClosed) throw drained();
    if (options.timeout === 0) throw stayedEmpty(0);
    return this.#getters.wait(undefined, options, () => stayedEmpty(options.timeout));
  }

  async ready(options: CoreWait): Promise<boolean> {
    throwIfAborted(options.signal);
    if (this.#items.size > 0 || this.#isClosed) return true;
    if (options.timeout === 0) return false;
    // Not an error to the caller, but to those who wait.
    const late = new Error();
    const wait = this.#lookers.wait(undefined, options, () => late);
    return this.links.during(wait).catch((error) => {
      if (error === late) return false;
      throw error;
    });
  }

  async taskDone(): Promise<void> {
    if (this.#unfinished === 0) throw tooManyDone();
    if (--this.#unfinished > 0) return;
    for (let each = this.#joiners.shift(); each !== undefined; each = this.#joiners.shift()) each.resolve();
  }

  flushed(): Promise<void> {
    return this.#puts.settled();
  }

  async joined(options: CoreWait): Promise<void> {
    throwIfAborted(options.signal);
    if (this.#unfinished === 0) return;
    return this.links.during(this.#joiners.wait(undefined, options, () => joinedLate(options.timeout)));
  }

  async state(): Promise<QueueState> {
    return { size: this.#items.size, maxSize: this.maxSize, isClosed: this.#isClosed };
  }

  async close(side?: CloseSide): Promise<void> {
    this.#isClosed = true;
    if (side === "gets") while (this.#items.size > 0) this.#items.shift();
    for (let each = this.#getters.shift(); each !== undefined; each = this.#getters.shift()) {
      each.reject(drained());
    }
    for (let each = this.#putters.shift(); each !== undefined; each = this.#putters.shift()) {
      each.reject(closedWhileFull());
    }
    this.#tellLookers();
  }

  #take(item: unknown): void {
    this.#unfinished++;
    const getter = this.#getters.shift();
    if (getter === undefined) {
      this.#items.push(item);
      this.#tellLookers();
    } else getter.resolve(item);
  }

  #tellLookers(): void {
    for (let each = this.#lookers.shift(); each !== undefined; each = this.#lookers.shift())
      each.resolve(true);
  }
}
