import { coreOf, dataOf, defineCells, homeDataOf, LockedCells, ownDataOf } from "./cells.js";
import { addTo } from "./cells-home.js";
import { cellsOf, type Element, fromCell, type SharedDType, toCell } from "./dtypes.js";
import type { SharedOptions } from "./shared-options.js";

/**
 * A number or boolean in memory that threads and processes share, and the lock that goes with it.
 *
 * Reading and writing it are single steps; whatever reads and then writes needs the lock, as `update` takes it.
 * Where no memory can be shared between processes (`features().mappedMemory`), it is in the thread that made it, and
 * only what returns a promise works.
 *
 * @example
 * const counter = new Value("i32", 0);
 * const count = async (counter: Value<"i32">) => {
 *   for (let i = 0; i < 1000; i++) await counter.update((count) => count + 1);
 * };
 * const children = [1, 2, 3].map(() => new Process({ target: count, args: [counter] }));
 * for (const each of children) each.start();
 * for (const each of children) await each.join();
 * console.log(await counter.get()); // 3000
 */
export class Value<D extends SharedDType> extends LockedCells<D> {
  /** Raises TypeError for an initial value of another type. */
  constructor(dtype: D, initial?: Element<D>, options: SharedOptions = {}) {
    super(dtype, 1, options);
    // Not shared with anybody yet.
    if (initial !== undefined) homeDataOf(this)[0] = toCell(dtype, initial);
  }

  /** What it is now; BlockingError where its memory is elsewhere. */
  get value(): Element<D> {
    return fromCell(this.dtype, dataOf(this)[0]!);
  }

  set value(value: Element<D>) {
    dataOf(this)[0] = toCell(this.dtype, value);
  }

  /** What it is now. */
  async get(): Promise<Element<D>> {
    const cells = ownDataOf(this) ?? ((await coreOf(this).call("read", [0, 1])) as ArrayLike<number>);
    return fromCell(this.dtype, cells[0]!);
  }

  async set(value: Element<D>): Promise<void> {
    await coreOf(this).call("write", [0, cellsOf(this.dtype, [value])]);
  }

  /** Sets it to what a function makes of it, while its lock is held; resolves to the new value. */
  async update(fn: (value: Element<D>) => Element<D> | Promise<Element<D>>): Promise<Element<D>> {
    return this.lock.withLock(async () => {
      const value = await fn(await this.get());
      await this.set(value);
      return value;
    });
  }

  /** The same, blocking this thread until it has the lock; BlockingError where that cannot be. */
  updateSync(fn: (value: Element<D>) => Element<D>): Element<D> {
    const { lock } = this;
    lock.acquireSync();
    try {
      const value = fn(this.value);
      this.value = value;
      return value;
    } finally {
      lock.releaseSync();
    }
  }

  /** Adds to a whole number in one step, without the lock; resolves to the old value. Raises TypeError for other dtypes. */
  async add(value: Element<D>): Promise<Element<D>> {
    const cell = toCountable(this.dtype, value);
    return fromCell(this.dtype, (await coreOf(this).call("add", [0, cell])) as number);
  }

  /** The same at once; BlockingError where its memory is elsewhere. */
  addSync(value: Element<D>): Element<D> {
    return fromCell(this.dtype, addTo(dataOf(this), 0, toCountable(this.dtype, value)));
  }

  /** What `console.log` prints. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `${this.constructor.name} { ${this.dtype}: ${ownDataOf(this)?.[0] ?? "elsewhere"} }`;
  }
}

/** A Value without a lock. */
export class RawValue<D extends SharedDType> extends Value<D> {
  constructor(dtype: D, initial?: Element<D>, options: Omit<SharedOptions, "lock"> = {}) {
    super(dtype, initial, { ...options, lock: false });
  }
}

function toCountable(dtype: SharedDType, value: unknown): number | bigint {
  if (dtype === "bool") throw new TypeError("A bool cannot be added to.");
  return toCell(dtype, value);
}

defineCells("value", Value);
defineCells("raw-value", RawValue);
