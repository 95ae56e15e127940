/** One value that others use by proxies. */
export class ManagedValue<T> {
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
  }

  /** Adds to a number, in one step; returns the sum. */
  add(amount: T & (number | bigint)): T {
    if (typeof this.#value !== typeof amount || !["number", "bigint"].includes(typeof amount)) {
      throw new TypeError(
        `add: expected two numbers or two bigints, got ${typeof this.#value} and ${typeof amount}.`,
      );
    }
    this.#value = ((this.#value as number) + (amount as number)) as T;
    return this.#value;
  }

  /** Sets it to `value` if it is `expected`, in one step; returns whether it was. */
  compareAndSet(expected: T, value: T): boolean {
    const isSame = Object.is(this.#value, expected);
    if (isSame) this.#value = value;
    return isSame;
  }
}
