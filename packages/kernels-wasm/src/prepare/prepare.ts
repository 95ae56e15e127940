import { copyIn, uninitialized } from "../array/create.js";
import { NDArray } from "../array/ndarray.js";
import { defaultPhase } from "../default-plan.js";
import type { DType } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { Kernel } from "../kernel.js";
import type { Heap } from "../memory/heap.js";
import { MAX_CHUNKS, type Plan, type PlanArray, type PlanContext } from "../plan.js";
import { checkNumbers } from "./numbers.js";
import { checkOperand, elementType, type Operand } from "./operand.js";
import { checkOptions } from "./options.js";
import { checkOut, type NamedNumbers, resultShape } from "./output.js";
import { ArrayCall, Holdings, NumberCall, type PreparedCall } from "./prepared-call.js";
import { type Signature, signatureOf } from "./signature.js";
import { bindSizes, type Sizes } from "./sizes.js";

export type { PreparedCall } from "./prepared-call.js";

const NO_NAMES: readonly string[] = [];

/** A call whose arguments were checked, before any memory is taken for it. */
interface Checked {
  readonly signature: Signature;
  readonly heap: Heap;
  readonly dtype: DType;
  readonly operands: readonly Operand[];
  readonly values: readonly (number | undefined)[];
  readonly numbers: NamedNumbers;
  readonly sizes: Sizes;
  readonly out: unknown;
}

/**
 * Checks a call of a kernel, copies plain arrays in, takes memory for the result, and makes the plan. Nothing has run
 * and nothing is held when it throws. `extraOptions` are names that the caller reads from the options itself.
 * @throws KernelArgumentError naming the argument; OutOfMemoryError.
 */
export function prepare(
  name: string,
  entry: Kernel,
  heap: Heap,
  args: readonly unknown[],
  extraOptions: readonly string[] = NO_NAMES,
): PreparedCall {
  const signature = signatureOf(name, entry);
  const options = checkOptions(signature, args, extraOptions);
  const dtype = elementType(signature, args, options.out);
  const operands = signature.arrays.map(({ param, position }) =>
    checkOperand(signature, param, args[position], dtype, heap),
  );
  const sizes = bindSizes(signature, operands);
  const values = checkNumbers(signature, args, options);
  const numbers = Object.fromEntries(signature.numbers.map(({ param }, i) => [param.name, values[i]]));
  const checked = { signature, heap, dtype, operands, values, numbers, sizes, out: options.out };
  const held = new Holdings(heap);
  try {
    return entry.output.kind === "array" ? arrayCall(checked, held) : numberCall(checked, held);
  } catch (error) {
    held.discard();
    throw error;
  }
}

function arrayCall(checked: Checked, held: Holdings): PreparedCall {
  const { signature, heap, operands, numbers, sizes } = checked;
  const output = signature.entry.output as Kernel["output"] & { kind: "array" };
  const shape = resultShape(output, signature, operands, sizes, numbers);
  const dtype = output.dtype === "T" ? checked.dtype : output.dtype;
  let out: NDArray;
  if (checked.out !== undefined) {
    out = checkOut(signature, checked.out, dtype, shape, operands, heap);
    held.pin(out);
  } else {
    out = held.fresh = uninitialized(heap, dtype, shape);
  }
  const arrays = place(checked, held);
  const n = operands.length > 0 ? operands[0]!.length : out.length;
  sizes.n ??= n;
  if (n === 0 || out.length === 0) {
    out.data.fill(0);
    return new ArrayCall(signature.name, [], 0, held, out);
  }
  const cost = costOf(checked, n);
  const plan = planOf(checked, held, arrays, out, out.length, cost / out.length, out.ptr);
  return new ArrayCall(signature.name, plan, cost, held, out);
}

function numberCall(checked: Checked, held: Holdings): PreparedCall {
  const { signature, operands } = checked;
  const { name, entry } = signature;
  const output = entry.output as Kernel["output"] & { kind: "number" };
  const n = operands[0]!.length;
  if (n === 0) {
    if (output.empty !== undefined) return new NumberCall(name, [], 0, held, output, 0, 0);
    throw new KernelArgumentError(name, signature.arrays[0]!.param.name, "at least one element", "none");
  }
  const arrays = place(checked, held);
  const cost = costOf(checked, n);
  const stride = output.cells * 8;
  const slots = held.scratchOf().allocate(MAX_CHUNKS * stride);
  const out = {
    dtype: "f64" as const,
    shape: [MAX_CHUNKS, output.cells],
    length: MAX_CHUNKS * output.cells,
    ptr: slots,
  };
  const plan = planOf(checked, held, arrays, out, n, cost / n, { base: slots, stride });
  return new NumberCall(name, plan, cost, held, output, slots, n);
}

/** Every operand in the heap, pinned; numbers from outside are copied in. */
function place({ operands, heap }: Checked, held: Holdings): NDArray[] {
  return operands.map((operand) => {
    if (operand instanceof NDArray) {
      held.pin(operand);
      return operand;
    }
    const copy = copyIn(heap, operand);
    held.copies.push(copy);
    return copy;
  });
}

function costOf({ signature, sizes, numbers }: Checked, n: number): number {
  const { cost } = signature.entry;
  return typeof cost === "number" ? cost * n : cost(sizes, numbers);
}

function planOf(
  checked: Checked,
  held: Holdings,
  arrays: readonly NDArray[],
  out: PlanArray,
  count: number,
  nsEach: number,
  result: number | { base: number; stride: number },
): Plan {
  const { signature, dtype, sizes, numbers, values } = checked;
  const { entry, order, name } = signature;
  if (!entry.plan) {
    const args = order.map((index) => (index >= 0 ? arrays[index]!.ptr : (values[-index - 1] ?? Number.NaN)));
    return [defaultPhase(signature.run[dtype]!, count, nsEach, [...args, result])];
  }
  const context: PlanContext = {
    name,
    dtype,
    dims: sizes,
    arrays: Object.fromEntries(signature.arrays.map(({ param }, i) => [param.name, arrays[i]!])),
    numbers,
    out,
    scratch: (byteLength) => held.scratchOf().allocate(byteLength),
  };
  return entry.plan(context).filter((phase) => phase.count > 0);
}
