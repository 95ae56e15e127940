import type { DType } from "../dtypes.js";
import type { Kernel } from "../kernel.js";
import type { BlockHeap } from "../memory/block-heap.js";
import type { Dims, Numbers, Shapes } from "../output.js";
import type { Along } from "../plan.js";
import { alongOf } from "./along.js";
import { checkAmong } from "./check-among.js";
import { checkRange } from "./element-range.js";
import { checkNumbers, nameNumbers, sizesOf } from "./numbers.js";
import { checkOperand, elementType, type Operand } from "./operand.js";
import { checkOptions } from "./options.js";
import { type Move, moveOf } from "./row-axis.js";
import { type Signature, signatureOf } from "./signature.js";
import { bindSizes } from "./sizes.js";

/** A call whose arguments were checked, before any memory is taken for it. */
export interface Checked {
  readonly signature: Signature;
  readonly heap: BlockHeap;
  readonly dtype: DType;
  /** Arrays in the signature's order; undefined: an option that was not given. */
  readonly operands: readonly (Operand | undefined)[];
  /** Numbers and options in the entry's order, and by name. */
  readonly values: readonly (number | undefined)[];
  readonly numbers: Numbers;
  readonly sizes: Dims;
  /** What the arrays of any shape are broadcast to. */
  readonly any: readonly number[];
  readonly shapes: Shapes;
  readonly along: Along;
  /** Where the plan has the axis, if not where it is. */
  readonly move: Move | undefined;
  /** What was given as `out`; not yet checked, for its shape may depend on all the rest. */
  readonly out: unknown;
}

/** Checks everything of a call but `out`. @throws KernelArgumentError */
export function check(
  name: string,
  entry: Kernel,
  heap: BlockHeap,
  args: readonly unknown[],
  extraOptions: readonly string[],
): Checked {
  const signature = signatureOf(name, entry);
  const options = checkOptions(signature, args, extraOptions);
  const dtype = elementType(signature, args, options);
  const operands: (Operand | undefined)[] = [];
  for (const positioned of signature.arrays) {
    const value = positioned.position < 0 ? options[positioned.param.name] : args[positioned.position];
    const isLeftOut = positioned.position < 0 && value === undefined;
    operands.push(isLeftOut ? undefined : checkOperand(signature, positioned, args, value, dtype, heap));
  }
  const first = operands[0]?.shape ?? [];
  const move = moveOf(signature, first.length, options.axis);
  const { sizes, any, shapes } = bindSizes(signature, operands, move);
  for (let i = 0; i < operands.length; i++) {
    const { param } = signature.arrays[i]!;
    if (param.kind !== "array" || param.elements === undefined) continue;
    sizes[param.elements.greatest] = checkRange(name, param.name, operands[i]!, param.elements);
  }
  const rank = first.length + 1 + (signature.rowPlace ?? -1);
  const values = checkNumbers(signature, args, options, rank, sizes);
  for (const { param, position } of signature.numbers) {
    if (param.kind === "number" && param.sizes) shapes[param.name] = sizesOf(args[position])!;
  }
  const checked: Checked = {
    signature,
    heap,
    dtype,
    operands,
    values,
    numbers: nameNumbers(signature, values),
    sizes,
    any,
    shapes,
    along: alongOf(first, signature.axis < 0 ? undefined : values[signature.axis]),
    move,
    out: options.out,
  };
  if (entry.check) checkAmong(entry.check, checked);
  return checked;
}
