/** Calls that have not settled. */
export class Unsettled {
  readonly #calls = new Set<Promise<unknown>>();

  /** Counts a call until it settles, and returns it. */
  add<T>(call: Promise<T>): Promise<T> {
    const forget = (): void => void this.#calls.delete(call);
    this.#calls.add(call);
    call.then(forget, forget);
    return call;
  }

  /** Resolves once those that are counted now have settled. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#calls);
  }
}
