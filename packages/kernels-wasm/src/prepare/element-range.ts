import { NDArray } from "../array/ndarray.js";
import { DTYPES } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { ElementRange } from "../kernel.js";
import type { Operand } from "./operand.js";

/** The elements of an argument in row-major order, not to be written to. */
export function elementsOf(operand: Operand): ArrayLike<number> {
  if (operand instanceof NDArray) return operand.isContiguous ? operand.data : operand.toTypedArray();
  const copy = new DTYPES[operand.dtype](operand.length);
  operand.copyTo(copy);
  return copy;
}

/** The greatest element, or one less than there may be where there is none. @throws KernelArgumentError */
export function checkRange(
  kernel: string,
  name: string,
  operand: Operand,
  { min, max }: ElementRange,
): number {
  const elements = elementsOf(operand);
  let least = min;
  let greatest = min - 1;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i]!;
    if (element > greatest) greatest = element;
    else if (element < least) least = element;
  }
  if (least >= min && greatest <= max) return greatest;
  const got = least < min ? least : greatest;
  throw new KernelArgumentError(kernel, name, `elements from ${min} to ${max}`, `${got}`);
}
