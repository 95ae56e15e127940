import { sameShape } from "../array/shape.js";
import { collapse, isRowMajor, stridesIn } from "../array/strides.js";
import { itemSize } from "../dtypes.js";
import { chunkCount, type Phase, type PhaseArg, type PlanArray } from "../plan.js";
import type { Holdings } from "./holdings.js";

const NO_TABLE: readonly number[] = [];

/** Bytes that one element is repeated over for a row that it goes along with, as in assembly/_lib/rows.ts. */
const REPEATED = 128;

/** Arrays as the loops of a map take them, and how they are gone through. */
export interface BroadcastForm {
  readonly arrays: readonly PlanArray[];
  /** Bytes of a table, empty where all arrays lie alike: columns; then of each array, bytes from row to row, and -1 or 0. */
  readonly table: readonly number[];
}

/**
 * A way through arrays that are broadcast to a shape: rows in which each array either goes along or stands still. Arrays
 * for which there is no such way are copied first.
 */
export function broadcastForm(
  held: Holdings,
  given: readonly PlanArray[],
  shape: readonly number[],
): BroadcastForm {
  // What nearly every call is.
  if (given.every((array) => isRowMajor(array.shape, array.strides) && sameShape(array.shape, shape))) {
    return { arrays: given, table: NO_TABLE };
  }
  const first = walk(given, shape);
  const isDeep = first.sizes.length > 2;
  const arrays = given.map((array, i) => {
    const step = first.strides[i]!.at(-1)!;
    const isSingle = array.length === 1;
    return isSingle || (!isDeep && (step === 0 || step === 1)) ? array : held.contiguous(array, shape);
  });
  const { sizes, strides } = walk(arrays, shape);
  if (sizes.length === 1 && strides.every(([step]) => step === 1)) return { arrays, table: [] };
  const table = [sizes.at(-1)!];
  arrays.forEach(({ dtype }, i) => {
    const [step, row] = [strides[i]!.at(-1)!, sizes.length > 1 ? strides[i]![0]! : 0];
    table.push(row * itemSize(dtype), -step);
  });
  return { arrays, table };
}

function walk(arrays: readonly PlanArray[], shape: readonly number[]) {
  return collapse(
    shape,
    arrays.map((array) => stridesIn(shape, array.shape, array.strides)),
  );
}

/** The phase with its last two arguments: the table, and room for repeated elements; zeros where all arrays lie alike. */
export function withForm(held: Holdings, phase: Phase, { arrays, table }: BroadcastForm): Phase {
  const args: PhaseArg[] = [...phase.args];
  if (table.length === 0) return { ...phase, args: [...args, 0, 0] };
  const ptr = held.scratch(4 * table.length);
  new Int32Array(held.heap.memory.buffer, ptr, table.length).set(table);
  const stride = REPEATED * arrays.length;
  return { ...phase, args: [...args, ptr, { base: held.scratch(stride * chunkCount(phase)), stride }] };
}
