import type { Element, Shape } from "./params.js";

/** Sizes by dimension name. */
export type Dims = Readonly<Record<string, number>>;
/** Numbers and options by name: flags as 1 or 0, choices as places, `axis` counted from 0. */
export type Numbers = Readonly<Record<string, number | undefined>>;

/** A result that is an array. */
export interface ArrayOutput {
  readonly kind: "array";
  readonly dtype: Element;
  /** As of a parameter; "any" is the shape that all parameters of any shape have together; or computed. */
  readonly shape: Shape | ((dims: Dims, numbers: Numbers, shapes: Shapes) => readonly number[]);
  /** Parameters whose own memory may be `out`. Any other overlap of `out` with an argument is refused. */
  readonly inPlace: readonly string[];
  /** The shape is a bound: the plan stores how many rows there are as an f64 at `count`, and the rest is cut off. */
  readonly trimmed?: boolean;
  readonly doc: string;
}

/** Shapes of array arguments by name; of those that were given. */
export type Shapes = Readonly<Record<string, readonly number[]>>;

/** A result of several arrays, by name. */
export interface ArraysOutput {
  readonly kind: "arrays";
  readonly arrays: Readonly<Record<string, ArrayOutput>>;
  readonly doc: string;
}

/**
 * A result that is a number: each chunk of the last phase writes `cells` f64 into its slot, and the slots are merged in
 * chunk order. With the option `axis`, a call that gives it has an array of numbers as its result.
 */
export interface NumberOutput {
  readonly kind: "number";
  /** 1 unless said otherwise. */
  readonly cells?: number;
  /** Adds the cells of the next chunk, `b`, to those so far, `a`, in place. Absent: the last phase has one chunk. */
  readonly merge?: (a: Float64Array, b: Float64Array) => void;
  /** From the merged cells to the result; by default the first cell. */
  readonly finish?: (cells: Float64Array, n: number) => number;
  /** The result for no elements, or absent where that is an error (min of nothing). */
  readonly empty?: number;
  /** The element type of results along an axis. */
  readonly along?: Element;
  readonly doc: string;
}

export type Output = ArrayOutput | ArraysOutput | NumberOutput;
