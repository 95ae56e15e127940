/** Bytes in a granule. Sizes and addresses inside the allocator count granules: all of 4 GiB then fits 28 bits. */
export const GRANULE = 16;

/** A run of granules, in use or free. Metadata live here, in JavaScript, where no kernel can write. */
export class Block {
  start: number;
  size: number;
  free = false;
  /** The block that ends where this one starts, and the one that starts where this one ends. */
  before: Block | undefined;
  after: Block | undefined;
  /** Neighbours in the list of free blocks of this size class. */
  previous: Block | undefined = undefined;
  next: Block | undefined = undefined;

  constructor(start: number, size: number, before: Block | undefined, after: Block | undefined) {
    this.start = start;
    this.size = size;
    this.before = before;
    this.after = after;
  }
}
