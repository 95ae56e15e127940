import { describe } from "../array/describe.js";
import { leaseOf, NDArray } from "../array/ndarray.js";
import { checkShape, formatShape, sameShape } from "../array/shape.js";
import { type DType, itemSize } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { ArrayOutput } from "../kernel.js";
import type { Checked } from "./checked.js";
import { checkArray, type Operand } from "./operand.js";

/** The shape the result of a call has. */
export function resultShape(
  output: ArrayOutput,
  { signature, operands, sizes, numbers }: Checked,
): readonly number[] {
  if (typeof output.shape === "function") return checkShape(output.shape(sizes, numbers));
  if (output.shape !== "any") return output.shape.map((size) => sizes[size]!);
  return operands[signature.firstAny]!.shape;
}

/** Checks an array that was given for the result: what it is, its shape, and that it overlaps no other argument. */
export function checkOut(
  checked: Checked,
  output: ArrayOutput,
  dtype: DType,
  shape: readonly number[],
): NDArray {
  const { signature, operands, heap, out } = checked;
  const { name, arrays } = signature;
  if (!(out instanceof NDArray)) throw new KernelArgumentError(name, "out", "an NDArray", describe(out));
  checkArray(name, "out", out, heap);
  if (out.dtype !== dtype) throw new KernelArgumentError(name, "out", `dtype ${dtype}`, describe(out));
  if (!sameShape(out.shape, shape)) {
    throw new KernelArgumentError(name, "out", `shape ${formatShape(shape)}`, formatShape(out.shape));
  }
  for (let i = 0; i < operands.length; i++) {
    checkOverlap(name, output.inPlace, out, arrays[i]!.param.name, operands[i]!);
  }
  return out;
}

function checkOverlap(
  kernel: string,
  inPlace: readonly string[],
  out: NDArray,
  param: string,
  operand: Operand,
): void {
  if (!(operand instanceof NDArray) || leaseOf(operand) !== leaseOf(out)) return;
  if (Math.max(out.ptr, operand.ptr) >= Math.min(endOf(out), endOf(operand))) return;
  const same = out.ptr === operand.ptr && endOf(out) === endOf(operand);
  if (same && inPlace.includes(param)) return;
  const own = "memory of its own";
  const expected = inPlace.length === 0 ? own : `${own}, or exactly that of ${inPlace.join(" or ")}`;
  throw new KernelArgumentError(kernel, "out", expected, `an array that overlaps ${param}`);
}

function endOf(array: NDArray): number {
  return array.ptr + array.length * itemSize(array.dtype);
}
