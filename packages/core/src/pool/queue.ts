/** A first-in, first-out list with room at both ends. */
class Bucket<T> {
  readonly priority: number;
  #items: (T | undefined)[] = [];
  #head = 0;

  constructor(priority: number) {
    this.priority = priority;
  }

  get length(): number {
    return this.#items.length - this.#head;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  unshift(items: readonly T[]): void {
    if (this.#head >= items.length)
      for (let i = items.length; i-- > 0; ) this.#items[--this.#head] = items[i];
    else {
      this.#items = [...items, ...this.#items.slice(this.#head)];
      this.#head = 0;
    }
  }

  peek(): T | undefined {
    return this.#items[this.#head];
  }

  shift(): T | undefined {
    const item = this.#items[this.#head];
    this.#items[this.#head++] = undefined;
    // Moved down when half of it is behind: each item is moved once on average.
    if (this.#head > 1024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let i = this.#head; i < this.#items.length; i++) yield this.#items[i]!;
  }
}

/** What waits for a worker: higher priorities first, in order of arrival within one. Every step is O(1) for few priorities. */
export class PriorityQueue<T extends { readonly priority: number }> {
  /** Highest priority first; empty ones are removed. */
  readonly #buckets: Bucket<T>[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: T): void {
    this.#bucket(item.priority).push(item);
    this.#length++;
  }

  /** Puts items back that were first in line, in their order. */
  unshift(items: readonly T[]): void {
    for (let end = items.length; end > 0; ) {
      const { priority } = items[end - 1]!;
      let start = end;
      while (start > 0 && items[start - 1]!.priority === priority) start--;
      this.#bucket(priority).unshift(items.slice(start, end));
      end = start;
    }
    this.#length += items.length;
  }

  peek(): T | undefined {
    return this.#buckets[0]?.peek();
  }

  shift(): T | undefined {
    const bucket = this.#buckets[0];
    if (!bucket) return undefined;
    const item = bucket.shift();
    if (bucket.length === 0) this.#buckets.shift();
    this.#length--;
    return item;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const bucket of this.#buckets) yield* bucket;
  }

  #bucket(priority: number): Bucket<T> {
    let i = 0;
    while (i < this.#buckets.length && this.#buckets[i]!.priority > priority) i++;
    if (this.#buckets[i]?.priority !== priority) this.#buckets.splice(i, 0, new Bucket(priority));
    return this.#buckets[i]!;
  }
}
