import type { KernelExports } from "./abi.js";
import { KernelTrapError } from "./errors.js";
import { chunkCount, type Phase, type Plan } from "./plan.js";

/** Runs a plan on this thread, chunk by chunk, as a team would. @throws KernelTrapError */
export function runPlan(plan: Plan, exports: KernelExports): void {
  for (const phase of plan) runChunks(phase, 0, chunkCount(phase), exports);
}

/** Runs the chunks of a phase from number `first` to before `last`. @throws KernelTrapError */
export function runChunks(
  { run, count, chunk, args }: Phase,
  first: number,
  last: number,
  exports: KernelExports,
): void {
  const kernel = exports[run] as (...args: number[]) => void;
  const numbers: number[] = [0, 0];
  for (const arg of args) numbers.push(typeof arg === "number" ? arg : arg.base + first * arg.stride);
  try {
    for (let at = first; at < last; at++) {
      numbers[0] = at * chunk;
      numbers[1] = Math.min(numbers[0] + chunk, count);
      kernel(...numbers);
      for (let i = 0; i < args.length; i++) {
        const arg = args[i]!;
        if (typeof arg !== "number") numbers[i + 2]! += arg.stride;
      }
    }
  } catch (cause) {
    throw new KernelTrapError(run, cause);
  }
}
