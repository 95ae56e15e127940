import { DTYPES, type DType, dtypeOf, itemSize, type TypedArrayOf } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { BlockHeap } from "../memory/block-heap.js";
import { describe } from "./describe.js";
import { NDArray, uninitialized } from "./ndarray.js";
import { checkShape, lengthOf, resolveShape } from "./shape.js";
import { type Source, sourceOf } from "./source.js";
import { Storage } from "./storage.js";

/** Numbers that are copied into an array: of a typed array, of another array or heap, plain, or in rows. */
export type NumericData =
  | TypedArrayOf<DType>
  | { [T in DType]: NDArray<T> }[DType]
  | readonly number[]
  | readonly (readonly number[])[]
  | readonly (readonly (readonly number[])[])[];

/** The dtype that data are given where none is asked for. */
export type DTypeOfData<D> = {
  [T in DType]: D extends TypedArrayOf<T> | NDArray<T> ? T : never;
}[DType] extends infer T extends DType
  ? [T] extends [never]
    ? "f64"
    : T
  : "f64";

export interface ArrayOptions<T extends DType> {
  /** That of the typed array, or f64, unless said otherwise. */
  readonly dtype?: T;
  readonly shape?: number | readonly number[];
}

/** What `heap.array` does. */
export function createArray(
  heap: BlockHeap,
  first: DType | NumericData,
  second: number | readonly number[] | ArrayOptions<DType> | undefined,
): NDArray {
  if (typeof first === "string") {
    const dtype = checkDType("array", first);
    if (typeof second !== "number" && !Array.isArray(second)) {
      throw new KernelArgumentError("array", "shape", "a length or a shape", describe(second));
    }
    return zeros(heap, dtype, checkShape(second));
  }
  const options = (second ?? {}) as ArrayOptions<DType>;
  const source = sourceOf("array", "data", first, options.dtype ?? dtypeIn(first));
  const { shape } = options;
  return copyIn(
    heap,
    source,
    shape === undefined ? source.shape : resolveShape("array", [shape].flat(), source.length),
  );
}

/** A dtype by its name. @throws KernelArgumentError */
export function checkDType(what: string, dtype: unknown): DType {
  if (typeof dtype === "string" && Object.hasOwn(DTYPES, dtype)) return dtype as DType;
  const known = `one of ${Object.keys(DTYPES).join(", ")}`;
  throw new KernelArgumentError(what, "dtype", known, describe(dtype));
}

function dtypeIn(data: NumericData): DType {
  if (data instanceof NDArray) return data.dtype;
  return (ArrayBuffer.isView(data) ? dtypeOf(data) : undefined) ?? "f64";
}

/** A zero-filled array. @throws OutOfMemoryError */
export function zeros<T extends DType>(heap: BlockHeap, dtype: T, shape: readonly number[]): NDArray<T> {
  const block = heap.takeZeroed(lengthOf(shape) * itemSize(dtype));
  return new NDArray(new Storage(heap, block), dtype, shape, heap.addressOf(block));
}

/** An array with a copy of checked numbers. @throws OutOfMemoryError */
export function copyIn(heap: BlockHeap, source: Source, shape: readonly number[] = source.shape): NDArray {
  const array = uninitialized(heap, source.dtype, shape);
  source.copyTo(array.data);
  return array;
}
