/** A set that others use by proxies. Items are compared by value: strings, numbers, bigints, booleans, null, or managed objects. */
export class ManagedSet<T> {
  readonly #items: Set<T>;

  constructor(items: Iterable<T> = []) {
    this.#items = new Set(items);
  }

  size(): number {
    return this.#items.size;
  }

  /** Adds an item; returns whether it is new. */
  add(item: T): boolean {
    const before = this.#items.size;
    return this.#items.add(item).size > before;
  }

  has(item: T): boolean {
    return this.#items.has(item);
  }

  /** Whether it was there. */
  delete(item: T): boolean {
    return this.#items.delete(item);
  }

  /** Takes out the item that was added first; undefined where there is none. */
  pop(): T | undefined {
    const [first] = this.#items;
    this.#items.delete(first as T);
    return first;
  }

  /** Adds many items. */
  update(items: Iterable<T>): void {
    for (const item of items) this.#items.add(item);
  }

  clear(): void {
    this.#items.clear();
  }

  values(): T[] {
    return [...this.#items];
  }

  /** A copy of it all. */
  toSet(): Set<T> {
    return new Set(this.#items);
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#items[Symbol.iterator]();
  }
}
