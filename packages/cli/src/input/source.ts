import type { ArrayParam, DType } from "@parakern/core";
import { FailureError } from "../terminal/errors.js";
import { formatNumber } from "./number.js";
import type { Rows } from "./row-reader.js";

/** A typed array of the pool's memory. */
export type Fillable = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/** An array argument before it is in the pool's memory. */
export interface Source {
  /** What errors call it. */
  readonly name: string;
  /** Undefined for numbers written out: they become what the kernel takes. */
  readonly dtype: DType | undefined;
  readonly shape: readonly number[];
  /** Fills an array of `dtype`, or of any dtype where that is undefined. */
  copyInto(target: Fillable): void;
}

/** Numbers that were written out, in the shape that a parameter wants: its rows and columns, or all in one. */
export function textSource(name: string, rows: Rows, wanted: ArrayParam["shape"]): Source {
  const { values } = rows;
  return {
    name,
    dtype: undefined,
    shape: shapeOf(name, rows, wanted),
    copyInto: (target) => copyNumbers(name, values, target),
  };
}

function shapeOf(
  name: string,
  { values, rows, width, raggedAt }: Rows,
  wanted: ArrayParam["shape"],
): number[] {
  const sizes = typeof wanted === "string" ? [] : wanted.filter((size) => size !== "...");
  const isMatrix = sizes.length === 2;
  // Of any shape, or rows of something.
  const mayBeMatrix = typeof wanted === "string" || wanted.length > sizes.length;
  if (isMatrix && raggedAt !== undefined) {
    throw new FailureError(
      `${name}: row ${raggedAt} is longer or shorter than the row before`,
      "Rows of a matrix have the same length",
    );
  }
  if (width !== undefined && (isMatrix || (mayBeMatrix && rows > 1 && width > 1))) return [rows, width];
  return [values.length];
}

function copyNumbers(name: string, values: Float64Array, target: Fillable): void {
  target.set(values);
  if (target instanceof Float64Array || target instanceof Float32Array) return;
  // Silently cutting 1.5 to 1 would give a right answer to another question.
  const wrong = values.findIndex((value, i) => target[i] !== value);
  if (wrong === -1) return;
  const kind = target.constructor.name.replace("Array", "");
  throw new FailureError(
    `${name}: ${formatNumber(values[wrong]!)} does not fit ${kind}`,
    "Round the numbers, or choose another --dtype",
  );
}
