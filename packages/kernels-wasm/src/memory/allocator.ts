import { Block } from "./block.js";
import { FreeLists } from "./free-lists.js";

/** What was allocated: where, and how many of its granules, from the start, may hold old data. */
export interface Span {
  readonly start: number;
  readonly size: number;
  readonly used: number;
}

/**
 * Two-level segregated fit over a range of granules that grows at its end. Everything is constant time. Above the
 * last block lies untouched space: it is taken only when no free block fits, and a last block that is freed goes back
 * to it, so that after the last `free` nothing is left of a history of allocations.
 */
export class Allocator {
  readonly base: number;
  #limit: number;
  /** Where the space above the last block begins. */
  #top: number;
  /** Granules from here on have never been part of a block: they are still zero. */
  #touched: number;
  #last: Block | undefined;
  #inUse = 0;
  readonly #lists = new FreeLists();
  readonly #blocks = new Map<number, Block>();

  constructor(base: number, limit: number) {
    this.base = base;
    this.#limit = limit;
    this.#top = base;
    this.#touched = base;
  }

  /** Granules in use. */
  get inUse(): number {
    return this.#inUse;
  }

  get blockCount(): number {
    return this.#blocks.size;
  }

  /** Granules above the last block, within the limit. */
  get above(): number {
    return this.#limit - this.#top;
  }

  /** Where the limit must lie for `size` more granules to fit above the last block. */
  limitFor(size: number): number {
    return this.#top + size;
  }

  extend(limit: number): void {
    this.#limit = limit;
  }

  /** The start of `size` granules, or -1 where there is no room. */
  allocate(size: number, thorough = false): number {
    const found = thorough ? this.#lists.takeAny(size) : this.#lists.take(size);
    const block = found ? this.#cut(found, size) : this.#append(size);
    if (!block) return -1;
    this.#blocks.set(block.start, block);
    this.#inUse += size;
    return block.start;
  }

  /** How far, from `start` on, granules may hold old data. Asked between `allocate` and `markTouched`. */
  touchedEnd(): number {
    return this.#touched;
  }

  /** Everything below the top may be written from now on. */
  markTouched(): void {
    if (this.#top > this.#touched) this.#touched = this.#top;
  }

  /** Gives a block back; false where none in use starts there. */
  free(start: number): boolean {
    let block = this.#blocks.get(start);
    if (!block) return false;
    this.#blocks.delete(start);
    this.#inUse -= block.size;
    if (block.before?.free) block = this.#join(block.before, block, true);
    if (block.after?.free) block = this.#join(block, block.after, false);
    if (block.after) {
      block.free = true;
      this.#lists.insert(block);
    } else {
      this.#top = block.start;
      this.#last = block.before;
      if (block.before) block.before.after = undefined;
    }
    return true;
  }

  /** The rest of a free block larger than asked for becomes a free block of its own. */
  #cut(block: Block, size: number): Block {
    block.free = false;
    const rest = block.size - size;
    if (rest > 0) {
      const tail = new Block(block.start + size, rest, block, block.after);
      tail.free = true;
      // A free block always has one after it: a last block that is freed goes back to the top.
      block.after!.before = tail;
      block.after = tail;
      block.size = size;
      this.#lists.insert(tail);
    }
    return block;
  }

  #append(size: number): Block | undefined {
    if (size > this.#limit - this.#top) return undefined;
    const block = new Block(this.#top, size, this.#last, undefined);
    if (this.#last) this.#last.after = block;
    this.#last = block;
    this.#top += size;
    return block;
  }

  #join(left: Block, right: Block, leftIsFree: boolean): Block {
    this.#lists.remove(leftIsFree ? left : right);
    left.free = false;
    left.size += right.size;
    left.after = right.after;
    if (right.after) right.after.before = left;
    return left;
  }
}
