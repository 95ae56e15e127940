import type { Heap } from "../memory/heap.js";

/** A block of a heap and what holds it. It outlives the arrays, for the collector to give the block back. */
export interface Lease {
  readonly heap: Heap;
  readonly ptr: number;
  /** Arrays over the block that were not freed. */
  arrays: number;
  /** Running calls that use it. */
  pins: number;
}

/**
 * What the arrays over one block, and their typed array views, keep alive. When the last of them is forgotten, the
 * collector gives the block back.
 */
export class Storage {
  readonly lease: Lease;

  constructor(heap: Heap, ptr: number) {
    this.lease = { heap, ptr, arrays: 0, pins: 0 };
    forgotten.register(this, this.lease);
  }
}

/** Gives up one array's hold; the last one gives the block back. */
export function release(lease: Lease): void {
  if (--lease.arrays === 0) lease.heap.free(lease.ptr);
}

const forgotten = new FinalizationRegistry<Lease>((lease) => {
  if (lease.arrays > 0) lease.heap.free(lease.ptr);
});
