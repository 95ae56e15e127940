/** A list that others use by proxies. Negative indices count from the end. */
export class ManagedList<T> {
  readonly #items: T[];

  constructor(items: Iterable<T> = []) {
    this.#items = [...items];
  }

  length(): number {
    return this.#items.length;
  }

  /** The item at an index; undefined beyond both ends. */
  at(index: number): T | undefined {
    return this.#items.at(index);
  }

  /** Replaces an item; raises RangeError where there is none. */
  set(index: number, item: T): void {
    const place = index < 0 ? index + this.#items.length : index;
    if (!Number.isSafeInteger(place) || place < 0 || place >= this.#items.length) {
      throw new RangeError(`index: the list has ${this.#items.length} items, there is none at ${index}.`);
    }
    this.#items[place] = item;
  }

  /** Appends items; returns the new length. */
  push(...items: readonly T[]): number {
    // Spread arguments have a limit.
    for (const item of items) this.#items.push(item);
    return this.#items.length;
  }

  /** Appends all of a list; returns the new length. */
  extend(items: Iterable<T>): number {
    for (const item of items) this.#items.push(item);
    return this.#items.length;
  }

  /** Takes an item out, the last one unless an index is given; undefined where there is none. */
  pop(index = -1): T | undefined {
    const place = index < 0 ? index + this.#items.length : index;
    return place < 0 ? undefined : this.#items.splice(place, 1)[0];
  }

  /** Takes out the first item. */
  shift(): T | undefined {
    return this.#items.shift();
  }

  /** Puts items before the first; returns the new length. */
  unshift(...items: readonly T[]): number {
    return this.#items.unshift(...items);
  }

  /** Puts an item before the one at an index. */
  insert(index: number, item: T): void {
    this.#items.splice(index, 0, item);
  }

  /** As `Array.splice`: takes out so many items and puts others in their place. */
  splice(start: number, count: number, ...items: readonly T[]): T[] {
    return this.#items.splice(start, count, ...items);
  }

  /** Takes out the first item that equals this; returns whether there was one. */
  remove(item: T): boolean {
    const index = this.#items.indexOf(item);
    if (index >= 0) this.#items.splice(index, 1);
    return index >= 0;
  }

  slice(start?: number, end?: number): T[] {
    return this.#items.slice(start, end);
  }

  /** A copy of all items. */
  toArray(): T[] {
    return [...this.#items];
  }

  /** Whether an item is there: compared as `===` does, NaN equals itself. */
  includes(item: T): boolean {
    return this.#items.includes(item);
  }

  /** Where an item is first; -1 where it is not. */
  indexOf(item: T, start?: number): number {
    return this.#items.indexOf(item, start);
  }

  /** How many items equal this. */
  count(item: T): number {
    return this.#items.filter((each) => each === item).length;
  }

  /** Sorts in place, as `<` orders: numbers by value, strings by code units. */
  sort(): void {
    this.#items.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  reverse(): void {
    this.#items.reverse();
  }

  /** Repeats the items in place. */
  repeat(times: number): void {
    const items = [...this.#items];
    if (times <= 0) this.clear();
    for (let i = 1; i < times; i++) this.extend(items);
  }

  clear(): void {
    this.#items.length = 0;
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#items[Symbol.iterator]();
  }
}
