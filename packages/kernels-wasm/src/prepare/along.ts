import { lengthOf } from "../array/shape.js";
import type { Along } from "../plan.js";

/** How an array of a shape lies along an axis; over all of it where there is none. */
export function alongOf(shape: readonly number[], axis: number | undefined): Along {
  if (axis === undefined) return { outer: 1, length: lengthOf(shape), inner: 1 };
  return {
    outer: lengthOf(shape.slice(0, axis)),
    length: shape[axis]!,
    inner: lengthOf(shape.slice(axis + 1)),
  };
}

/** The shape of results along an axis: without it, or with size 1 there. */
export function reducedShape(shape: readonly number[], axis: number, keepsDims: boolean): number[] {
  return shape.flatMap((size, i) => (i !== axis ? [size] : keepsDims ? [1] : []));
}
