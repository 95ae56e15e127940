import type { NDArray } from "./array/ndarray.js";
import type { DType, TypedArrayOf } from "./dtypes.js";
import type { ArraysOutput, Element, Kernel, Param } from "./kernel.js";

/** What an array argument may be: an array of the pool, or a typed array or plain numbers, which are copied in. */
export type ArrayArg<T extends DType> =
  | NDArray<T>
  | TypedArrayOf<T>
  | readonly number[]
  | readonly (readonly number[])[]
  | readonly (readonly (readonly number[])[])[];

/** The element types a kernel has. */
export type KernelDType<K extends Kernel> = K["dtypes"][number];

type Resolve<E extends Element, T extends DType> = E extends "T"
  ? T
  : E extends "F"
    ? T extends "f32"
      ? "f32"
      : "f64"
    : Extract<E, DType>;

/** The arrays of any shape by position: where there are several, they are broadcast, and a number does, too. */
type AnyArrays<P extends readonly Param[]> = P extends readonly [infer H, ...infer R extends readonly Param[]]
  ? H extends { kind: "array"; shape: "any" }
    ? [H, ...AnyArrays<R>]
    : AnyArrays<R>
  : [];

type Scalar<P extends readonly Param[], S> = S extends "any"
  ? AnyArrays<P>["length"] extends 0 | 1
    ? never
    : number
  : never;

type Positional<
  P extends readonly Param[],
  T extends DType,
  All extends readonly Param[] = P,
> = P extends readonly [infer H, ...infer R extends readonly Param[]]
  ? H extends { kind: "array"; dtype: infer E extends Element; shape: infer S }
    ? [ArrayArg<Resolve<E, T>> | Scalar<All, S>, ...Positional<R, T, All>]
    : H extends { kind: "number"; sizes: true }
      ? [number | readonly number[], ...Positional<R, T, All>]
      : H extends { kind: "number" }
        ? [number, ...Positional<R, T, All>]
        : Positional<R, T, All>
  : [];

type OptionsOf<P extends readonly Param[]> = Extract<P[number], { kind: "option" }>;

type OptionValue<O, T extends DType> = O extends { type: "number" | "axis" }
  ? number
  : O extends { type: "flag" }
    ? boolean
    : O extends { type: "choice"; name: "dtype" }
      ? T
      : O extends { type: "choice"; values: infer V extends readonly string[] }
        ? V[number]
        : O extends { type: "array"; dtype: infer E extends Element; shape: infer S }
          ? ArrayArg<Resolve<E, T>> | (S extends "any" ? number : never)
          : never;

type Outs<O extends ArraysOutput["arrays"], T extends DType> = {
  [N in keyof O]: NDArray<Resolve<O[N]["dtype"], T>>;
};

/** What `out` may be; `Along` is the element type of a reduction's results where they are several. */
type OutOption<K extends Kernel, T extends DType, Axis extends boolean> = K["output"] extends {
  kind: "array";
  dtype: infer E extends Element;
}
  ? { out?: NDArray<Resolve<E, T>> | undefined }
  : K["output"] extends { kind: "arrays"; arrays: infer O extends ArraysOutput["arrays"] }
    ? { out?: Partial<Outs<O, T>> | undefined }
    : [Axis, K["output"]] extends [true, { along: infer E extends Element }]
      ? { out?: NDArray<Resolve<E, T>> | undefined }
      : // Not `{}`, which would take any object, with any misspelt option.
        { out?: never };

/** A reduction along an axis has `axis`, and over all elements has not. */
type AxisOption<K extends Kernel, Axis extends boolean> = Axis extends true
  ? { axis: number }
  : K["output"] extends { along: Element }
    ? { axis?: undefined }
    : unknown;

/** The options object of a call: the entry's options, and `out` where the result is an array. */
export type CallOptions<K extends Kernel, T extends DType, Axis extends boolean = false> = {
  [O in OptionsOf<K["params"]> as O["name"]]?: OptionValue<O, T> | undefined;
} & OutOption<K, T, Axis> &
  AxisOption<K, Axis>;

/** Arguments of a call: positional ones, then options. */
export type CallArgs<K extends Kernel, T extends DType, Extra = unknown, Axis extends boolean = false> = [
  ...Positional<K["params"], T>,
  ...(Axis extends true
    ? [options: Closed<CallOptions<K, T, Axis> & Extra>]
    : [options?: Closed<CallOptions<K, T, Axis> & Extra>]),
];

/** One object type: an intersection with an empty one would let anything pass as options, a number or another array. */
type Closed<O> = keyof O extends never ? { readonly [option: string]: never } : { [Key in keyof O]: O[Key] };

/** The result of a call: an array, several, or a number. */
export type CallResult<
  K extends Kernel,
  T extends DType,
  Axis extends boolean = false,
> = K["output"] extends {
  kind: "array";
  dtype: infer E extends Element;
}
  ? NDArray<Resolve<E, T>>
  : K["output"] extends { kind: "arrays"; arrays: infer O extends ArraysOutput["arrays"] }
    ? Outs<O, T>
    : [Axis, K["output"]] extends [true, { along: infer E extends Element }]
      ? NDArray<Resolve<E, T>>
      : number;

type Awaitable<R, Async extends boolean> = Async extends true ? Promise<R> : R;

// Generic, so that it can be called from generic code.
type GenericCall<K extends Kernel, Extra, Async extends boolean, Axis extends boolean> = <
  T extends KernelDType<K> = K["dtypes"][0],
>(
  ...args: CallArgs<K, T, Extra, Axis>
) => Awaitable<CallResult<K, T, Axis>, Async>;

// TypeScript infers no T from a Float32Array: one signature for each dtype does it.
type CallPerDType<K extends Kernel, Extra, Async extends boolean, Axis extends boolean> = Intersect<
  {
    [T in KernelDType<K>]: (...args: CallArgs<K, T, Extra, Axis>) => Awaitable<CallResult<K, T, Axis>, Async>;
  }[KernelDType<K>]
>;

type Intersect<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer I) => void
  ? I
  : never;

type Forms<K extends Kernel, Extra, Async extends boolean, Axis extends boolean> = GenericCall<
  K,
  Extra,
  Async,
  Axis
> &
  CallPerDType<K, Extra, Async, Axis>;

/**
 * The kernel as a function: what an entry makes of its parameters and its output. `Extra` is added to the options,
 * and `Async` says whether the result is a promise.
 */
export type KernelFunction<
  K extends Kernel,
  Extra = unknown,
  Async extends boolean = false,
> = K["output"] extends {
  along: Element;
}
  ? Forms<K, Extra, Async, false> & Forms<K, Extra, Async, true>
  : Forms<K, Extra, Async, false>;
