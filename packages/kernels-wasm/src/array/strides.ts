import { lengthOf } from "./shape.js";

/** Strides of a row-major array without gaps, in elements. */
export function rowMajor(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}

/** Whether elements lie in row-major order without gaps. The stride of a single element does not matter. */
export function isRowMajor(shape: readonly number[], strides: readonly number[]): boolean {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== step) return lengthOf(shape) === 0;
    step *= shape[axis]!;
  }
  return true;
}

/** The lowest place of an element relative to the first one, and one beyond the highest. */
export function extentOf(shape: readonly number[], strides: readonly number[]): readonly [number, number] {
  let low = 0;
  let high = 0;
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] === 0) return [0, 0];
    const reach = (shape[axis]! - 1) * strides[axis]!;
    if (reach < 0) low += reach;
    else high += reach;
  }
  return [low, high + 1];
}

/** The shape that two shapes are broadcast to, as NumPy does it; undefined where they do not fit. */
export function broadcast(a: readonly number[], b: readonly number[]): readonly number[] | undefined {
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let axis = 1; axis <= rank; axis++) {
    const x = a[a.length - axis] ?? 1;
    const y = b[b.length - axis] ?? 1;
    if (x !== y && x !== 1 && y !== 1) return undefined;
    shape[rank - axis] = x === 1 ? y : x;
  }
  return shape;
}

/** The strides with which an array goes through a shape that it is broadcast to: 0 where it stands still. */
export function stridesIn(
  target: readonly number[],
  shape: readonly number[],
  strides: readonly number[],
): number[] {
  const missing = target.length - shape.length;
  return target.map((_, axis) =>
    axis < missing || shape[axis - missing] === 1 ? 0 : strides[axis - missing]!,
  );
}

/** A shape and how several arrays go through it, with axes joined that lie one behind the other in all of them. */
export interface Walk {
  readonly sizes: number[];
  /** Strides of each array. */
  readonly strides: number[][];
}

/** The fewest axes that do for going through some arrays at once, in row-major order; at least one. */
export function collapse(shape: readonly number[], arrays: readonly (readonly number[])[]): Walk {
  const sizes: number[] = [];
  const strides: number[][] = arrays.map(() => []);
  for (let axis = 0; axis < shape.length; axis++) {
    const size = shape[axis]!;
    if (size === 1) continue;
    const last = sizes.length - 1;
    if (last >= 0 && arrays.every((array, i) => strides[i]![last] === array[axis]! * size)) {
      sizes[last]! *= size;
      arrays.forEach((array, i) => {
        strides[i]![last] = array[axis]!;
      });
    } else {
      sizes.push(size);
      arrays.forEach((array, i) => void strides[i]!.push(array[axis]!));
    }
  }
  if (sizes.length === 0) return { sizes: [1], strides: arrays.map(() => [1]) };
  return { sizes, strides };
}
