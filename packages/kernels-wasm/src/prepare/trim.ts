import type { NDArray } from "../array/ndarray.js";

/** The first rows of a result; what was given as `out` stays whole, and the result is a view of it. */
export function trim(result: NDArray, rows: number, isGiven: boolean): NDArray {
  if (rows === result.shape[0]) return result;
  const view = result.subarray(0, rows);
  if (isGiven) return view;
  result.free();
  if (2 * view.length > result.length) return view;
  // Most of the memory would be held for nothing.
  const copy = view.copy();
  view.free();
  return copy;
}
