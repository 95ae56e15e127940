import type { BlockHeap } from "../memory/block-heap.js";

/** A block of a heap and what holds it. It outlives the arrays, for the collector to give the block back. */
export interface Lease {
  readonly heap: BlockHeap;
  readonly block: number;
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

  constructor(heap: BlockHeap, block: number) {
    this.lease = { heap, block, arrays: 0, pins: 0 };
    forgotten.register(this, this.lease, this);
  }

  /** Gives up one array's hold; the last one gives the block back. */
  release(): void {
    const { lease } = this;
    if (--lease.arrays > 0) return;
    // Cells that stay registered survive young collections: measured, 4 times the cost of an array.
    forgotten.unregister(this);
    lease.heap.giveBack(lease.block);
  }
}

const forgotten = new FinalizationRegistry<Lease>(({ heap, block }) => heap.giveBack(block));
