import { collapse, stridesIn } from "../array/strides.js";
import { chunkSize, type Phase, type PlanArray } from "../plan.js";

/** Nanoseconds an element takes that lies apart. */
const COST = 1.5;
/** Rows that are written side by side where columns lie one behind the other, as in assembly/copy.ts. */
const BLOCK = 16;

/** What a copy needs of a call. */
export interface Room {
  readonly memory: ArrayBufferLike;
  scratch(byteLength: number): number;
}

/** A phase that copies elements, broadcast, to an array of the same dtype; either may lie apart. */
export function copyPhase(room: Room, from: PlanArray, to: PlanArray): Phase {
  const { sizes, strides } = collapse(to.shape, [stridesIn(to.shape, from.shape, from.strides), to.strides]);
  const [source, target] = strides as [number[], number[]];
  const last = sizes.length - 1;
  const table = [last, sizes[last]!, source[last]!, target[last]!];
  for (let axis = last - 1; axis >= 0; axis--) table.push(sizes[axis]!, source[axis]!, target[axis]!);
  const ptr = room.scratch(4 * table.length);
  new Int32Array(room.memory, ptr, table.length).set(table);
  const chunk = chunkSize(to.length, COST);
  const rows = sizes[last]! * BLOCK;
  return {
    run: `copy_${to.dtype}`,
    count: to.length,
    // Whole blocks of rows, where they are not too large.
    chunk: last === 1 && rows < 4 * chunk ? Math.ceil(chunk / rows) * rows : chunk,
    args: [from.ptr, to.ptr, ptr],
  };
}
