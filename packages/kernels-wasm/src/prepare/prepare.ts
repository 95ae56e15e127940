import type { Kernel } from "../kernel.js";
import type { BlockHeap } from "../memory/block-heap.js";
import { arrayCall } from "./array-call.js";
import { check } from "./checked.js";
import { Holdings } from "./holdings.js";
import { reductionCall } from "./number-call.js";
import type { PreparedCall } from "./prepared-call.js";

const NO_NAMES: readonly string[] = [];

/**
 * Checks a call of a kernel, copies plain arrays in, takes memory for the result, and makes the plan. Nothing has run
 * and nothing is held when it throws. `extraOptions` are names that the caller reads from the options itself.
 * @throws KernelArgumentError naming the argument; OutOfMemoryError.
 */
export function prepare(
  name: string,
  entry: Kernel,
  heap: BlockHeap,
  args: readonly unknown[],
  extraOptions: readonly string[] = NO_NAMES,
): PreparedCall {
  const checked = check(name, entry, heap, args, extraOptions);
  const held = new Holdings(heap);
  try {
    const { output } = entry;
    if (output.kind === "number") return reductionCall(checked, output, held);
    return arrayCall(checked, output.kind === "array" ? { "": output } : output.arrays, held);
  } catch (error) {
    held.discard();
    throw error;
  }
}
