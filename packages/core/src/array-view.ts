import type { DType, TypedArrayOf } from "@parakern/kernels-wasm";
import { SerializationError } from "./errors.js";
import { isShared } from "./shared-memory.js";
import { defineHandle, markHandle } from "./task/handle.js";
import type { Carrier } from "./task/link.js";

/** What an array and a view of one have in common. */
interface Elements<T extends DType> {
  readonly dtype: T;
  readonly shape: readonly number[];
  readonly length: number;
  readonly isContiguous: boolean;
  readonly data: TypedArrayOf<T>;
}

/**
 * What an NDArray is on arrival in another thread: the same elements in the same memory. It has no methods, and keeps
 * nothing: a call of a pool keeps the arrays that it was given from being freed until it has settled; whoever sends one
 * otherwise, by a queue or to a Process, keeps it until the receiver is done.
 *
 * @example
 * const double = (x: ArrayView<"f64">) => {
 *   for (let i = 0; i < x.length; i++) x.data[i]! *= 2;
 * };
 * await pool.apply(double, [pool.array([1, 2, 3])]);
 */
export class ArrayView<T extends DType = DType> implements Elements<T> {
  declare readonly dtype: T;
  declare readonly shape: readonly number[];
  /** Number of elements. */
  declare readonly length: number;
  /** The elements, in row-major order: a typed array over the memory itself. */
  declare readonly data: TypedArrayOf<T>;

  /** Views have no gaps. */
  get isContiguous(): boolean {
    return true;
  }
}

/** What goes into a message for an array. Raises SerializationError where the receiver cannot have the same memory. */
export function dehydrateArray(array: Elements<DType>, carrier: Carrier): object {
  if (carrier.reaches !== "thread") {
    throw refusal(
      "its memory is shared by the threads of one process only; send toTypedArray(), or a SharedArray.",
    );
  }
  if (!array.isContiguous) throw refusal("its elements lie apart; send copy(), or what it is a view of.");
  const { dtype, shape, length, data } = array;
  if (!isShared(data.buffer)) {
    throw refusal("its memory is not shared; send toTypedArray().");
  }
  return { dtype, shape, length, data };
}

/** Makes an empty object into a view of what was sent. */
export function rehydrateView(shell: object, data: unknown): void {
  Object.setPrototypeOf(shell, ArrayView.prototype);
  Object.assign(shell, data);
  Object.freeze((shell as ArrayView).shape);
  markHandle(shell);
}

function refusal(reason: string): SerializationError {
  return new SerializationError("An NDArray", reason);
}

defineHandle<ArrayView>({
  name: "ArrayView",
  class: ArrayView,
  dehydrate: dehydrateArray,
  rehydrate: rehydrateView,
});
