import { leaseOf, type NDArray } from "../array/ndarray.js";
import type { NumberOutput } from "../kernel.js";
import type { Heap } from "../memory/heap.js";
import { Scratch } from "../memory/scratch.js";
import { chunkCount, type Plan } from "../plan.js";

/** A call that was checked, with all its memory in place: run its plan, then settle it, or abandon it. */
export interface PreparedCall {
  readonly name: string;
  readonly plan: Plan;
  /** How long the call is expected to take on one thread of the reference machine. */
  readonly costNs: number;
  /** After the plan has run: the result. Temporaries are freed, arrays may be freed again. */
  settle(): NDArray | number;
  /** After the plan has failed or was given up: frees what the call allocated. */
  abandon(): void;
}

/** What a call holds until it settles. */
export class Holdings {
  readonly heap: Heap;
  /** Arrays that must not be freed before. */
  readonly pinned: NDArray[] = [];
  /** Copies of arguments that were no arrays of the heap. */
  readonly copies: NDArray[] = [];
  /** The result, where it was allocated for this call. */
  fresh: NDArray | undefined = undefined;
  scratch: Scratch | undefined = undefined;

  constructor(heap: Heap) {
    this.heap = heap;
  }

  pin(array: NDArray): void {
    leaseOf(array).pins++;
    this.pinned.push(array);
  }

  scratchOf(): Scratch {
    this.scratch ??= new Scratch(this.heap);
    return this.scratch;
  }

  release(): void {
    for (const array of this.pinned) leaseOf(array).pins--;
    for (const array of this.copies) array.free();
    this.scratch?.release();
    this.pinned.length = 0;
    this.copies.length = 0;
    this.scratch = undefined;
  }

  discard(): void {
    this.release();
    this.fresh?.free();
    this.fresh = undefined;
  }
}

/** A call whose result is an array. */
export class ArrayCall implements PreparedCall {
  readonly #held: Holdings;
  readonly #out: NDArray;

  constructor(
    readonly name: string,
    readonly plan: Plan,
    readonly costNs: number,
    held: Holdings,
    out: NDArray,
  ) {
    this.#held = held;
    this.#out = out;
  }

  settle(): NDArray {
    this.#held.release();
    return this.#out;
  }

  abandon(): void {
    this.#held.discard();
  }
}

/** A call whose result is a number: the slots of the last phase's chunks are merged in their order. */
export class NumberCall implements PreparedCall {
  readonly #held: Holdings;
  readonly #output: NumberOutput;
  readonly #slots: number;
  readonly #n: number;

  constructor(
    readonly name: string,
    readonly plan: Plan,
    readonly costNs: number,
    held: Holdings,
    output: NumberOutput,
    slots: number,
    n: number,
  ) {
    this.#held = held;
    this.#output = output;
    this.#slots = slots;
    this.#n = n;
  }

  settle(): number {
    const { cells, merge, finish, empty } = this.#output;
    const last = this.plan.at(-1);
    if (!last) {
      this.#held.release();
      return empty!;
    }
    const chunks = chunkCount(last);
    const slots = new Float64Array(this.#held.heap.memory.buffer, this.#slots, chunks * cells);
    const merged = chunks === 1 ? slots : slots.subarray(0, cells);
    for (let c = 1; c < chunks; c++) merge(merged, slots.subarray(c * cells, (c + 1) * cells));
    const result = finish ? finish(merged, this.#n) : merged[0]!;
    this.#held.release();
    return result;
  }

  abandon(): void {
    this.#held.discard();
  }
}
