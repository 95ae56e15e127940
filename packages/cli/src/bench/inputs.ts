import { type ArrayParam, type DType, elementOf, type NDArray, type Pool } from "@parakern/core";
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
  const hasMatrix = positional.some((param) => param.kind === "array" && isMatrix(param));
  const hasArrays = positional.some(({ kind }) => kind === "array");
  // Without arrays, a shape says how many elements there are, or whole numbers do: a length, or two sides.
  const whole = positional.filter((param) => param.kind === "number" && param.integer);
  const shapes = whole.filter((param) => param.kind === "number" && param.sizes);
  const sizes = hasArrays ? [] : shapes.length > 0 ? shapes : whole;
  const args = positional.map((param, i) => {
    if (param.kind === "array")
      return createArray(
        pool,
        param,
        dtype,
        hasMatrix && typeof param.shape !== "string" ? side : n,
        side,
        i + 1,
      );
    if (sizes.includes(param)) return sizes.length === 1 ? n : side;
    return Number(entry.examples[0].args[i] ?? 1);
  });
  const arrays = positional.flatMap(({ name }, i) => {
    const arg = args[i];
    return typeof arg === "object" ? [[name, arg.data] as const] : [];
  });
  entry.fit?.(Object.fromEntries(arrays));
  const first = args.find((arg) => typeof arg === "object");
  return { args, elements: first?.length ?? (sizes.length === 1 ? n : side * side) };
}

function createArray(
  pool: Pool,
  param: ArrayParam,
  dtype: DType,
  n: number,
  side: number,
  seed: number,
): NDArray {
  const array = pool.array(elementOf(param.dtype, dtype), shapeOf(param, n, side));
  fill(array.data, seed);
  return array;
}

function isMatrix({ shape }: ArrayParam): boolean {
  return typeof shape !== "string" && shape.filter(isNamed).length === 2;
}

function shapeOf(param: ArrayParam, n: number, side: number): number[] {
  if (typeof param.shape === "string") return [n];
  const sizes = param.shape.filter((size) => size !== "...");
  return sizes.map((size) => (typeof size === "number" ? size : isMatrix(param) ? side : n));
}

const isNamed = (size: string | number) => typeof size === "string" && size !== "...";

/** Seeded numbers in (0, 2): denormal or equal numbers would make some kernels look slow, others fast. */
function fill(data: { [index: number]: number; readonly length: number }, seed: number): void {
  let state = seed * 0x9e3779b9;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    data[i] = ((state >>> 0) + 1) / 2 ** 31;
  }
}
