import { chunkSize, type Phase, type PhaseArg } from "./plan.js";

/**
 * The plan of a kernel that writes none, one phase `<name>_<dtype>(begin, end, ...params, out)`: the parameters are
 * pointers and numbers in the entry's order, and `out` is the array, or the slot of the chunk.
 */
export function defaultPhase(run: string, count: number, ns: number, args: readonly PhaseArg[]): Phase {
  return { run, count, chunk: chunkSize(count, ns), args };
}
