import type { KernelExports } from "./abi.js";
import { KernelTrapError } from "./errors.js";
import type { Phase, Plan } from "./plan.js";

/** Runs a plan on this thread, chunk by chunk, as a team would. @throws KernelTrapError */
export function runPlan(plan: Plan, exports: KernelExports): void {
  for (const phase of plan) runPhase(phase, exports);
}

function runPhase(phase: Phase, exports: KernelExports): void {
  const { run, count, chunk, args } = phase;
  const kernel = exports[run] as (...args: number[]) => void;
  const numbers: number[] = [0, 0];
  for (const arg of args) numbers.push(typeof arg === "number" ? arg : arg.base);
  try {
    for (let begin = 0; begin < count; begin += chunk) {
      numbers[0] = begin;
      numbers[1] = Math.min(begin + chunk, count);
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
