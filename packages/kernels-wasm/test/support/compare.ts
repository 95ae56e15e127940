import type { DType } from "../../src/dtypes.js";
import type { Kernel } from "../../src/kernel.js";
import { type Problem, referenceOf, resolve } from "./problem.js";
import { ulpOf, ulpsBetween } from "./ulp.js";

type Result = ArrayLike<number> | number;

/** The first element of a result that is not what the reference allows; undefined where all are. */
export function mismatch(entry: Kernel, dtype: DType, problem: Problem, got: Result): string | undefined {
  const wanted = listOf(referenceOf(entry, problem));
  const list = listOf(got);
  if (list.length !== wanted.length) return `${list.length} elements, where ${wanted.length} are due`;
  const type = entry.output.kind === "array" ? resolve(entry.output.dtype, dtype) : "f64";
  const scale = scaleOf(entry, problem);
  for (let i = 0; i < list.length; i++) {
    if (fits(entry, type, list[i]!, wanted[i]!, scale?.[i])) continue;
    return `[${i}]: ${list[i]}, where ${wanted[i]} is due (${ulpsBetween(list[i]!, wanted[i]!, type)} ulp)`;
  }
  return undefined;
}

function fits(entry: Kernel, type: DType, got: number, wanted: number, scale: number | undefined): boolean {
  const target = type === "f32" ? Math.fround(wanted) : wanted;
  if (Object.is(got, target)) return true;
  // A reduction of zeros of both signs may give either.
  if (got === 0 && target === 0) return entry.family === "reduction" || entry.family === "linear algebra";
  if (entry.ulp <= 0.5) return false;
  // In f64 the reference has a rounding error of its own; for f32 it is as good as exact.
  const allowed = entry.ulp + (type === "f64" ? 1 : 0);
  if (ulpsBetween(got, wanted, type) <= allowed) return true;
  // Sums of terms of both signs are as exact as the sum of the terms' sizes lets them be.
  return (
    scale !== undefined &&
    Number.isFinite(scale) &&
    Math.abs(got - wanted) <= allowed * ulpOf(2 * scale, type)
  );
}

/** For kernels that add up: the same result over the absolute values of all elements. */
function scaleOf(entry: Kernel, problem: Problem): ArrayLike<number> | undefined {
  if (entry.ulp === 0 || entry.family === "elementwise") return undefined;
  const arrays = problem.arrays.map((array) => ({
    ...array,
    values: Float64Array.from(array.values, Math.abs),
  }));
  return listOf(referenceOf(entry, { ...problem, arrays }));
}

export function listOf(result: Result): ArrayLike<number> {
  return typeof result === "number" ? [result] : result;
}

/** Whether two results are the same, bit by bit, but for the payload of NaN. */
export function sameBits(a: Result, b: Result): boolean {
  const [x, y] = [listOf(a), listOf(b)];
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length; i++) if (!Object.is(x[i], y[i])) return false;
  return true;
}
