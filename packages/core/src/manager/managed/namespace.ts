/** Named values that others use by proxies. */
export class ManagedNamespace {
  readonly #values: Map<string, unknown>;

  constructor(values: Readonly<Record<string, unknown>> = {}) {
    this.#values = new Map(Object.entries(values));
  }

  get(name: string): unknown {
    return this.#values.get(name);
  }

  set(name: string, value: unknown): void {
    this.#values.set(String(name), value);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** Whether there was such a name. */
  delete(name: string): boolean {
    return this.#values.delete(name);
  }

  /** A copy of it all. */
  toObject(): Record<string, unknown> {
    return Object.fromEntries(this.#values);
  }
}
