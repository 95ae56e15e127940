import { copyIn } from "../array/create.js";
import { leaseOf } from "../array/held-array.js";
import { NDArray, uninitialized } from "../array/ndarray.js";
import { sameShape } from "../array/shape.js";
import type { Source } from "../array/source.js";
import { isRowMajor, rowMajor } from "../array/strides.js";
import { DTYPES, type DType } from "../dtypes.js";
import type { BlockHeap } from "../memory/block-heap.js";
import { Scratch } from "../memory/scratch.js";
import type { Phase, PlanArray } from "../plan.js";
import { copyPhase } from "./copy-phase.js";
import type { Operand } from "./operand.js";

/** What a call holds until it settles, and what moves elements to and from where its plan wants them. */
export class Holdings {
  readonly heap: BlockHeap;
  /** Arrays that must not be freed before. */
  readonly #pinned: NDArray[] = [];
  /** Copies of arguments that were no arrays of the heap, or lay apart. */
  readonly #copies: NDArray[] = [];
  /** Results that were allocated for this call. */
  readonly #fresh: NDArray[] = [];
  /** Run before and after the kernel's own phases. */
  readonly before: Phase[] = [];
  readonly after: Phase[] = [];
  #scratch: Scratch | undefined = undefined;

  constructor(heap: BlockHeap) {
    this.heap = heap;
  }

  /** An operand in the heap, where it stays until the call settles. */
  place(operand: Operand): PlanArray {
    if (operand instanceof NDArray) return this.pin(operand);
    if (operand.shape.length === 0) return this.#single(operand);
    const copy = copyIn(this.heap, operand);
    this.#copies.push(copy);
    return copy;
  }

  /** The same elements, broadcast to a shape, in row-major order without gaps. */
  contiguous(array: PlanArray, shape: readonly number[] = array.shape): PlanArray {
    if (isRowMajor(array.shape, array.strides) && sameShape(array.shape, shape)) return array;
    const copy = this.temporary(array.dtype, shape);
    if (copy.length > 0) this.before.push(copyPhase(this, array, copy));
    return copy;
  }

  /** Elements of unspecified content until the call settles. */
  temporary(dtype: DType, shape: readonly number[]): NDArray {
    const array = uninitialized(this.heap, dtype, [...shape]);
    this.#copies.push(array);
    return array;
  }

  /** An array for a result, of unspecified content. */
  result(dtype: DType, shape: readonly number[]): NDArray {
    const array = uninitialized(this.heap, dtype, [...shape]);
    this.#fresh.push(array);
    return array;
  }

  /** The memory at present: it may grow with the next allocation. */
  get memory(): ArrayBufferLike {
    return this.heap.memory.buffer;
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

  /** As `release`, but the results go too. */
  discard(): void {
    this.release();
    for (const array of this.#fresh) array.free();
    this.#fresh.length = 0;
  }

  /** A number in scratch memory: cheaper than an array. */
  #single({ dtype, copyTo }: Source): PlanArray {
    const ptr = this.scratch(8);
    copyTo(new DTYPES[dtype](this.heap.memory.buffer, ptr, 1));
    return { dtype, shape: [], strides: rowMajor([]), length: 1, ptr };
  }
}
