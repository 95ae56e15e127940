import type { DType } from "../../../dtypes.js";
import { type RootTables, rootTables } from "./roots.js";
import { type Stages, stagesOf } from "./stages.js";

/** What a plan needs of its context to write tables into scratch. */
export interface Desk {
  readonly dtype: DType;
  readonly memory: ArrayBufferLike;
  scratch(byteLength: number): number;
}

/** Tables of this many lengths are kept: each has about as many numbers as the square root of what is transformed. */
const KEPT = 16;

/** The last few results of a function, by their length. */
function remember<T>(make: (length: number) => T): (length: number) => T {
  const known = new Map<number, T>();
  return (length) => {
    let table = known.get(length);
    if (table === undefined) {
      table = make(length);
      if (known.size >= KEPT) known.delete(known.keys().next().value!);
      known.set(length, table);
    }
    return table;
  };
}

/** As `stagesOf`, of tables that are kept. */
export const stages: (length: number) => Stages = remember(stagesOf);
const roots: (n: number) => RootTables = remember(rootTables);

/** Copies numbers to scratch memory; their address. */
export function write(desk: Desk, numbers: Float64Array | Uint32Array): number {
  const ptr = desk.scratch(numbers.byteLength);
  const Type = numbers.constructor as new (memory: ArrayBufferLike, ptr: number, n: number) => typeof numbers;
  new Type(desk.memory, ptr, numbers.length).set(numbers);
  return ptr;
}

/** Copies pairs to scratch memory as the dtype of the call has them. */
export function writePairs(desk: Desk, numbers: Float64Array): number {
  if (desk.dtype === "f64") return write(desk, numbers);
  const ptr = desk.scratch(4 * numbers.length);
  new Float32Array(desk.memory, ptr, numbers.length).set(numbers);
  return ptr;
}

/** The tables of `rootAt` in scratch memory: its first three arguments. */
export function writeRoots(desk: Desk, n: number): readonly [high: number, low: number, bits: number] {
  const { high, low, bits } = roots(n);
  return [write(desk, high), write(desk, low), bits];
}
