import { coreOf, dataOf, defineCells, homeDataOf, LockedCells, ownDataOf, settingsOf } from "./cells.js";
import {
  type Cells,
  cellsOf,
  type Element,
  type ElementArray,
  fromCell,
  type SharedDType,
  toCell,
} from "./dtypes.js";
import type { SharedOptions } from "./shared-options.js";

/**
 * An array of numbers or booleans in memory that threads and processes share, and the lock that goes with it.
 *
 * `data` is the memory itself. Where none can be shared between processes (`features().mappedMemory`), the array is in
 * the thread that made it, and only what returns a promise works.
 *
 * @example
 * const squares = new SharedArray("f64", 4);
 * const fill = (squares: SharedArray<"f64">) => {
 *   for (let i = 0; i < squares.length; i++) squares.data[i] = i * i;
 * };
 * const child = new Process({ target: fill, args: [squares] });
 * child.start();
 * await child.join();
 * console.log([...squares]); // [0, 1, 4, 9]
 */
export class SharedArray<D extends SharedDType> extends LockedCells<D> {
  /** Zeros, or the values given. Raises RangeError for a length below 0, TypeError for values of another type. */
  constructor(dtype: D, lengthOrValues: number | Iterable<Element<D>>, options: SharedOptions = {}) {
    const values = typeof lengthOrValues === "number" ? undefined : [...lengthOrValues];
    super(dtype, values?.length ?? checkLength(lengthOrValues as number), options);
    // Not shared with anybody yet.
    if (values !== undefined) homeDataOf(this).set(cellsOf(dtype, values) as never);
  }

  get length(): number {
    return settingsOf(this).length;
  }

  /** The elements as they are in memory, those of `bool` as 0 and 1; BlockingError where that is elsewhere. */
  get data(): ElementArray<D> {
    return dataOf(this) as ElementArray<D>;
  }

  /** One element; a negative index counts from the end. Rejects with RangeError for an index outside. */
  async get(index: number): Promise<Element<D>> {
    const at = placeOf(this, index);
    const cells = ownDataOf(this)?.subarray(at) ?? (await read(this, at, at + 1));
    return fromCell(this.dtype, cells[0]!);
  }

  /** Sets one element, or several from an index on. Rejects with RangeError where there is no room for them. */
  async set(index: number, value: Element<D> | Iterable<Element<D>>): Promise<void> {
    const { dtype } = this;
    const cells = cellsOf(dtype, isIterable(value) ? value : [value]);
    const at = cells.length === 0 ? index : placeOf(this, index);
    if (at + cells.length > this.length) {
      throw new RangeError(`${cells.length} elements from ${index} on do not fit into ${this.length}.`);
    }
    await coreOf(this).call("write", [at, cells]);
  }

  /** A copy of a part, or of the whole, as `Array.prototype.slice` counts. */
  async slice(begin = 0, end = this.length): Promise<Element<D>[]> {
    const from = toBound(begin, this.length);
    const cells = await read(this, from, Math.max(from, toBound(end, this.length)));
    return Array.from(cells as ArrayLike<number>, (cell) => fromCell(this.dtype, cell));
  }

  async fill(value: Element<D>, begin = 0, end = this.length): Promise<void> {
    const range = [toBound(begin, this.length), toBound(end, this.length)];
    await coreOf(this).call("fill", [toCell(this.dtype, value), ...range]);
  }

  /** Calls a function with the elements, to change them in place, while the lock is held; resolves to its result. */
  async update<R>(fn: (data: ElementArray<D>) => R | Promise<R>): Promise<R> {
    return this.lock.withLock(async () => {
      const own = ownDataOf(this);
      const data = own ?? (await read(this, 0, this.length));
      const result = await fn(data as ElementArray<D>);
      // A copy of what is elsewhere, and still is what everybody sees there: the lock is held.
      if (own === undefined) await coreOf(this).call("write", [0, data]);
      return result;
    });
  }

  /** The same, blocking this thread until it has the lock; BlockingError where that cannot be. */
  updateSync<R>(fn: (data: ElementArray<D>) => R): R {
    const { data, lock } = this;
    return lock.withLockSync(() => fn(data));
  }

  /** The elements one after the other, as they are when their turn comes; BlockingError where they are elsewhere. */
  *[Symbol.iterator](): IterableIterator<Element<D>> {
    const { data, dtype } = this;
    for (const cell of data) yield fromCell(dtype, cell);
  }

  /** What `console.log` prints. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const own = ownDataOf(this);
    const first = Array.from(own?.subarray(0, 8) ?? [], String).join(", ");
    const shown = own ? `[${first}${this.length > 8 ? ", …" : ""}]` : "elsewhere";
    return `${this.constructor.name} { ${this.dtype}, ${this.length}: ${shown} }`;
  }
}

/** A SharedArray without a lock. */
export class RawArray<D extends SharedDType> extends SharedArray<D> {
  constructor(
    dtype: D,
    lengthOrValues: number | Iterable<Element<D>>,
    options: Omit<SharedOptions, "lock"> = {},
  ) {
    super(dtype, lengthOrValues, { ...options, lock: false });
  }
}

function read(array: object, begin: number, end: number): Promise<Cells> {
  return coreOf(array).call("read", [begin, end]) as Promise<Cells>;
}

function placeOf({ length }: { readonly length: number }, index: number): number {
  const at = index < 0 ? index + length : index;
  if (Number.isInteger(at) && at >= 0 && at < length) return at;
  throw new RangeError(`There is no element ${index}: the array has ${length}.`);
}

function checkLength(length: number): number {
  if (Number.isSafeInteger(length) && length >= 0) return length;
  throw new RangeError(`The length of a shared array is a whole number, 0 or more; got ${length}.`);
}

function isIterable(value: unknown): value is Iterable<never> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function toBound(index: number, length: number): number {
  return index < 0 ? Math.max(0, index + length) : Math.min(index, length);
}

defineCells("shared-array", SharedArray);
defineCells("raw-array", RawArray);
