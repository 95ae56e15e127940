import { KernelArgumentError, OutOfMemoryError } from "../errors.js";
import { HEAP_BASE } from "../generated/abi.js";
import { AddressTable } from "./address-table.js";
import { Allocator } from "./allocator.js";
import { GRANULE, NONE } from "./blocks.js";
import { createMemory, growMemory, isShared, MAX_PAGES, PAGE } from "./pages.js";
import { SLAB, SLABS } from "./scratch.js";

export interface HeapOptions {
  /** The most the memory may grow to, in bytes: 4 GiB unless said otherwise. */
  readonly maximumBytes?: number | undefined;
  /** Whether threads can share the memory: true, where the platform has that, unless said otherwise. */
  readonly shared?: boolean | undefined;
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

/** An array, as scopes know it. */
export interface Tracked extends Disposable {
  readonly isFreed: boolean;
  /** Whether a running call uses it. */
  readonly isPinned: boolean;
}

/** First granule behind the static tables of the kernels. */
const BASE = Math.ceil(HEAP_BASE / GRANULE);

/**
 * One WebAssembly memory and who owns what in it. Blocks are 16-byte aligned, and grow the memory on demand up to 4 GiB.
 * Allocation and release take constant time; what they know is kept outside the memory.
 */
export class BlockHeap {
  readonly memory: WebAssembly.Memory;
  /** Whether threads can share the memory. */
  readonly shared: boolean;
  /** @internal Told of every array that is made, where scopes are in use. */
  tracker: ((array: Tracked) => void) | undefined = undefined;
  /** @internal Addresses of the slabs that no call uses. */
  readonly slabs: number[] = [];
  readonly #maximum: number;
  readonly #allocator: Allocator;
  readonly #addresses = new AddressTable();

  /** @throws OutOfMemoryError where the system has no address space left for a memory. */
  constructor(options: HeapOptions = {}) {
    const wanted = Math.floor((options.maximumBytes ?? MAX_PAGES * PAGE) / PAGE);
    this.#maximum = Math.min(MAX_PAGES, Math.max(wanted, 4));
    this.memory = createMemory(4, this.#maximum, options.shared ?? true);
    this.shared = isShared(this.memory);
    const slabs = (SLAB * SLABS) / GRANULE;
    for (let slab = SLABS - 1; slab >= 0; slab--) this.slabs.push(BASE * GRANULE + slab * SLAB);
    this.#allocator = new Allocator(BASE + slabs, this.memory.buffer.byteLength / GRANULE);
  }

  /** The address of `byteLength` bytes of unspecified content, 16-byte aligned. @throws OutOfMemoryError */
  allocate(byteLength: number): number {
    const block = this.take(byteLength);
    const ptr = this.addressOf(block);
    this.#addresses.add(ptr, block);
    return ptr;
  }

  /** Gives back what `allocate` gave. @throws KernelArgumentError for any other address, and the second time. */
  free(ptr: number): void {
    const block = this.#addresses.take(ptr);
    if (block === NONE)
      throw new KernelArgumentError("free", "ptr", "an address that allocate() gave", `${ptr}`);
    this.giveBack(block);
  }

  /** @internal A block of unspecified content, by number. */
  take(byteLength: number): number {
    const block = this.#find(byteLength);
    this.#allocator.claim(block);
    return block;
  }

  /** @internal A block of zeros; pages that were never used are zero already and stay untouched. */
  takeZeroed(byteLength: number): number {
    const block = this.#find(byteLength);
    const used = this.#allocator.claim(block);
    if (used > 0) new Uint8Array(this.memory.buffer, this.addressOf(block), used * GRANULE).fill(0);
    return block;
  }

  /** @internal */
  addressOf(block: number): number {
    return this.#allocator.startOf(block) * GRANULE;
  }

  /** @internal */
  giveBack(block: number): void {
    this.#allocator.free(block);
  }

  stats(): HeapStats {
    return {
      used: this.#allocator.inUse * GRANULE,
      blocks: this.#allocator.count,
      reserved: this.memory.buffer.byteLength,
      maximum: this.#maximum * PAGE,
    };
  }

  #find(byteLength: number): number {
    const size = Math.max(1, Math.ceil(byteLength / GRANULE));
    // The allocator counts in 32 bits: a size beyond them would look like a small one.
    if (!(byteLength <= this.#maximum * PAGE)) throw this.#full(byteLength);
    let block = this.#allocator.allocate(size);
    if (block === NONE) block = this.#allocator.allocate(size, !this.#grow(size));
    if (block === NONE) throw this.#full(byteLength);
    return block;
  }

  #full(byteLength: number): OutOfMemoryError {
    const { used, maximum } = this.stats();
    const advice = `${used} of ${maximum} bytes are in use: free arrays that are no longer needed.`;
    return new OutOfMemoryError(byteLength, maximum - used, advice);
  }

  #grow(size: number): boolean {
    const needed = (this.#allocator.top + size) * GRANULE;
    if (needed > this.#maximum * PAGE || !growMemory(this.memory, needed, this.#maximum)) return false;
    this.#allocator.extend(this.memory.buffer.byteLength / GRANULE);
    return true;
  }
}
