import { type ArrayOptions, createArray, type DTypeOfData, type NumericData } from "./array/create.js";
import type { NDArray } from "./array/ndarray.js";
import type { DType } from "./dtypes.js";
import { BlockHeap } from "./memory/block-heap.js";

/** A WebAssembly memory of up to 4 GiB, and arrays in it. */
export class Heap extends BlockHeap {
  /** A zero-filled array of a shape or length. */
  array<T extends DType>(dtype: T, shape: number | readonly number[]): NDArray<T>;
  /** An array with a copy of numbers: a typed array, an array, or nested arrays (rows). */
  array<const D extends NumericData, T extends DType = DTypeOfData<D>>(
    data: D,
    options?: ArrayOptions<T>,
  ): NDArray<T>;
  array(first: DType | NumericData, second?: number | readonly number[] | ArrayOptions<DType>): NDArray {
    return createArray(this, first, second);
  }
}
