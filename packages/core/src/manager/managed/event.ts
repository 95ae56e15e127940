import { Waiters } from "../../exchange/waiters.js";
import { coreWait, type ManagedWait, turnOf } from "./wait.js";

/** A flag that others set, clear and wait for by proxies. */
export class ManagedEvent {
  #isSet = false;
  readonly #waiters = new Waiters<undefined, boolean>();

  isSet(): boolean {
    return this.#isSet;
  }

  /** Sets it: everybody who waits goes on. */
  set(): void {
    this.#isSet = true;
    for (const each of this.#waiters.takeAll()) each.resolve(true);
  }

  clear(): void {
    this.#isSet = false;
  }

  /** Waits until it is set; resolves to whether it is, false after the timeout. */
  async wait(wait?: ManagedWait): Promise<boolean> {
    const options = coreWait(wait);
    return this.#isSet || turnOf(this.#waiters, undefined, options);
  }
}
