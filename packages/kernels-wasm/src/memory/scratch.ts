import type { BlockHeap } from "./block-heap.js";

/** Bytes in a slab: the slots of a reduction fit, so that small calls allocate nothing. */
export const SLAB = 8192;
/** Slabs a heap sets aside, at its lower end, where they break up no large block. */
export const SLABS = 8;

/** Memory of one call, given back all at once. */
export class Scratch {
  readonly #heap: BlockHeap;
  /** Address of this call's slab; 0 where all are in use. */
  readonly #slab: number;
  #used = 0;
  #blocks: number[] | undefined = undefined;

  constructor(heap: BlockHeap) {
    this.#heap = heap;
    this.#slab = heap.slabs.pop() ?? 0;
  }

  /** The address of `byteLength` bytes of unspecified content, 16-byte aligned. */
  allocate(byteLength: number): number {
    const end = this.#used + byteLength;
    if (this.#slab !== 0 && end <= SLAB) {
      const ptr = this.#slab + this.#used;
      this.#used = (end + 15) & ~15;
      return ptr;
    }
    const ptr = this.#heap.allocate(byteLength);
    this.#blocks ??= [];
    this.#blocks.push(ptr);
    return ptr;
  }

  release(): void {
    if (this.#slab !== 0) this.#heap.slabs.push(this.#slab);
    if (this.#blocks) for (const ptr of this.#blocks) this.#heap.free(ptr);
    this.#blocks = undefined;
  }
}
