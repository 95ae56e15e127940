import type { NDArray } from "../../src/array/ndarray.js";
import { heap } from "../support/run.js";

/** An array of the tests' heap, element i of it drawn by `draw(i)`. */
export function drawn<T extends "f64" | "f32">(
  dtype: T,
  count: number,
  draw: (i: number) => number,
): NDArray<T> {
  const array = heap.array(dtype, count);
  for (let i = 0; i < count; i++) array.data[i] = draw(i);
  return array;
}
