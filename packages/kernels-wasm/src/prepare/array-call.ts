import { uninitialized } from "../array/create.js";
import type { NDArray } from "../array/ndarray.js";
import type { ArrayOutput } from "../kernel.js";
import type { Plan } from "../plan.js";
import { costOf, planOf } from "./build-plan.js";
import type { Checked } from "./checked.js";
import type { Holdings } from "./holdings.js";
import { checkOut, resultShape } from "./output.js";
import type { PreparedCall } from "./prepared-call.js";

/** A call whose result is an array. */
class ArrayCall implements PreparedCall {
  readonly name: string;
  readonly plan: Plan;
  readonly costNs: number;
  readonly #held: Holdings;
  readonly #out: NDArray;

  constructor(name: string, plan: Plan, costNs: number, held: Holdings, out: NDArray) {
    this.name = name;
    this.plan = plan;
    this.costNs = costNs;
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

export function arrayCall(checked: Checked, output: ArrayOutput, held: Holdings): PreparedCall {
  const { signature, operands } = checked;
  const out = target(checked, output, held);
  const arrays = operands.map((operand) => held.place(operand));
  const n = arrays.length > 0 ? arrays[0]!.length : out.length;
  // Over nothing no phase runs: sums of no terms are zeros.
  if (n === 0 || out.length === 0) {
    out.data.fill(0);
    return new ArrayCall(signature.name, [], 0, held, out);
  }
  const costNs = costOf(checked, n);
  const plan = planOf(checked, held, { arrays, out, count: out.length, costNs, result: out.ptr });
  return new ArrayCall(signature.name, plan, costNs, held, out);
}

/** Where the result goes: the array that was given, checked, or one of unspecified content. */
function target(checked: Checked, output: ArrayOutput, held: Holdings): NDArray {
  const shape = resultShape(output, checked);
  const dtype = output.dtype === "T" ? checked.dtype : output.dtype;
  if (checked.out !== undefined) return held.pin(checkOut(checked, output, dtype, shape));
  held.fresh = uninitialized(held.heap, dtype, shape);
  return held.fresh;
}
