import type { ReferenceArgs } from "../../kernel.js";
import { rounderOf } from "./pairwise.js";

/** For each query the indices of all points, the nearest one first, with the squares of their distances. */
export function ranked(
  { dtype, dims }: ReferenceArgs,
  points: ArrayLike<number>,
  queries: ArrayLike<number>,
  query: number,
): { readonly index: number; readonly square: number }[] {
  const deep = dims.dimensions!;
  const round = rounderOf(dtype);
  const far = Array.from({ length: points.length / deep }, (_, index) => {
    let square = 0;
    for (let p = 0; p < deep; p++) {
      const d = round(queries[query * deep + p]! - points[index * deep + p]!);
      square = round(square + round(d * d));
    }
    return { index, square: Number.isNaN(square) ? Number.POSITIVE_INFINITY : square };
  });
  return far.sort((a, b) => (a.square === b.square ? a.index - b.index : a.square - b.square));
}
