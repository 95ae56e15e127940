import { DTYPES, type DType, itemSize, type TypedArrayOf } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { BlockHeap } from "../memory/block-heap.js";
import { npyBytes } from "../npy/write.js";
import { elementsOf, gather, places, scatter } from "./elements.js";
import { formatArray } from "./format.js";
import { HeldArray } from "./held-array.js";
import { type NestedNumbers, nest } from "./nest.js";
import { formatShape, lengthOf, resolveShape } from "./shape.js";
import { type Layout, placeOf, type Range, sliceOf, transposed } from "./slice.js";
import { Storage } from "./storage.js";

/**
 * An array in a heap's memory. It lives until `free()` or the end of its `using` block; one that is forgotten is given
 * back by the garbage collector some time later. Views (`slice`, `row`, `column`, `transpose`, `reshape`, `subarray`)
 * share memory, which is given back when all of them are freed.
 */
export class NDArray<T extends DType = DType> extends HeldArray<T> {
  /** The same memory in another shape; one size may be -1, which is then what is left. Of a view with gaps, a copy. */
  reshape(...shape: readonly number[] | readonly [readonly number[]]): NDArray<T> {
    this.check("reshape");
    const sizes = resolveShape(
      "reshape",
      (Array.isArray(shape[0]) ? shape[0] : shape) as number[],
      this.length,
    );
    if (this.isContiguous) return new NDArray(this.storage, this.dtype, sizes, this.ptr);
    const copy = uninitialized(this.heap, this.dtype, sizes);
    gather(this.elements, copy.data);
    return copy;
  }

  /** The same memory from `begin` to before `end` along the first axis; both are clamped, negative ones count from the end. */
  subarray(begin = 0, end = this.shape[0] ?? 1): NDArray<T> {
    this.check("subarray");
    return this.shape.length === 0 ? this.reshape() : this.slice([begin, end]);
  }

  /**
   * A view of some places of each axis: `x.slice([1, 5], 2)` is NumPy's `x[1:5, 2]`, `null` a whole axis, a third number a
   * step. @throws KernelArgumentError for an index beyond its axis; ranges are clamped.
   */
  slice(...ranges: readonly Range[]): NDArray<T> {
    this.check("slice");
    return this.#layout(sliceOf(this.shape, this.strides, ranges));
  }

  /** A view of one row, or of what else stands at an index of the first axis. */
  row(index: number): NDArray<T> {
    return this.slice(index);
  }

  /** A view of one column of an array of two dimensions or more. */
  column(index: number): NDArray<T> {
    return this.slice(null, index);
  }

  /** A view with the axes in another order, reversed unless said otherwise. */
  transpose(...axes: readonly number[]): NDArray<T> {
    this.check("transpose");
    return this.#layout(transposed(this.shape, this.strides, axes));
  }

  /** One element, by its index along each axis; negative ones count from the end. */
  at(...index: readonly number[]): number {
    this.check("at");
    if (index.length !== this.shape.length) {
      throw new KernelArgumentError("at", "index", `${this.shape.length} numbers`, `${index.length}`);
    }
    let at = this.ptr / itemSize(this.dtype);
    index.forEach((i, axis) => {
      at += placeOf("at", "index", i, this.shape[axis]!) * this.strides[axis]!;
    });
    return elementsOf(this.dtype, this.heap.memory.buffer)[at]!;
  }

  /** A copy of its own memory, row-major without gaps. */
  copy(): NDArray<T> {
    return this.astype(this.dtype);
  }

  /** A copy of another dtype; what does not fit is converted as by typed arrays. */
  astype<D extends DType>(dtype: D): NDArray<D> {
    this.check("astype");
    const copy = uninitialized(this.heap, dtype, [...this.shape]);
    if (this.isContiguous) copy.data.set(this.data as ArrayLike<number>);
    else gather(this.elements, copy.data);
    return copy;
  }

  /** Sets all elements to one number, and returns the array. */
  fill(value: number): this {
    this.check("fill");
    if (this.isContiguous) this.data.fill(value);
    else scatter(value, this.elements);
    return this;
  }

  /** Sets the elements to numbers in row-major order, and returns the array. */
  set(values: ArrayLike<number>): this {
    this.check("set");
    if (values.length !== this.length) {
      throw new KernelArgumentError("set", "values", `${this.length} numbers`, `${values.length}`);
    }
    if (this.isContiguous) this.data.set(values);
    else scatter(values, this.elements);
    return this;
  }

  /** A copy of the elements as a typed array, in row-major order. */
  toTypedArray(): TypedArrayOf<T, ArrayBuffer> {
    this.check("toTypedArray");
    const flat = new DTYPES[this.dtype](this.length);
    if (this.isContiguous) flat.set(this.data as ArrayLike<number>);
    else gather(this.elements, flat);
    return flat as TypedArrayOf<T, ArrayBuffer>;
  }

  /** A copy as plain numbers, nested by the shape. */
  toArray(): NestedNumbers {
    return nest(this.#flat(), this.shape);
  }

  /** The bytes of an `.npy` file with a copy of the elements. */
  npy(): Uint8Array<ArrayBuffer> {
    this.check("npy");
    return npyBytes(this.dtype, this.shape, this.#flat());
  }

  /** As NumPy prints it; the middle of long arrays is left out. */
  override toString(): string {
    return formatArray(this.#flat(), this.shape, this.dtype);
  }

  /** What `console.log` shows in Node. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `NDArray<${this.dtype}> ${formatShape(this.shape)} ${this.isFreed ? "freed" : `\n${this}`}`;
  }

  /** The elements in row-major order. */
  *[Symbol.iterator](): IterableIterator<number> {
    this.check("iterator");
    const all = elementsOf(this.dtype, this.heap.memory.buffer);
    const first = this.ptr / all.BYTES_PER_ELEMENT;
    for (const at of places(this.shape, this.strides)) yield all[first + at]!;
  }

  #layout({ shape, strides, offset }: Layout): NDArray<T> {
    const ptr = this.ptr + offset * itemSize(this.dtype);
    return new NDArray(this.storage, this.dtype, shape, ptr, strides);
  }

  #flat(): ArrayLike<number> {
    return this.isContiguous ? this.data : this.toTypedArray();
  }
}

/** An array of unspecified content, for results that are written whole. @throws OutOfMemoryError */
export function uninitialized<T extends DType>(
  heap: BlockHeap,
  dtype: T,
  shape: readonly number[],
): NDArray<T> {
  const block = heap.take(lengthOf(shape) * itemSize(dtype));
  return new NDArray(new Storage(heap, block), dtype, shape, heap.addressOf(block));
}
