import { readFile } from "node:fs/promises";
import { DTYPES, type DType, type Kernel, type TypedArrayOf } from "@parakern/kernels-wasm";

/** How far two results may lie apart: in units in the last place of each, or as a share of the largest value. */
export type Tolerance = { readonly ulp: number } | { readonly relative: number };

/** What the entry promises, and as much again as a peer's own library may be off. */
export function toleranceOf(entry: Kernel, dtype: DType): Tolerance {
  if (entry.ulp === 0) return { ulp: 0 };
  if (entry.family === "elementwise") return { ulp: entry.ulp + 8 };
  return { relative: dtype === "f32" ? 1e-4 : 1e-10 };
}

/** Throws where two results differ by more than the tolerance, naming the first place. */
export function checkEqual(
  what: string,
  ours: ArrayLike<number>,
  theirs: ArrayLike<number>,
  tolerance: Tolerance,
  dtype: DType = "f64",
): void {
  if (ours.length !== theirs.length) {
    throw new Error(`${what}: ${ours.length} results here and ${theirs.length} there`);
  }
  const largest = "relative" in tolerance ? largestOf(theirs) : 0;
  const epsilon = dtype === "f32" ? 2 ** -23 : 2 ** -52;
  for (let i = 0; i < ours.length; i += 1) {
    const a = ours[i]!;
    const b = theirs[i]!;
    if (Object.is(a, b)) continue;
    const allowed = "ulp" in tolerance ? tolerance.ulp * epsilon * Math.abs(b) : tolerance.relative * largest;
    if (!(Math.abs(a - b) <= allowed)) throw new Error(`${what}: result ${i} is ${a} here and ${b} there`);
  }
}

/** Reads the raw elements of a file. */
export async function readArray(path: string, dtype: DType): Promise<TypedArrayOf<DType>> {
  const { buffer, byteOffset, byteLength } = await readFile(path);
  return new DTYPES[dtype](buffer.slice(byteOffset, byteOffset + byteLength));
}

function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i += 1) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
}
