import type { DType } from "./dtypes.js";
import type { Plan, PlanContext } from "./plan.js";

/** A dtype, or "T": the element type of the call, one of the entry's `dtypes`. */
export type Element = DType | "T";

/** Dimension names; equal names mean equal sizes. "any": any shape, the same for each parameter that says "any". */
export type Shape = "any" | readonly string[];

/** An array the caller gives, by position. */
export interface ArrayParam {
  readonly kind: "array";
  readonly name: string;
  readonly dtype: Element;
  readonly shape: Shape;
  readonly doc: string;
}

/** A number the caller gives, by position. */
export interface NumberParam {
  readonly kind: "number";
  readonly name: string;
  readonly doc: string;
  readonly integer?: boolean;
  readonly min?: number;
  readonly max?: number;
}

/** A number with a default, given by name in the options object at the end. */
export interface OptionParam {
  readonly kind: "option";
  readonly name: string;
  readonly doc: string;
  /** Absent: left to the kernel, as the doc says (the range of a histogram is that of its data). */
  readonly default?: number;
  readonly integer?: boolean;
  readonly min?: number;
  readonly max?: number;
}

export type Param = ArrayParam | NumberParam | OptionParam;

/** A result that is an array. */
export interface ArrayOutput {
  readonly kind: "array";
  readonly dtype: Element;
  /** As of a parameter; or computed from dimensions and numbers. */
  readonly shape:
    | Shape
    | ((
        dims: Readonly<Record<string, number>>,
        numbers: Readonly<Record<string, number | undefined>>,
      ) => readonly number[]);
  /** Parameters whose own memory may be `out`. Any other overlap of `out` with an argument is refused. */
  readonly inPlace: readonly string[];
  readonly doc: string;
}

/** A result that is a number: each chunk writes `cells` f64 into its slot, and the slots are merged in chunk order. */
export interface NumberOutput {
  readonly kind: "number";
  readonly cells: number;
  /** Adds the cells of the next chunk, `b`, to those so far, `a`, in place. */
  readonly merge: (a: Float64Array, b: Float64Array) => void;
  /** From the merged cells to the result; by default the first cell. */
  readonly finish?: (cells: Float64Array, n: number) => number;
  /** The result for no elements, or absent where that is an error (min of nothing). */
  readonly empty?: number;
  readonly doc: string;
}

export type Output = ArrayOutput | NumberOutput;

/** A call and its result, shown in the docs and run by the tests. Arrays are written as nested plain arrays. */
export interface Example {
  readonly args: readonly (number | readonly number[] | readonly (readonly number[])[])[];
  readonly options?: Readonly<Record<string, number>>;
  readonly result: number | readonly number[] | readonly (readonly number[])[];
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
  readonly family: "elementwise" | "reduction" | "scan" | "order" | "linear algebra" | "escape time";
  readonly dtypes: readonly [DType, ...DType[]];
  readonly params: readonly Param[];
  readonly output: Output;
  /** Nanoseconds on one thread of the reference machine: per element of the first array, or for the whole call. */
  readonly cost:
    | number
    | ((
        dims: Readonly<Record<string, number>>,
        numbers: Readonly<Record<string, number | undefined>>,
      ) => number);
  /** In big-O notation. */
  readonly complexity: string;
  /** What the results are checked with: plain JavaScript, arrays flat, numbers and then all options by name at the end. */
  readonly reference: (args: ReferenceArgs) => ArrayLike<number> | number;
  /** Largest distance from the exact result: ulp of the result for elementwise kernels; 0 where results are exact. */
  readonly ulp: number;
  /** What the accuracy means, and how far it was tested, in a sentence. */
  readonly accuracy: string;
  /** Where the algorithm and its constants come from. */
  readonly source?: string;
  /** Further paragraphs of documentation. */
  readonly notes?: string;
  readonly examples: readonly [Example, ...Example[]];
  /** The phases of one call. Left out by elementwise kernels and plain reductions: see `default-plan.ts`. */
  readonly plan?: (context: PlanContext) => Plan;
}

/** What a reference function is given: flat arrays and numbers by parameter name, and the sizes. */
export interface ReferenceArgs {
  readonly arrays: Readonly<Record<string, ArrayLike<number>>>;
  readonly numbers: Readonly<Record<string, number | undefined>>;
  readonly dims: Readonly<Record<string, number>>;
}

/** Returns its argument with its literal types kept: they become the types of the kernel's method. */
export function defineKernel<const K extends Kernel>(kernel: K): K {
  return kernel;
}

/** What `array` is told of a parameter. */
interface ArraySpec {
  readonly doc: string;
  readonly dtype?: Element;
  readonly shape?: Shape;
}

/** An array parameter; of the call's element type and of any shape unless said otherwise. */
export function array<const N extends string, const S extends ArraySpec>(
  name: N,
  spec: S,
): {
  kind: "array";
  name: N;
  // Conditional types: the entry around the call would make a plain type parameter as wide as any Element or Shape.
  dtype: S extends { readonly dtype: infer D extends Element } ? D : "T";
  shape: S extends { readonly shape: infer P extends Shape } ? P : "any";
  doc: string;
} {
  const { doc, dtype = "T", shape = "any" } = spec;
  return { kind: "array", name, dtype: dtype as never, shape: shape as never, doc };
}

/** A positional number. */
export function number<const N extends string>(
  name: N,
  spec: Omit<NumberParam, "kind" | "name">,
): NumberParam & { name: N } {
  return { kind: "number", name, ...spec };
}

/** A number with a default, given by name. */
export function option<const N extends string>(
  name: N,
  spec: Omit<OptionParam, "kind" | "name">,
): OptionParam & { name: N } {
  return { kind: "option", name, ...spec };
}
