import type { NDArray } from "../array/ndarray.js";
import { defaultPhase } from "../default-plan.js";
import type { PhaseArg, Plan, PlanArray, PlanContext } from "../plan.js";
import type { Checked } from "./checked.js";
import type { Holdings } from "./holdings.js";

/** What a plan needs besides the checked call: arrays in place, and what a kernel without a plan of its own gets. */
export interface Work {
  readonly arrays: readonly NDArray[];
  readonly out: PlanArray;
  /** Indices of the one phase, and its last argument. */
  readonly count: number;
  readonly result: PhaseArg;
  readonly costNs: number;
}

/** Expected nanoseconds for a call on `n` elements. */
export function costOf({ signature, sizes, numbers }: Checked, n: number): number {
  const { cost } = signature.entry;
  return typeof cost === "number" ? cost * n : cost(sizes, numbers);
}

/** The phases of a call: the entry's own plan, or the one phase that most kernels are. */
export function planOf(checked: Checked, held: Holdings, work: Work): Plan {
  const { signature, dtype } = checked;
  const { plan } = signature.entry;
  if (plan) return plan(contextOf(checked, held, work)).filter((phase) => phase.count > 0);
  const args = argumentsOf(checked, work);
  return [defaultPhase(signature.run[dtype]!, work.count, work.costNs / work.count, args)];
}

/** Pointers and numbers in the entry's order, then where the result goes. */
function argumentsOf({ signature, values }: Checked, { arrays, result }: Work): PhaseArg[] {
  const args: PhaseArg[] = [];
  for (const index of signature.order) {
    // A number that was left out, where that is allowed, is NaN to the kernel.
    args.push(index >= 0 ? arrays[index]!.ptr : (values[-index - 1] ?? Number.NaN));
  }
  args.push(result);
  return args;
}

function contextOf({ signature, dtype, sizes, numbers }: Checked, held: Holdings, work: Work): PlanContext {
  const arrays: Record<string, PlanArray> = {};
  for (const [i, { param }] of signature.arrays.entries()) arrays[param.name] = work.arrays[i]!;
  return {
    name: signature.name,
    dtype,
    dims: sizes.n === undefined ? { ...sizes, n: work.out.length } : sizes,
    arrays,
    numbers,
    out: work.out,
    scratch: (byteLength) => held.scratch(byteLength),
  };
}
