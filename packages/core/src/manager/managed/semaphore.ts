import { LockStateError } from "../../errors.js";
import { Waiters } from "../../exchange/waiters.js";
import { coreWait, type ManagedWait, turnOf } from "./wait.js";

/** Permits that others take and give back by proxies, first come, first served. */
export class ManagedSemaphore {
  #permits: number;
  readonly #most: number;
  readonly #waiters = new Waiters<undefined, boolean>();

  /** With so many permits. Raises RangeError for anything but a whole number of 0 or more. */
  constructor(permits = 1, most = Number.POSITIVE_INFINITY) {
    if (!Number.isSafeInteger(permits) || permits < 0) {
      throw new RangeError(`A semaphore's permits are a whole number, 0 or more; got ${permits}.`);
    }
    this.#permits = permits;
    this.#most = most;
  }

  /** Takes a permit, waiting for one; resolves to false after the timeout. */
  async acquire(wait?: ManagedWait): Promise<boolean> {
    const options = coreWait(wait);
    if (this.#permits === 0) return turnOf(this.#waiters, undefined, options);
    this.#permits--;
    return true;
  }

  /** Gives permits back. */
  release(count = 1): void {
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new RangeError(`release: expected a whole number ≥ 1, got ${count}.`);
    }
    if (this.#permits + count > this.#most) {
      throw new LockStateError(`The semaphore would have more than its ${this.#most} permits.`);
    }
    for (let i = 0; i < count; i++) {
      const next = this.#waiters.shift();
      if (next === undefined) this.#permits++;
      else next.resolve(true);
    }
  }

  /** How many permits there are at this moment. */
  value(): number {
    return this.#permits;
  }
}

/** A semaphore that refuses more permits than it began with: LockStateError. */
export class ManagedBoundedSemaphore extends ManagedSemaphore {
  constructor(permits = 1) {
    super(permits, permits);
  }
}
