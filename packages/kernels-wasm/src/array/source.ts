import { type DType, dtypeOf, type TypedArrayOf } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import { describe } from "./describe.js";
import { NDArray } from "./ndarray.js";
import { formatShape, sameShape } from "./shape.js";

/** Numbers outside the heap, checked, and not yet copied in. */
export interface Source {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly length: number;
  copyTo(target: TypedArrayOf<DType>): void;
}

/** Checks a typed array, an array of numbers, or arrays of such as rows, to become elements of a dtype. */
export function sourceOf(kernel: string, name: string, value: unknown, dtype: DType): Source {
  if (ArrayBuffer.isView(value) && dtypeOf(value)) {
    const typed = value as TypedArrayOf<DType>;
    if (dtypeOf(value) !== dtype) checkElements(kernel, name, typed, dtype);
    return { dtype, shape: [typed.length], length: typed.length, copyTo: (target) => target.set(typed) };
  }
  if (value instanceof NDArray) {
    const data = value.isContiguous ? value.data : value.toTypedArray();
    const { length } = value;
    if (value.dtype !== dtype) checkElements(kernel, name, data, dtype);
    return { dtype, shape: value.shape, length, copyTo: (target) => target.set(data) };
  }
  if (!Array.isArray(value)) {
    throw new KernelArgumentError(
      kernel,
      name,
      "an NDArray, a typed array or an array of numbers",
      describe(value),
    );
  }
  if (!Array.isArray(value[0])) {
    checkElements(kernel, name, value, dtype);
    return { dtype, shape: [value.length], length: value.length, copyTo: (target) => target.set(value) };
  }
  const first = sourceOf(kernel, `${name}[0]`, value[0], dtype);
  const rows = value.map((row, i) => {
    const source = Array.isArray(row) ? sourceOf(kernel, `${name}[${i}]`, row, dtype) : undefined;
    if (source && sameShape(source.shape, first.shape)) return source;
    const { shape } = first;
    const expected = `a row of ${shape.length > 1 ? `shape ${formatShape(shape)}` : `${shape[0]} numbers`}`;
    throw new KernelArgumentError(kernel, `${name}[${i}]`, expected, describe(row));
  });
  const { length } = first;
  const copyTo = (target: TypedArrayOf<DType>) =>
    rows.forEach((row, i) => void row.copyTo(target.subarray(i * length, (i + 1) * length)));
  return { dtype, shape: [rows.length, ...first.shape], length: rows.length * length, copyTo };
}

/** One number as elements of shape (), to be broadcast. */
export function scalarOf(kernel: string, name: string, value: number, dtype: DType): Source {
  checkElements(kernel, name, [value], dtype, "");
  return { dtype, shape: [], length: 1, copyTo: (target) => target.fill(value) };
}

const RANGES = {
  f64: undefined,
  f32: undefined,
  i32: [-(2 ** 31), 2 ** 31 - 1],
  u32: [0, 2 ** 32 - 1],
  u8: [0, 255],
} as const;

function checkElements(
  kernel: string,
  name: string,
  values: ArrayLike<unknown>,
  dtype: DType,
  place?: string,
): void {
  const range = RANGES[dtype];
  if (!range && ArrayBuffer.isView(values)) return;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== "number") {
      throw new KernelArgumentError(kernel, name + (place ?? `[${i}]`), "a number", describe(value));
    }
    if (range && !(Number.isInteger(value) && value >= range[0] && value <= range[1])) {
      throw new KernelArgumentError(
        kernel,
        name + (place ?? `[${i}]`),
        `a whole number from ${range[0]} to ${range[1]}`,
        `${value}`,
      );
    }
  }
}
