import type { DType, TypedArrayOf } from "./dtypes.js";

/** A dense array in a heap's shared memory. (Contract only; the implementation follows.) */
export declare class NDArray<T extends DType = DType> {
  /** Makes T invariant, so that arrays of two dtypes cannot be mixed in one call. */
  declare private readonly invariant: (dtype: T) => T;
  readonly dtype: T;
  readonly shape: readonly number[];
  readonly length: number;
  readonly data: TypedArrayOf<T>;
}
