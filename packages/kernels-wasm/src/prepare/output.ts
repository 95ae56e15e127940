import { describe } from "../array/describe.js";
import { leaseOf, NDArray } from "../array/ndarray.js";
import { checkShape, formatShape, sameShape } from "../array/shape.js";
import { type DType, itemSize } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { ArrayOutput } from "../kernel.js";
import type { Heap } from "../memory/heap.js";
import { checkArray, type Operand } from "./operand.js";
import type { Signature } from "./signature.js";
import type { Sizes } from "./sizes.js";

/** Numbers and options by name. */
export type NamedNumbers = Readonly<Record<string, number | undefined>>;

/** The shape the result of a call has. */
export function resultShape(
  output: ArrayOutput,
  { arrays }: Signature,
  operands: readonly Operand[],
  sizes: Sizes,
  numbers: NamedNumbers,
): readonly number[] {
  if (typeof output.shape === "function") return checkShape(output.shape(sizes, numbers));
  if (output.shape !== "any") return output.shape.map((size) => sizes[size]!);
  const first = arrays.findIndex(({ param }) => param.shape === "any");
  return operands[first]!.shape;
}

/** Checks an array that was given for the result: what it is, its shape, and that it overlaps no other argument. */
export function checkOut(
  signature: Signature,
  out: unknown,
  dtype: DType,
  shape: readonly number[],
  operands: readonly Operand[],
  heap: Heap,
): NDArray {
  const { name } = signature;
  if (!(out instanceof NDArray)) throw new KernelArgumentError(name, "out", "an NDArray", describe(out));
  checkArray(name, "out", out, dtype, heap);
  if (!sameShape(out.shape, shape)) {
    throw new KernelArgumentError(name, "out", `shape ${formatShape(shape)}`, formatShape(out.shape));
  }
  for (let i = 0; i < operands.length; i++) checkOverlap(signature, out, operands[i]!, i);
  return out;
}

function checkOverlap(signature: Signature, out: NDArray, operand: Operand, index: number): void {
  if (!(operand instanceof NDArray) || leaseOf(operand) !== leaseOf(out)) return;
  const begin = Math.max(out.ptr, operand.ptr);
  if (begin >= Math.min(endOf(out), endOf(operand))) return;
  const { name, entry, arrays } = signature;
  const param = arrays[index]!.param.name;
  const whole = out.ptr === operand.ptr && endOf(out) === endOf(operand);
  const { inPlace } = entry.output as ArrayOutput;
  if (whole && inPlace.includes(param)) return;
  const where =
    inPlace.length === 0
      ? "memory of its own"
      : `memory of its own, or exactly that of ${inPlace.join(" or ")}`;
  throw new KernelArgumentError(name, "out", where, `an array that overlaps ${param}`);
}

function endOf(array: NDArray): number {
  return array.ptr + array.length * itemSize(array.dtype);
}
