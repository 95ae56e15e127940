import { BrokenBarrierError } from "../../errors.js";
import { type Waiter, Waiters } from "../../exchange/waiters.js";
import { coreWait, type ManagedWait } from "./wait.js";

/** How a managed barrier is made. */
export interface ManagedBarrierOptions {
  /** What the last of the parties does before all go on. */
  readonly action?: (() => unknown) | undefined;
  /** For waits that give none of their own, in milliseconds. */
  readonly timeout?: number | undefined;
}

/** A place where so many parties wait for each other, by proxies; it can be used again and again. */
export class ManagedBarrier {
  readonly #parties: number;
  readonly #options: ManagedBarrierOptions;
  readonly #waiters = new Waiters<number, number>();
  readonly #told = new WeakSet<Error>();
  /** Of one round at a time: those who come meanwhile are of the next. */
  #acting = Promise.resolve();
  #isBroken = false;

  /** For so many parties. Raises RangeError for less than 1. */
  constructor(parties: number, options: ManagedBarrierOptions = {}) {
    if (!Number.isSafeInteger(parties) || parties < 1) {
      throw new RangeError(`A barrier's parties are a whole number ≥ 1; got ${parties}.`);
    }
    this.#parties = parties;
    this.#options = options;
  }

  /**
   * Waits until all parties are there; resolves to a number that each of them has alone, 0 … parties - 1.
   *
   * Rejects with BrokenBarrierError where one gives up or is gone, the action fails, or the barrier is aborted or reset.
   */
  async wait(wait?: ManagedWait): Promise<number> {
    const options = coreWait(wait ?? this.#options.timeout);
    if (this.#isBroken) throw new BrokenBarrierError();
    const index = this.#waiters.size;
    if (index === this.#parties - 1) {
      const others = this.#waiters.takeAll();
      if (this.#options.action !== undefined) await this.#act(others);
      for (const each of others) each.resolve(each.brought);
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
    this.#tell(this.#waiters.takeAll(), "The barrier was aborted.");
  }

  /** Mends it: whoever waits gets BrokenBarrierError. */
  reset(): void {
    this.#isBroken = false;
    this.#tell(this.#waiters.takeAll(), "The barrier was reset.");
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

  async #act(others: readonly Waiter<number, number>[]): Promise<void> {
    // All have come: nobody is late any more, however long this takes.
    for (const each of others) each.commit();
    const acting = this.#acting.then(() => this.#options.action!());
    this.#acting = acting.then(
      () => {},
      () => {},
    );
    try {
      await acting;
    } catch (error) {
      this.abort();
      this.#tell(others, "The barrier's action failed.");
      throw error;
    }
  }

  #tell(waiters: readonly Waiter<number, number>[], message: string): void {
    for (const each of waiters) {
      const error = new BrokenBarrierError(message);
      this.#told.add(error);
      each.reject(error);
    }
  }
}
