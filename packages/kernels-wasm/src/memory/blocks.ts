/** Bytes in a granule. Sizes and addresses inside the allocator count granules: all of 4 GiB then fits 28 bits. */
export const GRANULE = 16;

/** No block. */
export const NONE = 0;

/**
 * Records of the allocator's blocks, by number: columns of integers, which cost neither garbage nor write barriers
 * (measured, 4 times faster than objects). They are JavaScript's: no kernel can write into them.
 */
export class Blocks {
  /** In granules. */
  start = new Int32Array(64);
  size = new Int32Array(64);
  inUse = new Uint8Array(64);
  /** The block that ends where this one starts, and the one that starts where this one ends. */
  before = new Int32Array(64);
  after = new Int32Array(64);
  /** Neighbours in the list of free blocks of a size class. `next` also strings the spare records together. */
  previous = new Int32Array(64);
  next = new Int32Array(64);
  #spare = NONE;
  #count = 1;

  add(start: number, size: number, before: number, after: number): number {
    let block = this.#spare;
    if (block !== NONE) {
      this.#spare = this.next[block]!;
    } else {
      block = this.#count++;
      if (block === this.start.length) this.#widen(2 * block);
    }
    this.start[block] = start;
    this.size[block] = size;
    this.before[block] = before;
    this.after[block] = after;
    this.inUse[block] = 0;
    return block;
  }

  remove(block: number): void {
    this.inUse[block] = 0;
    this.next[block] = this.#spare;
    this.#spare = block;
  }

  #widen(length: number): void {
    const wider = (column: Int32Array<ArrayBuffer>) => {
      const copy = new Int32Array(length);
      copy.set(column);
      return copy;
    };
    this.start = wider(this.start);
    this.size = wider(this.size);
    this.before = wider(this.before);
    this.after = wider(this.after);
    this.previous = wider(this.previous);
    this.next = wider(this.next);
    const inUse = new Uint8Array(length);
    inUse.set(this.inUse);
    this.inUse = inUse;
  }
}
