import { describe } from "../array/describe.js";
import { NDArray } from "../array/ndarray.js";
import { type Source, scalarOf, sourceOf } from "../array/source.js";
import { type DType, dtypeOf } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { ArrayOption, ArrayParam } from "../kernel.js";
import type { BlockHeap } from "../memory/block-heap.js";
import { elementOf } from "./element.js";
import type { CallOptionValues } from "./options.js";
import type { Positioned, Signature } from "./signature.js";

/** An array argument that was checked: one of the heap, or numbers that are still to be copied in. */
export type Operand = NDArray | Source;

/** Checks what an argument is: its kind, dtype, heap and life. Its shape is another matter. */
export function checkOperand(
  signature: Signature,
  { param }: Positioned<ArrayParam | ArrayOption>,
  args: readonly unknown[],
  value: unknown,
  dtype: DType,
  heap: BlockHeap,
): Operand {
  const wanted = elementOf(param.dtype, dtype);
  const given = givenType(value);
  if (given && given !== wanted) {
    const giver = param.dtype === "T" ? typeGiver(signature, args) : undefined;
    const by = giver === undefined ? "" : `, as ${giver} has`;
    throw new KernelArgumentError(signature.name, param.name, `dtype ${wanted}${by}`, describe(value));
  }
  if (typeof value === "number" && takesNumber(signature, param)) {
    return scalarOf(signature.name, param.name, value, wanted);
  }
  if (!(value instanceof NDArray)) return sourceOf(signature.name, param.name, value, wanted);
  checkArray(signature.name, param.name, value, heap);
  return value;
}

/** Checks that an array can be used in a call. */
export function checkArray(kernel: string, name: string, array: NDArray, heap: BlockHeap): void {
  if (array.isFreed) throw new KernelArgumentError(kernel, name, "an array in use", "one that was freed");
  if (array.heap !== heap) {
    throw new KernelArgumentError(kernel, name, "an array of this pool or heap", "one of another");
  }
}

/** A number does where the shapes of arrays are broadcast. */
function takesNumber({ broadcasts }: Signature, { kind, shape }: ArrayParam | ArrayOption): boolean {
  return shape === "any" && (broadcasts || kind === "option");
}

/** The element type of a call: that of the first argument that says one, or the option, or of `out`, or the entry's first. */
export function elementType(
  { name, arrays, entry, optionNames }: Signature,
  args: readonly unknown[],
  { out, dtype: chosen }: CallOptionValues,
): DType {
  for (const { param, position } of arrays) {
    if (position < 0) continue;
    const dtype = param.dtype === "T" ? givenType(args[position]) : undefined;
    if (dtype) return supported(name, param.name, dtype, entry.dtypes, args[position]);
  }
  // A word that is none of them is refused with the other options.
  const named = optionNames.includes("dtype") && entry.dtypes.find((dtype) => dtype === chosen);
  if (named) return named;
  if (entry.output.kind === "array" && entry.output.dtype === "T" && out instanceof NDArray) {
    return supported(name, "out", out.dtype, entry.dtypes, out);
  }
  return entry.dtypes[0];
}

function givenType(value: unknown): DType | undefined {
  if (value instanceof NDArray) return value.dtype;
  return ArrayBuffer.isView(value) ? dtypeOf(value) : undefined;
}

function supported(
  kernel: string,
  name: string,
  dtype: DType,
  dtypes: readonly DType[],
  value: unknown,
): DType {
  if (dtypes.includes(dtype)) return dtype;
  throw new KernelArgumentError(kernel, name, `dtype ${dtypes.join(" or ")}`, describe(value));
}

/** The name of the argument that says what the element type is. */
function typeGiver({ arrays }: Signature, args: readonly unknown[]): string | undefined {
  return arrays.find(({ param, position }) => param.dtype === "T" && givenType(args[position]))?.param.name;
}
