import { formatShape, lengthOf, sameShape } from "../array/shape.js";
import { broadcast } from "../array/strides.js";
import { KernelArgumentError } from "../errors.js";
import type { Operand } from "./operand.js";
import { type Move, moved } from "./row-axis.js";
import type { Signature } from "./signature.js";

/** What the shapes of a call's arrays come to. */
export interface Bound {
  /** Sizes by name; `n` is the length of the first array, broadcast, unless a shape names another size so. */
  readonly sizes: Record<string, number>;
  /** What the arrays of any shape are broadcast to. */
  readonly any: readonly number[];
  readonly shapes: Record<string, readonly number[]>;
}

/** Checks that shapes fit each other, and binds the names in them. */
export function bindSizes(
  signature: Signature,
  operands: readonly (Operand | undefined)[],
  move: Move | undefined,
): Bound {
  const { name, arrays } = signature;
  const sizes: Record<string, number> = operands[0] ? { n: operands[0].length } : {};
  const shapes: Record<string, readonly number[]> = {};
  const boundBy: Record<string, string> = {};
  let any: readonly number[] | undefined;
  let by = "";
  for (let i = 0; i < operands.length; i++) {
    const operand = operands[i];
    if (operand === undefined) continue;
    const { param } = arrays[i]!;
    const shape = move && i === 0 ? moved(operand.shape, move) : operand.shape;
    shapes[param.name] = shape;
    if (param.shape !== "any") {
      bind(name, param.name, param.shape, shape, sizes, boundBy);
    } else if (any === undefined) {
      any = shape;
      by = param.name;
    } else if (!sameShape(shape, any)) {
      const joined = broadcast(any, shape);
      // What is given by name follows the parameters.
      if (joined === undefined || (param.kind === "option" && !sameShape(joined, any))) {
        const expected = `shape ${formatShape(any)} or one that is broadcast to it, as ${by} has`;
        throw new KernelArgumentError(name, param.name, expected, formatShape(shape));
      }
      if (!sameShape(joined, any)) by = param.name;
      any = joined;
    }
  }
  if (signature.broadcasts && arrays[0]!.param.shape === "any") sizes.n = lengthOf(any!);
  return { sizes, any: any ?? [], shapes };
}

function bind(
  kernel: string,
  param: string,
  names: readonly (string | number)[],
  shape: readonly number[],
  sizes: Record<string, number>,
  boundBy: Record<string, string>,
): void {
  const leading = names[0] === "..." ? 1 : 0;
  const count = names.length - leading;
  if (leading ? shape.length < count : shape.length !== count) {
    const least = leading ? "at least " : "";
    const expected = `${least}${count} dimension${count === 1 ? "" : "s"}, (${names.join(", ")})`;
    throw new KernelArgumentError(kernel, param, expected, `shape ${formatShape(shape)}`);
  }
  for (let i = leading; i < names.length; i++) {
    const [size, axis] = [names[i]!, shape.length - names.length + i];
    const wanted = typeof size === "number" ? size : boundBy[size] === undefined ? undefined : sizes[size];
    if (wanted !== undefined && wanted !== shape[axis]) {
      const what = typeof size === "number" ? `${size}` : `${size} = ${wanted}`;
      const by = typeof size === "number" ? "" : `, as ${boundBy[size]} has`;
      throw new KernelArgumentError(
        kernel,
        param,
        `${what} on axis ${axis}${by}`,
        `shape ${formatShape(shape)}`,
      );
    }
    if (typeof size === "number") continue;
    boundBy[size] ??= param;
    sizes[size] = shape[axis]!;
  }
}
