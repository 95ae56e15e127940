import { type Blocks, NONE } from "./blocks.js";

const SECOND_BITS = 5;
const SECOND = 1 << SECOND_BITS;
/** Powers of two: sizes below 32 granules count as one. */
const FIRST = 28 - SECOND_BITS + 2;
/** Blocks looked at in the class a size falls into, before the next class, where every block fits, is used. */
const PEEK = 4;

/**
 * Free blocks by size: powers of two, each cut into 32 classes, with a bit for every class that is not empty, so that
 * insertion, removal and the search for a fit take constant time (Masmano, Ripoll, Crespo, Real: "TLSF: a new dynamic
 * memory allocator for real-time systems", ECRTS 2004).
 */
export class FreeLists {
  readonly #blocks: Blocks;
  readonly #heads = new Int32Array(FIRST * SECOND);
  /** For each power of two, a bit for each class that has blocks; and a bit for each power of two that has any. */
  readonly #second = new Int32Array(FIRST);
  #first = 0;

  constructor(blocks: Blocks) {
    this.#blocks = blocks;
  }

  insert(block: number): void {
    const { size, previous, next } = this.#blocks;
    const index = classOf(size[block]!);
    const head = this.#heads[index]!;
    previous[block] = NONE;
    next[block] = head;
    if (head !== NONE) previous[head] = block;
    this.#heads[index] = block;
    this.#second[index >> SECOND_BITS]! |= 1 << (index & (SECOND - 1));
    this.#first |= 1 << (index >> SECOND_BITS);
  }

  remove(block: number): void {
    const { size, previous, next } = this.#blocks;
    const [left, right] = [previous[block]!, next[block]!];
    if (right !== NONE) previous[right] = left;
    if (left !== NONE) next[left] = right;
    else this.#setHead(classOf(size[block]!), right);
  }

  /** A block of at least `size` granules, taken out of its list; or NONE. */
  take(size: number): number {
    const index = classOf(size);
    let block = this.#peek(index, size, PEEK);
    if (block === NONE) block = this.#larger(index + 1);
    if (block !== NONE) this.remove(block);
    return block;
  }

  /** As `take`, but every block of the size's own class is looked at: for when the memory can grow no more. */
  takeAny(size: number): number {
    const block = this.#peek(classOf(size), size, Number.POSITIVE_INFINITY);
    if (block !== NONE) this.remove(block);
    return block;
  }

  #peek(index: number, size: number, most: number): number {
    let block = this.#heads[index]!;
    for (let seen = 0; block !== NONE && seen < most; seen++) {
      if (this.#blocks.size[block]! >= size) return block;
      block = this.#blocks.next[block]!;
    }
    return NONE;
  }

  /** The head of the first list from class `index` on that is not empty. */
  #larger(index: number): number {
    let first = index >> SECOND_BITS;
    let classes = (this.#second[first] ?? 0) & (-1 << (index & (SECOND - 1)));
    if (classes === 0) {
      const rest = this.#first & (-1 << (first + 1));
      if (rest === 0) return NONE;
      first = lowestBit(rest);
      classes = this.#second[first]!;
    }
    return this.#heads[(first << SECOND_BITS) | lowestBit(classes)]!;
  }

  #setHead(index: number, head: number): void {
    this.#heads[index] = head;
    if (head !== NONE) return;
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
