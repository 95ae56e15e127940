import { KernelArgumentError } from "../errors.js";

/** Number of elements in a shape. */
export function lengthOf(shape: readonly number[]): number {
  let length = 1;
  for (let axis = 0; axis < shape.length; axis++) length *= shape[axis]!;
  return length;
}

/** A shape as NumPy writes it: `(2, 3)`, `(4,)`. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

/** Whether two shapes are the same. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** A copy of a shape of whole sizes, none negative. @throws KernelArgumentError */
export function checkShape(shape: number | readonly number[]): number[] {
  const sizes = typeof shape === "number" ? [shape] : [...shape];
  for (const size of sizes) {
    if (!Number.isSafeInteger(size) || size < 0) {
      throw new KernelArgumentError("array", "shape", "whole sizes, none negative", formatShape(sizes));
    }
  }
  return sizes;
}

/** A shape for `length` elements, with a -1 in it resolved. @throws KernelArgumentError */
export function resolveShape(what: string, sizes: readonly number[], length: number): number[] {
  const free = sizes.indexOf(-1);
  const known = lengthOf(sizes.filter((_, axis) => axis !== free));
  const shape = checkShape(free < 0 ? sizes : sizes.with(free, known === 0 ? 0 : length / known));
  if (lengthOf(shape) === length) return shape;
  throw new KernelArgumentError(what, "shape", `a shape of ${length} elements`, formatShape(sizes));
}
