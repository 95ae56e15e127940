import type { DType } from "../dtypes.js";
import type { Kernel } from "../kernel.js";
import type { Heap } from "../memory/heap.js";
import { checkNumbers, nameNumbers } from "./numbers.js";
import { checkOperand, elementType, type Operand } from "./operand.js";
import { checkOptions } from "./options.js";
import { type Signature, signatureOf } from "./signature.js";
import { bindSizes, type Sizes } from "./sizes.js";

/** Numbers and options by name. */
export type NamedNumbers = Readonly<Record<string, number | undefined>>;

/** A call whose arguments were checked, before any memory is taken for it. */
export interface Checked {
  readonly signature: Signature;
  readonly heap: Heap;
  readonly dtype: DType;
  readonly operands: readonly Operand[];
  /** Numbers and options in the entry's order, and by name. */
  readonly values: readonly (number | undefined)[];
  readonly numbers: NamedNumbers;
  readonly sizes: Sizes;
  /** What was given as `out`; not yet checked, for its shape may depend on all the rest. */
  readonly out: unknown;
}

/** Checks everything of a call but `out`. @throws KernelArgumentError */
export function check(
  name: string,
  entry: Kernel,
  heap: Heap,
  args: readonly unknown[],
  extraOptions: readonly string[],
): Checked {
  const signature = signatureOf(name, entry);
  const options = checkOptions(signature, args, extraOptions);
  const dtype = elementType(signature, args, options.out);
  const operands: Operand[] = [];
  for (const param of signature.arrays) operands.push(checkOperand(signature, param, args, dtype, heap));
  const sizes = bindSizes(signature, operands);
  const values = checkNumbers(signature, args, options);
  return {
    signature,
    heap,
    dtype,
    operands,
    values,
    numbers: nameNumbers(signature, values),
    sizes,
    out: options.out,
  };
}
