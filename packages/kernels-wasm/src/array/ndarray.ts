import { DTYPES, type DType, itemSize, type TypedArrayOf } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { Heap } from "../memory/heap.js";
import { formatArray } from "./format.js";
import { type NestedNumbers, nest } from "./nest.js";
import { formatShape, lengthOf, resolveShape } from "./shape.js";
import type { Lease, Storage } from "./storage.js";

/** Keeps a block as long as a typed array view of it: a view may outlive the array it came from. */
const owners = new WeakMap<ArrayBufferView, Storage>();

/** The lease an array is held by, for the calls that pin it. */
export let leaseOf: (array: NDArray) => Lease;

/**
 * A dense, row-major array in a heap's memory. It lives until `free()` or the end of its `using` block; one that is
 * forgotten is given back by the garbage collector some time later. Arrays made by `reshape` and `subarray` share
 * memory, which is given back when all of them are freed.
 */
export class NDArray<T extends DType = DType> implements Disposable {
  /** Makes T invariant, so that arrays of two dtypes cannot be mixed in one call. Declarations keep no type of what is private. */
  declare protected readonly invariant: (dtype: T) => T;
  readonly dtype: T;
  readonly shape: readonly number[];
  /** Number of elements. */
  readonly length: number;
  readonly #storage: Storage;
  readonly #ptr: number;
  #view: TypedArrayOf<T> | undefined = undefined;
  #freed = false;

  /** @internal Arrays are made by `heap.array` and `pool.array`. */
  constructor(storage: Storage, dtype: T, shape: readonly number[], ptr: number) {
    this.dtype = dtype;
    this.shape = Object.freeze(shape);
    this.length = lengthOf(shape);
    this.#storage = storage;
    this.#ptr = ptr;
    storage.lease.arrays++;
  }

  /** The heap this array lies in. */
  get heap(): Heap {
    return this.#storage.lease.heap;
  }

  /** Whether `free()` was called. */
  get isFreed(): boolean {
    return this.#freed;
  }

  /** Byte offset into the heap's memory. @throws KernelArgumentError after `free()`. */
  get ptr(): number {
    this.#check("ptr");
    return this.#ptr;
  }

  /**
   * The elements, without a copy: a typed array over the heap's memory. It keeps the memory from being given back by
   * the collector, which typed arrays made from it in turn (`data.subarray()`) do not. It dies with `free()`, and in
   * memory that is not shared also when that grows.
   * @throws KernelArgumentError after `free()`.
   */
  get data(): TypedArrayOf<T> {
    this.#check("data");
    // An unshared memory that grew has left its old views empty.
    if (this.#view?.length !== this.length) {
      const View = DTYPES[this.dtype] as unknown as new (
        b: ArrayBufferLike,
        p: number,
        n: number,
      ) => TypedArrayOf<T>;
      this.#view = new View(this.heap.memory.buffer, this.#ptr, this.length);
      owners.set(this.#view, this.#storage);
    }
    return this.#view!;
  }

  /** The same memory in another shape; one size may be -1, which is then what is left. */
  reshape(...shape: readonly number[] | readonly [readonly number[]]): NDArray<T> {
    this.#check("reshape");
    const sizes = (Array.isArray(shape[0]) ? shape[0] : shape) as readonly number[];
    return new NDArray(this.#storage, this.dtype, resolveShape("reshape", sizes, this.length), this.#ptr);
  }

  /** The same memory from `begin` to before `end` along the first axis; both are clamped, negative ones count from the end. */
  subarray(begin = 0, end = this.shape[0] ?? 1): NDArray<T> {
    this.#check("subarray");
    const [rows = 1, ...rest] = this.shape;
    const from = clamp(begin, rows);
    const to = Math.max(from, clamp(end, rows));
    const ptr = this.#ptr + from * lengthOf(rest) * itemSize(this.dtype);
    return new NDArray(this.#storage, this.dtype, [to - from, ...rest], ptr);
  }

  /** A copy as plain numbers, nested by the shape. */
  toArray(): NestedNumbers {
    return nest(this.data as ArrayLike<number>, this.shape);
  }

  /** As NumPy prints it; the middle of long arrays is left out. */
  toString(): string {
    return formatArray(this.data as ArrayLike<number>, this.shape, this.dtype);
  }

  /** What `console.log` shows in Node. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `NDArray<${this.dtype}> ${formatShape(this.shape)} ${this.#freed ? "freed" : `\n${this}`}`;
  }

  /** The elements in row-major order. */
  *[Symbol.iterator](): IterableIterator<number> {
    yield* this.data as Iterable<number>;
  }

  /** Gives the memory back. @throws KernelArgumentError where it was freed before, or while a kernel uses it. */
  free(): void {
    this.#check("free");
    const { lease } = this.#storage;
    if (lease.pins > 0) {
      throw new KernelArgumentError(
        "free",
        "array",
        "an array that no kernel uses",
        "one a running kernel uses",
      );
    }
    this.#freed = true;
    this.#view = undefined;
    this.#storage.release();
  }

  /** As `free()`, but nothing happens where the array was freed before. */
  [Symbol.dispose](): void {
    if (!this.#freed) this.free();
  }

  #check(what: string): void {
    if (this.#freed) throw new KernelArgumentError(what, "array", "an array in use", "one that was freed");
  }

  static {
    leaseOf = (array) => array.#storage.lease;
  }
}

function clamp(index: number, size: number): number {
  return Math.min(Math.max(index < 0 ? index + size : index, 0), size);
}
