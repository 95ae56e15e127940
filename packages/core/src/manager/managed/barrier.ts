import { BrokenBarrierError } from "../../errors.js";
import { Waiters } from "../../exchange/waiters.js";
import { coreWait, type ManagedWait } from "./wait.js";

/** A place where so many parties wait for each other, by proxies; it can be used again and again. */
export class ManagedBarrier {
  readonly #parties: number;
  readonly #timeout: number | undefined;
  readonly #waiters = new Waiters<number, number>();
  #isBroken = false;

  /** For so many parties; `timeout` is that of waits without one of their own. Raises RangeError for less than 1. */
  constructor(parties: number, timeout?: number) {
    if (!Number.isSafeInteger(parties) || parties < 1) {
      throw new RangeError(`A barrier's parties are a whole number ≥ 1; got ${parties}.`);
    }
    this.#parties = parties;
    this.#timeout = timeout;
  }

  /**
   * Waits until all parties are there; resolves to a number that each of them has alone, 0 … parties - 1.
   *
   * Rejects with BrokenBarrierError where one gives up or is gone, or the barrier is aborted or reset.
   */
  async wait(wait?: ManagedWait): Promise<number> {
    const options = coreWait(wait ?? this.#timeout);
    if (this.#isBroken) throw new BrokenBarrierError();
    const index = this.#waiters.size;
    if (index === this.#parties - 1) {
      for (let each = this.#waiters.shift(); each !== undefined; each = this.#waiters.shift())
        each.resolve(each.brought);
      return index;
    }
    try {
      const late = (): Error => new BrokenBarrierError("Not all parties came in time.");
      return await this.#waiters.wait(index, options, late);
    } catch (error) {
      // One that leaves is missed by all; but those of an abort or reset are told by that.
      if (!this.#told.has(error as Error)) this.abort();
      throw error;
    }
  }

  /** Breaks it: everybody who waits or comes gets BrokenBarrierError until it is reset. */
  abort(): void {
    this.#isBroken = true;
    this.#tell("The barrier was aborted.");
  }

  /** Mends it: whoever waits gets BrokenBarrierError. */
  reset(): void {
    this.#isBroken = false;
    this.#tell("The barrier was reset.");
  }

  broken(): boolean {
    return this.#isBroken;
  }

  parties(): number {
    return this.#parties;
  }

  /** How many wait at this moment. */
  waiting(): number {
    return this.#waiters.size;
  }

  readonly #told = new WeakSet<Error>();

  #tell(message: string): void {
    for (let each = this.#waiters.shift(); each !== undefined; each = this.#waiters.shift()) {
      const error = new BrokenBarrierError(message);
      this.#told.add(error);
      each.reject(error);
    }
  }
}
