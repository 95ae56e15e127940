import { describe } from "../array/describe.js";
import { leaseOf } from "../array/held-array.js";
import { NDArray } from "../array/ndarray.js";
import { checkShape, formatShape, sameShape } from "../array/shape.js";
import { extentOf } from "../array/strides.js";
import { type DType, itemSize } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { ArrayOutput } from "../kernel.js";
import type { Checked } from "./checked.js";
import { closest } from "./closest.js";
import { checkArray, type Operand } from "./operand.js";

/** The shape the result of a call has. */
export function resultShape(
  output: ArrayOutput,
  { sizes, numbers, any, shapes }: Checked,
): readonly number[] {
  if (typeof output.shape === "function") return checkShape(output.shape(sizes, numbers, shapes));
  return typeof output.shape === "string"
    ? any
    : output.shape.map((size) => (typeof size === "number" ? size : sizes[size]!));
}

/** What was given as `out`, by the names of the outputs. */
export function checkOuts(
  { signature, out }: Checked,
  outputs: Readonly<Record<string, ArrayOutput>>,
): Readonly<Record<string, unknown>> {
  if ("" in outputs) return { "": out };
  if (out === undefined) return {};
  const names = Object.keys(outputs);
  const expected = `an object of arrays: ${names.join(", ")}`;
  if (typeof out !== "object" || out === null || out instanceof NDArray || Array.isArray(out)) {
    throw new KernelArgumentError(signature.name, "out", expected, describe(out));
  }
  const strange = Object.keys(out).find((name) => !names.includes(name));
  if (strange === undefined) return out as Readonly<Record<string, unknown>>;
  const near = closest(strange, names);
  const hint = near === undefined ? "" : ` (did you mean ${near}?)`;
  throw new KernelArgumentError(signature.name, "out", expected + hint, `"${strange}"`);
}

/** Checks an array that was given for the result: what it is, its shape, and that it overlaps no other argument. */
export function checkOut(
  checked: Checked,
  output: ArrayOutput,
  dtype: DType,
  shape: readonly number[],
  out: unknown,
  called: string,
): NDArray {
  const { signature, operands, heap } = checked;
  const { name, arrays } = signature;
  if (!(out instanceof NDArray)) throw new KernelArgumentError(name, called, "an NDArray", describe(out));
  checkArray(name, called, out, heap);
  if (out.dtype !== dtype) throw new KernelArgumentError(name, called, `dtype ${dtype}`, describe(out));
  if (!sameShape(out.shape, shape)) {
    throw new KernelArgumentError(name, called, `shape ${formatShape(shape)}`, formatShape(out.shape));
  }
  for (let i = 0; i < operands.length; i++) {
    checkOverlap(name, called, output.inPlace, out, arrays[i]!.param.name, operands[i]);
  }
  return out;
}

/** Refuses an array to write to that shares memory with another of the call, unless it is that one and may be. */
export function checkOverlap(
  kernel: string,
  called: string,
  inPlace: readonly string[],
  out: NDArray,
  param: string,
  operand: Operand | undefined,
): void {
  if (!(operand instanceof NDArray) || leaseOf(operand) !== leaseOf(out)) return;
  const [a, b] = [bytesOf(out), bytesOf(operand)];
  if (Math.max(a[0], b[0]) >= Math.min(a[1], b[1])) return;
  if (inPlace.includes(param) && isSame(out, operand)) return;
  const own = "memory of its own";
  const expected = inPlace.length === 0 ? own : `${own}, or exactly that of ${inPlace.join(" or ")}`;
  throw new KernelArgumentError(kernel, called, expected, `an array that overlaps ${param}`);
}

/** The bytes an array lies within. */
function bytesOf({ ptr, shape, strides, dtype }: NDArray): readonly [number, number] {
  const [low, high] = extentOf(shape, strides);
  return [ptr + low * itemSize(dtype), ptr + high * itemSize(dtype)];
}

/** Whether element i of one is element i of the other. */
function isSame(a: NDArray, b: NDArray): boolean {
  if (a.ptr !== b.ptr || a.length !== b.length || itemSize(a.dtype) !== itemSize(b.dtype)) return false;
  return (
    (a.isContiguous && b.isContiguous) || (sameShape(a.shape, b.shape) && sameShape(a.strides, b.strides))
  );
}
