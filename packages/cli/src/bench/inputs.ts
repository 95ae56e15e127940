import type { DType, NDArray, Param, Pool } from "@parakern/core";
import type { NamedKernel } from "../kernels/find-kernel.js";

/** Arguments of a benchmark call, and how many elements its first array (or its result) has. */
export interface BenchInputs {
  readonly args: readonly (NDArray | number)[];
  readonly elements: number;
}

/** Arguments of about `n` elements, made from the entry: one-dimensional arrays have n, matrices are square. */
export function createInputs(pool: Pool, { entry }: NamedKernel, dtype: DType, n: number): BenchInputs {
  const side = Math.max(1, Math.round(Math.sqrt(n)));
  const positional = entry.params.filter(({ kind }) => kind !== "option");
  const hasArrays = positional.some(({ kind }) => kind === "array");
  const args = positional.map((param, i) => {
    if (param.kind === "array") return createArray(pool, param, dtype, n, side, i + 1);
    const example = entry.examples[0].args[i];
    // Without arrays, whole numbers are the sizes of the result.
    return !hasArrays && param.kind === "number" && param.integer ? side : Number(example ?? 1);
  });
  const first = args.find((arg) => typeof arg === "object");
  return { args, elements: first?.length ?? side * side };
}

function createArray(
  pool: Pool,
  param: Extract<Param, { kind: "array" }>,
  dtype: DType,
  n: number,
  side: number,
  seed: number,
): NDArray {
  const isMatrix = param.shape !== "any" && param.shape.length === 2;
  const array = pool.array(param.dtype === "T" ? dtype : param.dtype, isMatrix ? [side, side] : [n]);
  fill(array.data, seed);
  return array;
}

/** Seeded numbers in (0, 2): denormal or equal numbers would make some kernels look slow, others fast. */
function fill(data: { [index: number]: number; readonly length: number }, seed: number): void {
  let state = seed * 0x9e3779b9;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    data[i] = ((state >>> 0) + 1) / 2 ** 31;
  }
}
