import { DTYPES, type DType, type TypedArrayOf } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { BlockHeap } from "../memory/block-heap.js";
import type { Elements } from "./elements.js";
import { lengthOf } from "./shape.js";
import type { Lease, Storage } from "./storage.js";
import { isRowMajor, rowMajor } from "./strides.js";

/** Keeps a block as long as a typed array view of it: a view may outlive the array it came from. */
const owners = new WeakMap<ArrayBufferView, Storage>();

const isHandle = (): true => true;

/** The lease an array is held by, for the calls that pin it. */
export let leaseOf: (array: HeldArray) => Lease;

/** What arrays are apart from what can be done with them: elements in a block, and how long they are held. */
export class HeldArray<T extends DType = DType> implements Disposable {
  /** Makes T invariant, so that arrays of two dtypes cannot be mixed in one call. Declarations keep no type of what is private. */
  declare protected readonly invariant: (dtype: T) => T;
  readonly dtype: T;
  readonly shape: readonly number[];
  /** How many elements lie from one to the next along each axis. */
  readonly strides: readonly number[];
  /** Number of elements. */
  readonly length: number;
  /** Whether the elements lie in row-major order without gaps, as `data` needs them. */
  readonly isContiguous: boolean;
  /** @internal Structured clone would make a lifeless copy: it refuses functions. Who can send arrays looks for this. */
  protected readonly isHandle = isHandle;
  /** @internal */
  protected readonly storage: Storage;
  readonly #ptr: number;
  #view: TypedArrayOf<T> | undefined = undefined;
  #freed = false;

  /** @internal Arrays are made by `heap.array` and `pool.array`. */
  constructor(
    storage: Storage,
    dtype: T,
    shape: readonly number[],
    ptr: number,
    strides: readonly number[] = rowMajor(shape),
  ) {
    this.dtype = dtype;
    this.shape = Object.freeze(shape);
    this.strides = Object.freeze(strides);
    this.length = lengthOf(shape);
    this.isContiguous = isRowMajor(shape, strides);
    this.storage = storage;
    this.#ptr = ptr;
    storage.lease.arrays++;
    storage.lease.heap.tracker?.(this);
  }

  /** The heap this array lies in. */
  get heap(): BlockHeap {
    return this.storage.lease.heap;
  }

  /** Whether `free()` was called. */
  get isFreed(): boolean {
    return this.#freed;
  }

  /** Whether a running call uses the array, or another one over its memory. */
  get isPinned(): boolean {
    return this.storage.lease.pins > 0;
  }

  /** Byte offset of the first element into the heap's memory. @throws KernelArgumentError after `free()`. */
  get ptr(): number {
    this.check("ptr");
    return this.#ptr;
  }

  /**
   * The elements, without a copy: a typed array over the heap's memory. It keeps the memory from being given back by
   * the collector, which typed arrays made from it in turn (`data.subarray()`) do not. It dies with `free()`, and in
   * memory that is not shared also when that grows.
   * @throws KernelArgumentError after `free()`, and for a view whose elements lie apart.
   */
  get data(): TypedArrayOf<T> {
    this.check("data");
    if (!this.isContiguous) throw apart("data");
    // An unshared memory that grew has left its old views empty.
    if (this.#view?.length !== this.length) {
      const View = DTYPES[this.dtype] as unknown as new (
        b: ArrayBufferLike,
        p: number,
        n: number,
      ) => TypedArrayOf<T>;
      this.#view = new View(this.heap.memory.buffer, this.#ptr, this.length);
      owners.set(this.#view, this.storage);
    }
    return this.#view!;
  }

  /** Keeps the memory from being given back, until what this returns is called: `free()` raises until then. */
  pin(): () => void {
    this.check("pin");
    const { lease } = this.storage;
    lease.pins++;
    let isPinned = true;
    return () => {
      if (isPinned) lease.pins--;
      isPinned = false;
    };
  }

  /** Gives the memory back. @throws KernelArgumentError where it was freed before, or while a running call uses it. */
  free(): void {
    this.check("free");
    if (this.isPinned) {
      throw new KernelArgumentError(
        "free",
        "array",
        "an array that no running call uses",
        "one that is in use",
      );
    }
    this.#freed = true;
    this.#view = undefined;
    this.storage.release();
  }

  /** As `free()`, but nothing happens where the array was freed before. */
  [Symbol.dispose](): void {
    if (!this.#freed) this.free();
  }

  /** @internal */
  protected check(what: string): void {
    if (this.#freed) throw new KernelArgumentError(what, "array", "an array in use", "one that was freed");
  }

  /** @internal */
  protected get elements(): Elements<T> {
    const { dtype, shape, strides } = this;
    return { buffer: this.heap.memory.buffer, dtype, ptr: this.ptr, shape, strides };
  }

  static {
    leaseOf = (array) => array.storage.lease;
  }
}

function apart(what: string): KernelArgumentError {
  return new KernelArgumentError(
    what,
    "array",
    "an array without gaps, in row-major order (copy() makes one)",
    "a view whose elements lie apart",
  );
}
