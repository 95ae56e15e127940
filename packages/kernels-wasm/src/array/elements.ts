import { DTYPES, type DType, itemSize, type TypedArrayOf } from "../dtypes.js";
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
  const { all, columns, step } = rowsOf(from);
  let i = 0;
  for (const row of firsts(from)) {
    if (step === 1) into.set(all.subarray(row, row + columns), i);
    else for (let column = 0; column < columns; column++) into[i + column] = all[row + column * step]!;
    i += columns;
  }
}

/** Writes numbers to elements, in row-major order; or one number to all of them. */
export function scatter<T extends DType>(numbers: ArrayLike<number> | number, to: Elements<T>): void {
  const { all, columns, step } = rowsOf(to);
  let i = 0;
  for (const row of firsts(to)) {
    if (typeof numbers === "number") {
      for (let column = 0; column < columns; column++) all[row + column * step] = numbers;
    } else {
      for (let column = 0; column < columns; column++) all[row + column * step] = numbers[i + column]!;
    }
    i += columns;
  }
}

/** The buffer's elements, how many there are in a row, and how far apart. */
function rowsOf({ buffer, dtype, shape, strides }: Elements) {
  return { all: elementsOf(dtype, buffer), columns: shape.at(-1) ?? 1, step: strides.at(-1) ?? 1 };
}

/** Places of rows' first elements among those of the buffer. */
function* firsts({ dtype, ptr, shape, strides }: Elements): Generator<number> {
  const first = ptr / itemSize(dtype);
  for (const row of places(shape.slice(0, -1), strides.slice(0, -1))) yield first + row;
}

/** All of a buffer as elements of a dtype; the same view each time, as to make one takes longer than a short call. */
export function elementsOf<T extends DType>(dtype: T, buffer: ArrayBufferLike): TypedArrayOf<T> {
  let typed = views.get(buffer);
  if (!typed) {
    typed = {};
    views.set(buffer, typed);
  }
  const View = DTYPES[dtype] as unknown as new (buffer: ArrayBufferLike) => TypedArrayOf<T>;
  typed[dtype] ??= new View(buffer);
  return typed[dtype] as TypedArrayOf<T>;
}

const views = new WeakMap<ArrayBufferLike, { [T in DType]?: TypedArrayOf<DType> }>();
