/** Part of a referent's items: those that come next, and whether they are the last. */
export interface Batch {
  readonly items: readonly unknown[];
  readonly isLast: boolean;
}

/** An iteration that somebody else reads, some items at a time. */
export class Iteration {
  readonly #iterator: Iterator<unknown> | AsyncIterator<unknown>;
  readonly #isAsync: boolean;

  constructor(iterable: object) {
    this.#isAsync = Symbol.asyncIterator in iterable;
    this.#iterator = this.#isAsync
      ? (iterable as AsyncIterable<unknown>)[Symbol.asyncIterator]()
      : (iterable as Iterable<unknown>)[Symbol.iterator]();
  }

  /** At most so many items; of an asynchronous iteration one, since others may be long in coming. */
  async take(most: number): Promise<Batch> {
    const items: unknown[] = [];
    while (items.length < most) {
      const step = this.#iterator.next();
      const { value, done } = this.#isAsync ? await step : (step as IteratorResult<unknown>);
      if (done) return { items, isLast: true };
      items.push(value);
      if (this.#isAsync) break;
    }
    return { items, isLast: false };
  }

  /** Ends it before its end. */
  async stop(): Promise<void> {
    await this.#iterator.return?.();
  }
}
