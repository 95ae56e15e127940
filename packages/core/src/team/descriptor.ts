import type { KernelFunction } from "./functions.js";
import { MAX_PHASES, PLAN, PLAN_CELLS } from "./layout.js";
import type { Plan } from "./plan.js";

/** The cells that describe a region's phases: where each phase begins, then function, count, chunk, arguments. */
export function planCells(buffer: SharedArrayBuffer): Float64Array {
  return new Float64Array(buffer, PLAN * Int32Array.BYTES_PER_ELEMENT, PLAN_CELLS);
}

/** Whether a plan has anything to run, and can be described. */
export function isDescribable(plan: Plan): boolean {
  let cells = MAX_PHASES;
  for (const { args } of plan) cells += HEADER + 2 * args.length;
  return plan.length > 0 && plan.length <= MAX_PHASES && cells <= PLAN_CELLS;
}

/** Function, count, chunk, number of arguments. */
const HEADER = 4;

/** Writes a plan into the cells, and returns how many chunks each phase has. Plain stores: `open` publishes them. */
export function describePlan(
  cells: Float64Array,
  plan: Plan,
  numbers: ReadonlyMap<string, number>,
): number[] {
  const chunks: number[] = [];
  let at = MAX_PHASES;
  for (let p = 0; p < plan.length; p++) {
    const { run, count, chunk, args } = plan[p]!;
    chunks.push(Math.ceil(count / chunk));
    cells[p] = at;
    cells[at] = numbers.get(run)!;
    cells[at + 1] = count;
    cells[at + 2] = chunk;
    cells[at + 3] = args.length;
    at += HEADER;
    for (let i = 0; i < args.length; i++, at += 2) {
      const arg = args[i]!;
      cells[at] = typeof arg === "number" ? arg : arg.base;
      cells[at + 1] = typeof arg === "number" ? 0 : arg.stride;
    }
  }
  return chunks;
}

/** Runs one chunk of the region that the cells describe. Throws where the function traps. */
export function runChunk(
  cells: Float64Array,
  table: readonly KernelFunction[],
  phase: number,
  chunk: number,
): void {
  let at = cells[phase]!;
  const run = table[cells[at]!]!;
  const count = cells[at + 1]!;
  const size = cells[at + 2]!;
  const args = new Array<number>(cells[at + 3]!);
  at += HEADER;
  for (let i = 0; i < args.length; i++, at += 2) {
    const stride = cells[at + 1]!;
    // A number that is not finite must not be multiplied with.
    args[i] = stride === 0 ? cells[at]! : cells[at]! + chunk * stride;
  }
  run(chunk * size, Math.min((chunk + 1) * size, count), ...args);
}
