import type { DType } from "./dtypes.js";
import type { Dims, Numbers, Output, Shapes } from "./output.js";
import type { Param } from "./params.js";
import type { Along, Plan, PlanContext } from "./plan.js";

export type { ArrayOutput, ArraysOutput, NumberOutput, Output } from "./output.js";
export * from "./params.js";

/** The families kernels are presented in, in this order. */
export const FAMILIES = [
  "elementwise",
  "comparison",
  "reduction",
  "scan",
  "order",
  "linear algebra",
  "signal",
  "image",
  "distance",
  "learning",
  "random",
  "escape time",
] as const;

export type Family = (typeof FAMILIES)[number];

/** Numbers as they are written in an example: one, a row of them, rows, or rows of such. */
export type Numerals =
  | number
  | readonly number[]
  | readonly (readonly number[])[]
  | readonly (readonly (readonly number[])[])[];

/** A call and its result, shown in the docs and run by the tests. Arrays are written as nested plain arrays. */
export interface Example {
  readonly args: readonly Numerals[];
  readonly options?: Readonly<Record<string, Numerals | string | boolean>>;
  readonly result: Numerals | Readonly<Record<string, Numerals>>;
}

/**
 * All that is to be known of a kernel. Its name is the name of its file; its serial code stands in the file of the same
 * name under `assembly/`. Argument checks, types, docs page, CLI flags, tests and benchmarks are derived from this.
 */
export interface Kernel {
  /** One sentence ending in a period; a formula in plain text where there is one. */
  readonly summary: string;
  /** The formula in TeX. */
  readonly formula: string;
  readonly family: Family;
  readonly dtypes: readonly [DType, ...DType[]];
  readonly params: readonly Param[];
  readonly output: Output;
  /** Nanoseconds on one thread of the reference machine: per element of the first array, or for the whole call. */
  readonly cost: number | ((dims: Dims, numbers: Numbers) => number);
  /**
   * Additions, multiplications and the like of one call, counted as is usual for it: what its speed is told in. Left out where
   * nobody counts them.
   */
  readonly flops?: (dims: Dims) => number;
  /** In big-O notation. */
  readonly complexity: string;
  /** What the results are checked with: plain JavaScript, arrays flat, numbers and then all options by name at the end. */
  readonly reference: (args: ReferenceArgs) => ReferenceResult;
  /** Largest distance from the exact result: ulp of the result for elementwise kernels; 0 where results are exact. */
  readonly ulp: number;
  /**
   * What `ulp` is measured in where that is not the result itself; by default, also the result over absolute values. Where
   * it is too large for the dtype nothing is promised.
   */
  readonly scale?: (args: ReferenceArgs) => number;
  /** What the accuracy means, and how far it was tested, in a sentence. */
  readonly accuracy: string;
  /** Where the algorithm and its constants come from. */
  readonly source?: string;
  /** Further paragraphs of documentation. */
  readonly notes?: string;
  readonly examples: readonly [Example, ...Example[]];
  /** What the arguments must be among each other: calls `refuse` where they are not. */
  readonly check?: (context: CheckContext) => void;
  /** Makes arrays of numbers that were drawn at random fit each other, in place, where `check` would refuse them. */
  readonly fit?: (arrays: Readonly<Record<string, DrawnArray>>) => void;
  /** The phases of one call. Left out by elementwise kernels and plain reductions: see `default-plan.ts`. */
  readonly plan?: (context: PlanContext) => Plan;
}

/** Flat elements, a number, or several arrays by name. */
export type ReferenceResult = ArrayLike<number> | number | Readonly<Record<string, ArrayLike<number>>>;

/** An array that tests and benchmarks have drawn. */
export interface DrawnArray {
  readonly length: number;
  [index: number]: number;
}

/** What `check` of an entry is given, before any memory is taken. */
export interface CheckContext {
  readonly dtype: DType;
  readonly dims: Dims;
  readonly numbers: Numbers;
  readonly shapes: Shapes;
  /** The elements of an array argument, in row-major order, not to be written to. */
  values(name: string): ArrayLike<number>;
  /** Raises a KernelArgumentError: what was expected of which argument, and what came. */
  refuse(argument: string, expected: string, got: string): never;
}

/** What a reference function is given: flat arrays and numbers by parameter name, and the sizes. */
export interface ReferenceArgs {
  /** Arrays of any shape are broadcast already. */
  readonly arrays: Readonly<Record<string, ArrayLike<number>>>;
  readonly numbers: Numbers;
  readonly dims: Dims;
  readonly shapes: Shapes;
  readonly dtype: DType;
  /** How the first array lies along the axis that the call goes along. */
  readonly along: Along;
}

/** Returns its argument with its literal types kept: they become the types of the kernel's method. */
export function defineKernel<const K extends Kernel>(kernel: K): K {
  return kernel;
}
