/** A map that others use by proxies. Keys are compared by value: strings, numbers, bigints, booleans, null, or managed objects. */
export class ManagedMap<K, V> {
  readonly #entries: Map<K, V>;

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.#entries = new Map(entries);
  }

  size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): void {
    this.#entries.set(key, value);
  }

  has(key: K): boolean {
    return this.#entries.has(key);
  }

  /** Whether there was such a key. */
  delete(key: K): boolean {
    return this.#entries.delete(key);
  }

  /** The value of a key, which is set to `value` where there is none: in one step. */
  getOrSet(key: K, value: V): V {
    if (!this.#entries.has(key)) this.#entries.set(key, value);
    return this.#entries.get(key)!;
  }

  /** Takes out a key's value; undefined where there is none. */
  pop(key: K): V | undefined {
    const value = this.#entries.get(key);
    this.#entries.delete(key);
    return value;
  }

  /** Takes out the entry that was set last; undefined where there is none. */
  popEntry(): [K, V] | undefined {
    const last = [...this.#entries].at(-1);
    if (last !== undefined) this.#entries.delete(last[0]);
    return last;
  }

  /** Sets many entries. */
  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.#entries.set(key, value);
  }

  clear(): void {
    this.#entries.clear();
  }

  keys(): K[] {
    return [...this.#entries.keys()];
  }

  values(): V[] {
    return [...this.#entries.values()];
  }

  entries(): [K, V][] {
    return [...this.#entries];
  }

  /** A copy of it all. */
  toMap(): Map<K, V> {
    return new Map(this.#entries);
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.#entries[Symbol.iterator]();
  }
}
