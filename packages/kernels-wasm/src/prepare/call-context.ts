import type { DType } from "../dtypes.js";
import type { Dims, Numbers } from "../output.js";
import type { Along, PlanArray, PlanContext } from "../plan.js";
import type { Work } from "./build-plan.js";
import type { Checked } from "./checked.js";
import type { Holdings } from "./holdings.js";

/** One call, as the plan of its entry sees it. A class: a literal with a getter costs as much as all the rest of a call. */
export class CallContext implements PlanContext {
  readonly name: string;
  readonly dtype: DType;
  readonly dims: Dims;
  readonly arrays: Readonly<Record<string, PlanArray>>;
  readonly numbers: Numbers;
  readonly along: Along;
  readonly out: PlanArray;
  readonly outs: Readonly<Record<string, PlanArray>>;
  readonly count: number;
  readonly scratch: (byteLength: number) => number;
  readonly #held: Holdings;

  constructor(
    { signature, dtype, sizes, numbers, along }: Checked,
    held: Holdings,
    { out, outs, rows }: Work,
    arrays: Readonly<Record<string, PlanArray>>,
  ) {
    this.name = signature.name;
    this.dtype = dtype;
    this.dims = sizes.n === undefined ? { ...sizes, n: out.length } : sizes;
    this.arrays = arrays;
    this.numbers = numbers;
    this.along = along;
    this.out = out;
    this.outs = outs;
    this.count = rows;
    // Not a method: plans take it out of the context.
    this.scratch = (byteLength) => held.scratch(byteLength);
    this.#held = held;
  }

  get memory(): ArrayBufferLike {
    return this.#held.memory;
  }
}
