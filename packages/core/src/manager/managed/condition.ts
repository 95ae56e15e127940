import { LockStateError } from "../../errors.js";
import { Waiters } from "../../exchange/waiters.js";
import { type Caller, currentCaller, onBehalfOf } from "../caller.js";
import { ManagedRLock } from "./rlock.js";
import { coreWait, type ManagedWait, turnOf } from "./wait.js";

/** A lock with a place to wait for what others do under it, all by proxies. */
export class ManagedCondition {
  readonly #lock: ManagedRLock;
  readonly #waiters = new Waiters<undefined, boolean>();

  /** Over a lock of its own, or over one that exists. */
  constructor(lock: ManagedRLock = new ManagedRLock()) {
    if (!(lock instanceof ManagedRLock)) throw new TypeError("A condition's lock is a managed rlock.");
    this.#lock = lock;
  }

  acquire(wait?: ManagedWait): Promise<boolean> {
    return this.#lock.acquire(wait);
  }

  release(): void {
    this.#lock.release();
  }

  /** Gives the lock up, waits for a notification, and takes the lock again; resolves to whether one came in time. */
  async wait(wait?: ManagedWait): Promise<boolean> {
    this.#assertOwned();
    const { holder } = currentCaller();
    const options = coreWait(wait);
    const depth = this.#lock.surrender();
    try {
      return await turnOf(this.#waiters, undefined, options);
    } finally {
      // However long that takes, and also where the wait was given up: the caller counts on it.
      if (!holder.isGone)
        await onBehalfOf({ holder, signal: undefined } satisfies Caller, () => this.#lock.regain(depth));
    }
  }

  /** Lets so many of those who wait go on, once the caller has released the lock. */
  notify(count = 1): void {
    this.#assertOwned();
    for (let i = 0; i < count; i++) this.#waiters.shift()?.resolve(true);
  }

  notifyAll(): void {
    this.notify(this.#waiters.size);
  }

  #assertOwned(): void {
    if (!this.#lock.isOwned()) throw new LockStateError("The condition's lock must be held for this.");
  }
}
