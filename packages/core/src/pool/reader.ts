/** Reads items of a source, in chunks, and remembers how it ended. */
export class Reader {
  readonly #iterator: Iterator<unknown> | AsyncIterator<unknown>;
  readonly isAsync: boolean;
  /** Nothing more comes from it. */
  isOver = false;
  /** What it threw. */
  error: unknown;
  hasThrown = false;
  #stopped: Promise<unknown> | undefined;

  constructor(items: Iterable<unknown> | AsyncIterable<unknown>) {
    this.isAsync = Symbol.asyncIterator in items;
    this.#iterator = this.isAsync
      ? (items as AsyncIterable<unknown>)[Symbol.asyncIterator]()
      : (items as Iterable<unknown>)[Symbol.iterator]();
  }

  /** Up to `most` items of a source that is not asynchronous. */
  read(most: number): unknown[] {
    const items: unknown[] = [];
    try {
      while (!this.isOver && items.length < most)
        this.#take((this.#iterator as Iterator<unknown>).next(), items);
    } catch (error) {
      this.#fail(error);
    }
    return items;
  }

  /** The next item of an asynchronous source, in a list; an empty one at its end. */
  async readLater(): Promise<unknown[]> {
    const items: unknown[] = [];
    try {
      this.#take(await this.#iterator.next(), items);
    } catch (error) {
      this.#fail(error);
    }
    return items;
  }

  /** Tells a source that has more that nobody wants it. */
  stop(): void {
    if (this.isOver) return;
    this.isOver = true;
    // It may reject: it was asked to stop, and nobody waits for its answer.
    this.#stopped = this.#return().catch(() => {});
  }

  async #return(): Promise<void> {
    await this.#iterator.return?.();
  }

  /** Resolves when the source has stopped; one that still thinks about its next item is not waited for. */
  async settled(): Promise<void> {
    await Promise.race([this.#stopped, new Promise(setImmediate)]);
  }

  #take(result: IteratorResult<unknown>, items: unknown[]): void {
    if (result.done) this.isOver = true;
    else items.push(result.value);
  }

  #fail(error: unknown): void {
    this.isOver = true;
    this.hasThrown = true;
    this.error = error;
  }
}
