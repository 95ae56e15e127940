import { DTYPES, type DType, type TypedArrayOf } from "../dtypes.js";
import { lengthOf } from "./shape.js";

/** Elements that may lie apart, in a buffer. */
export interface Elements<T extends DType = DType> {
  readonly buffer: ArrayBufferLike;
  readonly dtype: T;
  readonly ptr: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** Places of elements in row-major order, in elements from the first one. */
export function* places(shape: readonly number[], strides: readonly number[]): Generator<number> {
  const rank = shape.length;
  if (lengthOf(shape) === 0) return;
  if (rank === 0) return yield 0;
  const index = new Array<number>(rank).fill(0);
  const [size, step] = [shape[rank - 1]!, strides[rank - 1]!];
  for (let at = 0; ; ) {
    for (let i = 0; i < size; i++) yield at + i * step;
    let axis = rank - 2;
    for (; axis >= 0; axis--) {
      at += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      at -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}

/** Copies elements into a typed array, in row-major order. */
export function gather<T extends DType>(from: Elements<T>, into: TypedArrayOf<DType>): void {
  visit(from, (all, at, i) => {
    into[i] = all[at]!;
  });
}

/** Writes numbers to elements, in row-major order; or one number to all of them. */
export function scatter<T extends DType>(numbers: ArrayLike<number> | number, to: Elements<T>): void {
  if (typeof numbers === "number") {
    visit(to, (all, at) => {
      all[at] = numbers;
    });
  } else {
    visit(to, (all, at, i) => {
      all[at] = numbers[i]!;
    });
  }
}

/** Calls `each` with the buffer's elements, the place of an element in them, and its number. */
function visit(
  { buffer, dtype, ptr, shape, strides }: Elements,
  each: (all: TypedArrayOf<DType>, at: number, i: number) => void,
): void {
  const all = elementsOf(dtype, buffer);
  const first = ptr / all.BYTES_PER_ELEMENT;
  const [rows, columns] = [shape.slice(0, -1), shape.at(-1) ?? 1];
  const step = strides.at(-1) ?? 1;
  let i = 0;
  if (columns === 0) return;
  for (const row of places(rows, strides.slice(0, -1))) {
    for (let column = 0; column < columns; column++) each(all, first + row + column * step, i++);
  }
}

/** All of a buffer as elements of a dtype. */
export function elementsOf(dtype: DType, buffer: ArrayBufferLike): TypedArrayOf<DType> {
  return new (DTYPES[dtype] as new (buffer: ArrayBufferLike) => TypedArrayOf<DType>)(buffer);
}
