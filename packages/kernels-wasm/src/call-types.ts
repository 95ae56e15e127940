import type { NDArray } from "./array/ndarray.js";
import type { DType, TypedArrayOf } from "./dtypes.js";
import type { Element, Kernel, Param } from "./kernel.js";

/** What an array argument may be: an array of the pool, or a typed array or plain numbers, which are copied in. */
export type ArrayArg<T extends DType> =
  | NDArray<T>
  | TypedArrayOf<T>
  | readonly number[]
  | readonly (readonly number[])[];

/** The element types a kernel has. */
export type KernelDType<K extends Kernel> = K["dtypes"][number];

type Resolve<E extends Element, T extends DType> = E extends "T" ? T : Extract<E, DType>;

type Positional<P extends readonly Param[], T extends DType> = P extends readonly [
  infer H,
  ...infer R extends readonly Param[],
]
  ? H extends { kind: "array"; dtype: infer E extends Element }
    ? [ArrayArg<Resolve<E, T>>, ...Positional<R, T>]
    : H extends { kind: "number" }
      ? [number, ...Positional<R, T>]
      : Positional<R, T>
  : [];

type OptionNames<P extends readonly Param[]> = Extract<P[number], { kind: "option" }>["name"];

type OutOption<K extends Kernel, T extends DType> = K["output"] extends {
  kind: "array";
  dtype: infer E extends Element;
}
  ? { out?: NDArray<Resolve<E, T>> | undefined }
  : // Not `{}`, which would take any object, with any misspelt option.
    { out?: never };

/** The options object of a call: the entry's options, and `out` where the result is an array. */
export type CallOptions<K extends Kernel, T extends DType> = {
  [O in OptionNames<K["params"]>]?: number | undefined;
} & OutOption<K, T>;

/** Arguments of a call: positional ones, then options. */
export type CallArgs<K extends Kernel, T extends DType, Extra = unknown> = [
  ...Positional<K["params"], T>,
  options?: Closed<CallOptions<K, T> & Extra>,
];

/** One object type: an intersection with an empty one would let anything pass as options, a number or another array. */
type Closed<O> = keyof O extends never ? { readonly [option: string]: never } : { [Key in keyof O]: O[Key] };

/** The result of a call: an array, or a number. */
export type CallResult<K extends Kernel, T extends DType> = K["output"] extends {
  kind: "array";
  dtype: infer E extends Element;
}
  ? NDArray<Resolve<E, T>>
  : number;

type Awaitable<R, Async extends boolean> = Async extends true ? Promise<R> : R;

// Generic, so that it can be called from generic code.
type GenericCall<K extends Kernel, Extra, Async extends boolean> = <
  T extends KernelDType<K> = K["dtypes"][0],
>(
  ...args: CallArgs<K, T, Extra>
) => Awaitable<CallResult<K, T>, Async>;

// TypeScript infers no T from a Float32Array: one signature for each dtype does it.
type CallPerDType<K extends Kernel, Extra, Async extends boolean> = Intersect<
  {
    [T in KernelDType<K>]: (...args: CallArgs<K, T, Extra>) => Awaitable<CallResult<K, T>, Async>;
  }[KernelDType<K>]
>;

type Intersect<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer I) => void
  ? I
  : never;

/**
 * The kernel as a function: what an entry makes of its parameters and its output. `Extra` is added to the options,
 * and `Async` says whether the result is a promise.
 */
export type KernelFunction<K extends Kernel, Extra = unknown, Async extends boolean = false> = GenericCall<
  K,
  Extra,
  Async
> &
  CallPerDType<K, Extra, Async>;
