import { copyIn } from "../array/create.js";
import { leaseOf, NDArray } from "../array/ndarray.js";
import type { Heap } from "../memory/heap.js";
import { Scratch } from "../memory/scratch.js";
import type { Operand } from "./operand.js";

/** What a call holds until it settles. */
export class Holdings {
  readonly heap: Heap;
  /** Arrays that must not be freed before. */
  readonly #pinned: NDArray[] = [];
  /** Copies of arguments that were no arrays of the heap. */
  readonly #copies: NDArray[] = [];
  /** The result, where it was allocated for this call. */
  fresh: NDArray | undefined = undefined;
  #scratch: Scratch | undefined = undefined;

  constructor(heap: Heap) {
    this.heap = heap;
  }

  /** An operand as an array of the heap that stays until the call settles. */
  place(operand: Operand): NDArray {
    if (operand instanceof NDArray) return this.pin(operand);
    const copy = copyIn(this.heap, operand);
    this.#copies.push(copy);
    return copy;
  }

  pin(array: NDArray): NDArray {
    leaseOf(array).pins++;
    this.#pinned.push(array);
    return array;
  }

  scratch(byteLength: number): number {
    this.#scratch ??= new Scratch(this.heap);
    return this.#scratch.allocate(byteLength);
  }

  release(): void {
    for (const array of this.#pinned) leaseOf(array).pins--;
    for (const array of this.#copies) array.free();
    this.#scratch?.release();
    this.#pinned.length = 0;
    this.#copies.length = 0;
    this.#scratch = undefined;
  }

  /** As `release`, but the result goes too. */
  discard(): void {
    this.release();
    this.fresh?.free();
    this.fresh = undefined;
  }
}
