import { type ArrayOptions, createArray, type DTypeOfData, type NumericData } from "../array/create.js";
import type { NDArray } from "../array/ndarray.js";
import type { DType } from "../dtypes.js";
import { KernelArgumentError, OutOfMemoryError } from "../errors.js";
import { HEAP_BASE } from "../generated/abi.js";
import { Allocator } from "./allocator.js";
import { GRANULE } from "./block.js";
import { createMemory, growMemory, MAX_PAGES, PAGE } from "./pages.js";
import { SLAB, SLABS } from "./scratch.js";

export interface HeapOptions {
  /** The most the memory may grow to, in bytes: 4 GiB unless said otherwise. */
  readonly maximumBytes?: number;
  /** Whether threads can share the memory: true unless said otherwise. */
  readonly shared?: boolean;
}

/** What a heap holds, in bytes. */
export interface HeapStats {
  readonly used: number;
  /** Arrays and other blocks in use. */
  readonly blocks: number;
  /** Size of the WebAssembly memory at present; pages that were never touched take no storage. */
  readonly reserved: number;
  readonly maximum: number;
}

/** First granule behind the static tables of the kernels. */
const BASE = Math.ceil(HEAP_BASE / GRANULE);

/**
 * One WebAssembly memory and who owns what in it. Arrays are zero-filled, 16-byte aligned, and grow the memory on
 * demand up to 4 GiB. Allocation and release take constant time; what they know is kept outside the memory.
 */
export class Heap {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  /** Addresses of the slabs that no call uses. */
  readonly slabs: number[] = [];
  readonly #maximum: number;
  readonly #allocator: Allocator;

  /** @throws OutOfMemoryError where the system has no address space left for a memory. */
  constructor(options: HeapOptions = {}) {
    this.shared = options.shared ?? true;
    const wanted = Math.floor((options.maximumBytes ?? MAX_PAGES * PAGE) / PAGE);
    this.#maximum = Math.min(MAX_PAGES, Math.max(wanted, 4));
    this.memory = createMemory(4, this.#maximum, this.shared);
    const slabs = (SLAB * SLABS) / GRANULE;
    for (let slab = SLABS - 1; slab >= 0; slab--) this.slabs.push(BASE * GRANULE + slab * SLAB);
    this.#allocator = new Allocator(BASE + slabs, this.memory.buffer.byteLength / GRANULE);
  }

  /** A zero-filled array of a shape or length. */
  array<T extends DType>(dtype: T, shape: number | readonly number[]): NDArray<T>;
  /** An array with a copy of numbers: a typed array, an array, or nested arrays (rows). */
  array<const D extends NumericData, T extends DType = DTypeOfData<D>>(
    data: D,
    options?: ArrayOptions<T>,
  ): NDArray<T>;
  array(first: DType | NumericData, second?: number | readonly number[] | ArrayOptions<DType>): NDArray {
    return createArray(this, first, second);
  }

  /** The address of `byteLength` bytes of unspecified content. @throws OutOfMemoryError */
  allocate(byteLength: number): number {
    const ptr = this.#allocate(byteLength);
    this.#allocator.markTouched();
    return ptr;
  }

  /** The address of `byteLength` zero bytes; pages that were never used are not touched. @throws OutOfMemoryError */
  allocateZeroed(byteLength: number): number {
    const ptr = this.#allocate(byteLength);
    const dirty = Math.min(byteLength, this.#allocator.touchedEnd() * GRANULE - ptr);
    if (dirty > 0) new Uint8Array(this.memory.buffer, ptr, dirty).fill(0);
    this.#allocator.markTouched();
    return ptr;
  }

  /** Gives a block back. @throws KernelArgumentError for an address that no block in use starts at. */
  free(ptr: number): void {
    if (ptr % GRANULE === 0 && this.#allocator.free(ptr / GRANULE)) return;
    throw new KernelArgumentError("free", "ptr", "the address of a block in use", `${ptr}`);
  }

  stats(): HeapStats {
    return {
      used: this.#allocator.inUse * GRANULE,
      blocks: this.#allocator.blockCount,
      reserved: this.memory.buffer.byteLength,
      maximum: this.#maximum * PAGE,
    };
  }

  #allocate(byteLength: number): number {
    const size = Math.max(1, Math.ceil(byteLength / GRANULE));
    let start = this.#allocator.allocate(size);
    if (start < 0) {
      if (this.#grow(size)) start = this.#allocator.allocate(size);
      else start = this.#allocator.allocate(size, true);
    }
    if (start >= 0) return start * GRANULE;
    const { used, maximum } = this.stats();
    throw new OutOfMemoryError(
      byteLength,
      maximum - used,
      `${used} of ${maximum} bytes are in use: free arrays that are no longer needed.`,
    );
  }

  #grow(size: number): boolean {
    const needed = this.#allocator.limitFor(size) * GRANULE;
    if (needed > this.#maximum * PAGE || !growMemory(this.memory, needed, this.#maximum)) return false;
    this.#allocator.extend(this.memory.buffer.byteLength / GRANULE);
    return true;
  }
}
