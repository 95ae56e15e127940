import type { Block } from "./block.js";

const SECOND_BITS = 5;
const SECOND = 1 << SECOND_BITS;
const FIRST = 32 - SECOND_BITS;
/** Blocks looked at in the class a size falls into, before the next class, where every block fits, is used. */
const PEEK = 4;

/**
 * Free blocks by size: powers of two, each cut into 32 classes, with a bit for every class that is not empty, so that
 * insertion, removal and the search for a fit take constant time (Masmano, Ripoll, Crespo, Real: "TLSF: a new dynamic
 * memory allocator for real-time systems", ECRTS 2004).
 */
export class FreeLists {
  readonly #heads: (Block | undefined)[] = new Array(FIRST * SECOND).fill(undefined);
  readonly #second = new Int32Array(FIRST);
  #first = 0;

  insert(block: Block): void {
    const index = classOf(block.size);
    const head = this.#heads[index];
    block.previous = undefined;
    block.next = head;
    if (head) head.previous = block;
    this.#heads[index] = block;
    this.#second[index >> SECOND_BITS]! |= 1 << (index & (SECOND - 1));
    this.#first |= 1 << (index >> SECOND_BITS);
  }

  remove(block: Block): void {
    const { previous, next } = block;
    if (next) next.previous = previous;
    if (previous) {
      previous.next = next;
    } else {
      this.#setHead(classOf(block.size), next);
    }
    block.previous = undefined;
    block.next = undefined;
  }

  /** A block of at least `size` granules; taken out of its list. */
  take(size: number): Block | undefined {
    const block = this.#peek(classOf(size), size, PEEK) ?? this.#larger(classOf(size) + 1);
    if (block) this.remove(block);
    return block;
  }

  /** As `take`, but with every block of the size's own class looked at: for when there is no memory left to grow. */
  takeAny(size: number): Block | undefined {
    const block = this.#peek(classOf(size), size, Number.POSITIVE_INFINITY);
    if (block) this.remove(block);
    return block;
  }

  #peek(index: number, size: number, most: number): Block | undefined {
    let block = this.#heads[index];
    for (let seen = 0; block && seen < most; seen++) {
      if (block.size >= size) return block;
      block = block.next;
    }
    return undefined;
  }

  /** The head of the first list from class `index` on that is not empty. */
  #larger(index: number): Block | undefined {
    let first = index >> SECOND_BITS;
    let classes = (this.#second[first] ?? 0) & (-1 << (index & (SECOND - 1)));
    if (classes === 0) {
      // Shifting by 32 would shift by 0: the last power of two has none above it.
      const rest = first >= 31 ? 0 : this.#first & (-1 << (first + 1));
      if (rest === 0) return undefined;
      first = lowestBit(rest);
      classes = this.#second[first]!;
    }
    return this.#heads[(first << SECOND_BITS) | lowestBit(classes)];
  }

  #setHead(index: number, head: Block | undefined): void {
    this.#heads[index] = head;
    if (head) return;
    const first = index >> SECOND_BITS;
    this.#second[first]! &= ~(1 << (index & (SECOND - 1)));
    if (this.#second[first] === 0) this.#first &= ~(1 << first);
  }
}

/** The list that a block of `size` granules stands in: sizes below 32 have a list each. */
function classOf(size: number): number {
  if (size < SECOND) return size;
  const log = 31 - Math.clz32(size);
  const second = (size >>> (log - SECOND_BITS)) & (SECOND - 1);
  return ((log - SECOND_BITS + 1) << SECOND_BITS) | second;
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
