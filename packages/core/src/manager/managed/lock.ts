import { AbandonedLockError, LockStateError } from "../../errors.js";
import { Waiters } from "../../exchange/waiters.js";
import { currentCaller, type Holder } from "../caller.js";
import { coreWait, type ManagedWait, turnOf } from "./wait.js";

/**
 * A lock that others use by proxies, first come, first served.
 *
 * Anybody may release it. Where its owner's connection ends, one of those who wait, or else the next who acquires, gets
 * AbandonedLockError, and the lock is free again.
 */
export class ManagedLock {
  protected owner: Holder | undefined;
  #isAbandoned = false;
  readonly #waiters = new Waiters<Holder, boolean>();
  readonly #onGone = (): void => this.#abandon();

  /** Takes it, waiting for that; resolves to false after the timeout. */
  async acquire(wait?: ManagedWait): Promise<boolean> {
    const { holder } = currentCaller();
    const options = coreWait(wait);
    if (this.#isAbandoned) {
      this.#isAbandoned = false;
      throw new AbandonedLockError();
    }
    if (this.owner !== undefined) return turnOf(this.#waiters, holder, options);
    this.#own(holder);
    return true;
  }

  /** Frees it, whoever has it; raises LockStateError where nobody has. */
  release(): void {
    if (this.owner === undefined) {
      throw new LockStateError("The lock cannot be released: nobody has acquired it.");
    }
    this.owner.onGone.delete(this.#onGone);
    this.owner = undefined;
    this.#isAbandoned = false;
    const next = this.#waiters.shift();
    if (next === undefined) return;
    this.#own(next.brought);
    next.resolve(true);
  }

  /** Whether anybody has it at this moment. */
  locked(): boolean {
    return this.owner !== undefined;
  }

  #own(holder: Holder): void {
    this.owner = holder;
    holder.onGone.add(this.#onGone);
  }

  #abandon(): void {
    this.owner = undefined;
    const told = this.#waiters.shift();
    if (told === undefined) {
      this.#isAbandoned = true;
      return;
    }
    told.reject(new AbandonedLockError());
    const next = this.#waiters.shift();
    if (next === undefined) return;
    this.#own(next.brought);
    next.resolve(true);
  }
}
