import { KernelArgumentError } from "../errors.js";

/** What is taken of one axis: all of it; one place, and the axis goes; or from, to and step, as in NumPy's from:to:step. */
export type Range = null | number | readonly [from?: number | null, to?: number | null, step?: number];

/** A way through the same memory. */
export interface Layout {
  readonly shape: number[];
  readonly strides: number[];
  /** Of the first element, in elements. */
  readonly offset: number;
}

/** What ranges take of an array; axes without a range are taken whole. @throws KernelArgumentError */
export function sliceOf(
  shape: readonly number[],
  strides: readonly number[],
  ranges: readonly Range[],
): Layout {
  if (ranges.length > shape.length) {
    throw new KernelArgumentError("slice", "ranges", `at most ${shape.length}`, `${ranges.length}`);
  }
  const result = { shape: [] as number[], strides: [] as number[], offset: 0 };
  for (let axis = 0; axis < shape.length; axis++) {
    const [size, stride, range] = [shape[axis]!, strides[axis]!, ranges[axis] ?? null];
    if (typeof range === "number") {
      result.offset += placeOf("slice", "index", range, size) * stride;
      continue;
    }
    const [from, count, step] = range === null ? [0, size, 1] : spanOf(range, size);
    if (count > 0) result.offset += from * stride;
    result.shape.push(count);
    result.strides.push(step * stride);
  }
  return result;
}

/** An index into an axis, counted from the end where negative. @throws KernelArgumentError beyond it. */
export function placeOf(what: string, name: string, index: unknown, size: number): number {
  const place = Number.isInteger(index) ? ((index as number) < 0 ? (index as number) + size : index) : -1;
  if ((place as number) >= 0 && (place as number) < size) return place as number;
  const expected = size === 0 ? "none, for the axis is empty" : `a whole number from ${-size} to ${size - 1}`;
  throw new KernelArgumentError(what, name, expected, `${index}`);
}

/** First place, number of places, and step. */
function spanOf(range: readonly (number | null | undefined)[], size: number): [number, number, number] {
  const [from, to, step = 1] = range;
  for (const bound of [from ?? 0, to ?? 0, step]) {
    if (!Number.isInteger(bound)) {
      throw new KernelArgumentError("slice", "range", "whole numbers: from, to, step", `${bound}`);
    }
  }
  if (step === 0) throw new KernelArgumentError("slice", "step", "a step that is not 0", "0");
  const [low, high] = step! > 0 ? [0, size] : [-1, size - 1];
  const bound = (index: number | null | undefined, standard: number) =>
    index == null ? standard : Math.min(Math.max(index < 0 ? index + size : index, low), high);
  const first = bound(from, step! > 0 ? 0 : size - 1);
  const end = bound(to, step! > 0 ? size : -1);
  return [first, Math.max(0, Math.ceil((end - first) / step!)), step!];
}

/** Axes in another order; reversed unless said otherwise. @throws KernelArgumentError */
export function transposed(
  shape: readonly number[],
  strides: readonly number[],
  axes: readonly number[],
): Layout {
  const order = axes.length === 0 ? shape.map((_, axis) => shape.length - 1 - axis) : axes;
  const places = order.map((axis) => placeOf("transpose", "axes", axis, shape.length));
  if (new Set(places).size !== shape.length) {
    throw new KernelArgumentError("transpose", "axes", `each of ${shape.length} axes once`, `${axes}`);
  }
  return {
    shape: places.map((axis) => shape[axis]!),
    strides: places.map((axis) => strides[axis]!),
    offset: 0,
  };
}
