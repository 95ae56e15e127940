import { itemSize } from "../../dtypes.js";
import type { Plan } from "../../plan.js";
import { type Sorted, sortPhases } from "./sort-phases.js";

/** Writes the different elements of a range to `values`, sorted, where each first stands to `places`, their number to `total`. */
export function uniquePhases(call: Sorted, values: number, places: number, total: number): Plan {
  const { dtype, count, scratch } = call;
  // Sorted as they are, whole numbers are told apart by their bits.
  const bits = dtype === "i32" ? "u32" : dtype;
  const sorted = scratch(count * itemSize(dtype));
  const chunk = Math.ceil(Math.max(count / 64, 32_768) / 64) * 64;
  const chunks = Math.ceil(count / chunk);
  const slot = { base: scratch(4 * chunks), stride: 4 };
  return [
    ...sortPhases(call, sorted),
    { run: `unique_count_${bits}`, count, chunk, args: [sorted, slot] },
    { run: "unique_ranks_u32", count: chunks, chunk: chunks, args: [slot.base, total] },
    { run: `unique_write_${bits}`, count, chunk, args: [sorted, values, places, slot] },
  ];
}

/** The different elements in order, and how many there are of each. */
export function counted(x: ArrayLike<number>): { values: number[]; counts: number[] } {
  const values: number[] = [];
  const counts: number[] = [];
  for (const value of Float64Array.from(x).sort()) {
    const last = values.at(-1);
    if (last === value || (Number.isNaN(last) && Number.isNaN(value))) counts[counts.length - 1]!++;
    else {
      values.push(value);
      counts.push(1);
    }
  }
  return { values, counts };
}
