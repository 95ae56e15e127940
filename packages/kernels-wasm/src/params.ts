import type { DType } from "./dtypes.js";

/** A dtype; or "T", the element type of the call, one of the entry's `dtypes`; or "F", that if it is a float, else f64. */
export type Element = DType | "T" | "F";

/**
 * Dimension names, where equal names mean equal sizes, and numbers, which are sizes; "..." at the front is for any axes
 * before those. Or "any" shape: those of several parameters are broadcast against each other.
 */
export type Shape = "any" | readonly (string | number)[];

/** An array the caller gives, by position. */
export interface ArrayParam {
  readonly kind: "array";
  readonly name: string;
  readonly dtype: Element;
  readonly shape: Shape;
  readonly doc: string;
  /** The kernel's own plan goes by `strides`: views come as they are, and not as contiguous copies. */
  readonly strided?: boolean;
  readonly elements?: ElementRange | undefined;
}

/** What elements must be; the greatest of them, or one less than the least there may be, becomes a size of this name. */
export interface ElementRange {
  readonly min: number;
  readonly max: number;
  readonly greatest: string;
}

/** A number the caller gives, by position. */
export interface NumberParam {
  readonly kind: "number";
  readonly name: string;
  /** A length, or several sizes: then the number is their product, and they are among the shapes by the same name. */
  readonly sizes?: boolean;
  readonly doc: string;
  readonly integer?: boolean;
  readonly min?: number;
  /** A number, or the name of a size. */
  readonly max?: number | string;
}

/** A number given by name in the options object at the end. */
export interface NumberOption {
  readonly kind: "option";
  readonly type: "number";
  readonly name: string;
  readonly doc: string;
  /** Absent: left to the kernel, as the doc says (the range of a histogram is that of its data). */
  readonly default?: number;
  readonly integer?: boolean;
  readonly min?: number;
  readonly max?: number;
}

/** True or false by name; 1 or 0 among the numbers of a plan. */
export interface FlagOption {
  readonly kind: "option";
  readonly type: "flag";
  readonly name: string;
  readonly doc: string;
  readonly default: boolean;
}

/** One of some words by name; its place among them is the number of a plan. */
export interface ChoiceOption {
  readonly kind: "option";
  readonly type: "choice";
  readonly name: string;
  readonly doc: string;
  readonly values: readonly string[];
  readonly default: string;
}

/** The axis to go along, counted from the end where negative; by default, over all elements. */
export interface AxisOption {
  readonly kind: "option";
  readonly type: "axis";
  readonly name: "axis";
  readonly doc: string;
  readonly default?: number;
  /** The plan goes by rows: what it is given and gives has the axis as the last named one of the first array's shape. */
  readonly rows?: boolean;
}

/** An array by name. A plan has it among its arrays where it was given. */
export interface ArrayOption {
  readonly kind: "option";
  readonly type: "array";
  readonly name: string;
  readonly dtype: Element;
  /** "any": it is broadcast to the shape that the parameters of any shape have together. */
  readonly shape: Shape;
  readonly doc: string;
}

export type OptionParam = NumberOption | FlagOption | ChoiceOption | AxisOption | ArrayOption;
export type Param = ArrayParam | NumberParam | OptionParam;

/** What `array` and `arrayOption` are told. */
interface ArraySpec {
  readonly doc: string;
  readonly dtype?: Element;
  readonly shape?: Shape;
  readonly strided?: boolean;
  /** For arrays by position. */
  readonly elements?: ElementRange;
}

type SpecElement<S> = S extends { readonly dtype: infer D extends Element } ? D : "T";
type SpecShape<S> = S extends { readonly shape: infer P extends Shape } ? P : "any";

/** An array parameter; of the call's element type and of any shape unless said otherwise. */
export function array<const N extends string, const S extends ArraySpec>(
  name: N,
  spec: S,
  // Conditional types: the entry around the call would make a plain type parameter as wide as any Element or Shape.
): ArrayParam & { name: N; dtype: SpecElement<S>; shape: SpecShape<S> } {
  const { doc, dtype = "T", shape = "any", strided = false, elements } = spec;
  return { kind: "array", name, dtype: dtype as never, shape: shape as never, doc, strided, elements };
}

/** A positional number. */
export function number<const N extends string>(
  name: N,
  spec: Omit<NumberParam, "kind" | "name">,
): NumberParam & { name: N } {
  return { kind: "number", name, ...spec };
}

/** The shape of a result, by position: a length or several sizes. */
export function shape<const N extends string>(
  name: N,
  spec: { readonly doc: string },
): NumberParam & { name: N; sizes: true } {
  return { kind: "number", name, sizes: true, integer: true, min: 0, max: MOST, ...spec };
}

/** Elements that a memory of 4 GiB has room for, of one byte each. */
const MOST = 2 ** 32;

/** A number given by name. */
export function option<const N extends string>(
  name: N,
  spec: Omit<NumberOption, "kind" | "type" | "name">,
): NumberOption & { name: N } {
  return { kind: "option", type: "number", name, ...spec };
}

/** True or false given by name; false unless said otherwise. */
export function flag<const N extends string>(
  name: N,
  spec: { readonly doc: string; readonly default?: boolean },
): FlagOption & { name: N } {
  return { kind: "option", type: "flag", name, default: false, ...spec };
}

/**
 * One of some words, given by name; the first one is the default. One that is called `dtype` says the element type of the
 * call, for kernels that no array says it to.
 */
export function choice<const N extends string, const V extends readonly [string, ...string[]]>(
  name: N,
  spec: { readonly doc: string; readonly values: V },
): ChoiceOption & { name: N; values: V } {
  return { kind: "option", type: "choice", name, default: spec.values[0], ...spec };
}

/** An array given by name. */
export function arrayOption<const N extends string, const S extends ArraySpec>(
  name: N,
  spec: S,
): { kind: "option"; type: "array"; name: N; dtype: SpecElement<S>; shape: SpecShape<S>; doc: string } {
  const { doc, dtype = "T", shape = "any" } = spec;
  return { kind: "option", type: "array", name, dtype: dtype as never, shape: shape as never, doc };
}

/** The option `axis`. */
export function axis(doc: string, standard?: number): AxisOption {
  return {
    kind: "option",
    type: "axis",
    name: "axis",
    doc,
    ...(standard === undefined ? {} : { default: standard }),
  };
}

/** The option `axis` of a kernel that goes by rows; arrays are copied where it is not the last. */
export function rowAxis(doc: string): AxisOption {
  return { ...axis(doc, -1), rows: true };
}
