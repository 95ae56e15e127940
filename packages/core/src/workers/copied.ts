import type { NumberArray } from "./number-array.js";

/** Bytes in a piece: short enough that workers begin at once, long enough that counting it costs nothing. */
const PIECE = 128 * 1024;
/** About as long as the copy of a piece takes. */
const SPINS = 2000;

/**
 * How much of an array has been copied so far: one word in shared memory. Workers begin with what is there while the
 * pool's thread copies the rest.
 */
export class Copied {
  readonly #pieces: Int32Array;

  constructor(pieces: Int32Array) {
    this.#pieces = pieces;
  }

  /** Copies piece by piece. */
  copy(from: NumberArray, to: NumberArray): void {
    const step = PIECE / from.BYTES_PER_ELEMENT;
    for (let begin = 0; begin < from.length; begin += step) {
      to.set(from.subarray(begin, begin + step) as never, begin);
      // Publishes the piece to whoever reads the word in `wait`.
      Atomics.add(this.#pieces, 0, 1);
      // For those that have fallen asleep before it.
      Atomics.notify(this.#pieces, 0);
    }
  }

  /** Blocks until the items before `end` are there. */
  wait(end: number, itemBytes: number): void {
    const needed = Math.ceil((end * itemBytes) / PIECE);
    for (let spins = 0; ; spins++) {
      // Pairs with the addition in `copy`.
      const there = Atomics.load(this.#pieces, 0);
      if (there >= needed) return;
      // Returns at once where the word has moved on since it was read.
      if (spins > SPINS) Atomics.wait(this.#pieces, 0, there);
    }
  }
}
