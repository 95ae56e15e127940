import { LockStateError } from "../../errors.js";
import { currentCaller } from "../caller.js";
import { ManagedLock } from "./lock.js";
import type { ManagedWait } from "./wait.js";

/** A lock that its owner, a thread or process with its connection, may take again; it is free when it was released as often. */
export class ManagedRLock extends ManagedLock {
  #depth = 0;

  override async acquire(wait?: ManagedWait): Promise<boolean> {
    if (this.isOwned()) {
      this.#depth++;
      return true;
    }
    const isTaken = await super.acquire(wait);
    if (isTaken) this.#depth = 1;
    return isTaken;
  }

  /** Raises LockStateError where the caller does not own it. */
  override release(): void {
    if (!this.isOwned()) {
      throw new LockStateError("The lock cannot be released: the caller does not own it.");
    }
    if (--this.#depth === 0) super.release();
  }

  /** Whether the caller owns it. */
  isOwned(): boolean {
    return this.owner !== undefined && this.owner === currentCaller().holder;
  }

  /** Frees it however often it was taken; returns how often. Not for others: see `regain`. */
  surrender(): number {
    const depth = this.#depth;
    this.#depth = 0;
    super.release();
    return depth;
  }

  /** Takes it again as often as it was surrendered. */
  async regain(depth: number): Promise<void> {
    await super.acquire();
    this.#depth = depth;
  }
}
