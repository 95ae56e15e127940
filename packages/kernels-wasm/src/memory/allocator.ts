import { Blocks, NONE } from "./blocks.js";
import { FreeLists } from "./free-lists.js";

/**
 * Two-level segregated fit over a range of granules that grows at its end. Everything is constant time. Above the
 * last block lies untouched space: it is taken only when no free block fits, and a last block that is freed goes back
 * to it, so that after the last `free` nothing is left of a history of allocations.
 */
export class Allocator {
  readonly #blocks = new Blocks();
  readonly #lists = new FreeLists(this.#blocks);
  #limit: number;
  /** The block that ends where the space above begins. */
  #last = NONE;
  /** Where the space above the last block begins. */
  #top: number;
  /** Granules from here on have never been part of a block: they are still zero. */
  #touched: number;
  #inUse = 0;
  #count = 0;

  constructor(base: number, limit: number) {
    this.#limit = limit;
    this.#top = base;
    this.#touched = base;
  }

  /** Granules in use. */
  get inUse(): number {
    return this.#inUse;
  }

  /** Blocks in use. */
  get count(): number {
    return this.#count;
  }

  /** Where the space above the last block begins. */
  get top(): number {
    return this.#top;
  }

  extend(limit: number): void {
    this.#limit = limit;
  }

  /** A block of `size` granules, or NONE where there is no room below the limit. */
  allocate(size: number, thorough = false): number {
    const found = thorough ? this.#lists.takeAny(size) : this.#lists.take(size);
    const block = found === NONE ? this.#append(size) : this.#cut(found, size);
    if (block === NONE) return NONE;
    this.#blocks.inUse[block] = 1;
    this.#count++;
    this.#inUse += size;
    return block;
  }

  /** First granule of a block. */
  startOf(block: number): number {
    return this.#blocks.start[block]!;
  }

  /** How many granules, from the start of a block just allocated, may hold old data. To be asked once. */
  claim(block: number): number {
    const start = this.#blocks.start[block]!;
    const size = this.#blocks.size[block]!;
    const used = Math.min(Math.max(this.#touched - start, 0), size);
    this.#touched = Math.max(this.#touched, start + size);
    return used;
  }

  /** Gives a block back and joins it with free neighbours; false where it is not in use. */
  free(block: number): boolean {
    const { inUse, size, start, before, after } = this.#blocks;
    if (inUse[block] !== 1) return false;
    inUse[block] = 0;
    this.#count--;
    this.#inUse -= size[block]!;
    let whole = block;
    const [left, right] = [before[block]!, after[block]!];
    if (left !== NONE && inUse[left] === 0) {
      this.#lists.remove(left);
      this.#join(left, block);
      whole = left;
    }
    if (right !== NONE && inUse[right] === 0) {
      this.#lists.remove(right);
      this.#join(whole, right);
    }
    if (after[whole] !== NONE) {
      this.#lists.insert(whole);
    } else {
      this.#top = start[whole]!;
      this.#last = before[whole]!;
      if (this.#last !== NONE) after[this.#last] = NONE;
      this.#blocks.remove(whole);
    }
    return true;
  }

  /** The rest of a free block larger than asked for becomes a free block of its own. */
  #cut(block: number, wanted: number): number {
    const rest = this.#blocks.size[block]! - wanted;
    if (rest === 0) return block;
    const behind = this.#blocks.after[block]!;
    const tail = this.#blocks.add(this.#blocks.start[block]! + wanted, rest, block, behind);
    // Columns are read anew: `add` may have replaced them. A free block always has one behind it.
    const { size, before, after } = this.#blocks;
    before[behind] = tail;
    after[block] = tail;
    size[block] = wanted;
    this.#lists.insert(tail);
    return block;
  }

  #append(size: number): number {
    if (size > this.#limit - this.#top) return NONE;
    const block = this.#blocks.add(this.#top, size, this.#last, NONE);
    if (this.#last !== NONE) this.#blocks.after[this.#last] = block;
    this.#last = block;
    this.#top += size;
    return block;
  }

  #join(left: number, right: number): void {
    const { size, before, after } = this.#blocks;
    size[left]! += size[right]!;
    const behind = after[right]!;
    after[left] = behind;
    if (behind !== NONE) before[behind] = left;
    this.#blocks.remove(right);
  }
}
