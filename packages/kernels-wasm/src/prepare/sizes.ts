import { formatShape, sameShape } from "../array/shape.js";
import { KernelArgumentError } from "../errors.js";
import type { Operand } from "./operand.js";
import type { Signature } from "./signature.js";

/** Sizes by name; `n` is the length of the first array, unless a shape names another size so. */
export type Sizes = Record<string, number>;

/** Checks that shapes fit each other, and binds the names in them. */
export function bindSizes(signature: Signature, operands: readonly Operand[]): Sizes {
  const { name, arrays } = signature;
  const sizes: Sizes = operands.length > 0 ? { n: operands[0]!.length } : {};
  const boundBy: Record<string, string> = {};
  let any: number | undefined;
  for (let i = 0; i < operands.length; i++) {
    const { param } = arrays[i]!;
    const operand = operands[i]!;
    if (param.shape !== "any") {
      bind(name, param.name, param.shape, operand.shape, sizes, boundBy);
    } else if (any === undefined) {
      any = i;
    } else if (!sameShape(operand.shape, operands[any]!.shape)) {
      const expected = `shape ${formatShape(operands[any]!.shape)}, as ${arrays[any]!.param.name} has`;
      throw new KernelArgumentError(name, param.name, expected, formatShape(operand.shape));
    }
  }
  return sizes;
}

function bind(
  kernel: string,
  param: string,
  names: readonly string[],
  shape: readonly number[],
  sizes: Sizes,
  boundBy: Record<string, string>,
): void {
  if (shape.length !== names.length) {
    const expected = `${names.length} dimension${names.length === 1 ? "" : "s"}, (${names.join(", ")})`;
    throw new KernelArgumentError(kernel, param, expected, `shape ${formatShape(shape)}`);
  }
  for (const [axis, size] of names.entries()) {
    const by = boundBy[size];
    if (by !== undefined && sizes[size] !== shape[axis]) {
      const expected = `${size} = ${sizes[size]} on axis ${axis}, as ${by} has`;
      throw new KernelArgumentError(kernel, param, expected, `shape ${formatShape(shape)}`);
    }
    boundBy[size] ??= param;
    sizes[size] = shape[axis]!;
  }
}
