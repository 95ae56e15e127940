import type { NumberArray, NumberArrayConstructor } from "../workers/number-array.js";
import type { Callbacks, CallOptions, MapOptions } from "./call-options.js";

/** What follows the function of a call: its arguments, which may be left out where it needs none, and options. */
export type Rest<A extends readonly unknown[], O> = [] extends A
  ? [args?: Readonly<A>, options?: O]
  : [args: Readonly<A>, options?: O];

export type ApplyAsyncOptions<R> = CallOptions & Callbacks<R>;
export type MapAsyncOptions<R> = MapOptions & Callbacks<R>;

/** The type of a typed array's elements: number, or bigint for 64-bit integers. */
export type ElementOf<T extends NumberArray> = T[number];

/**
 * Where results of a map over a typed array go: a new array of another type than the items; or an array in shared
 * memory that exists, as `pool.array("f64", n).data` does, and may be the items themselves.
 */
export interface Into<T extends NumberArray> {
  readonly into: NumberArrayConstructor<T> | T;
}

/** Anything that can be iterated but a typed array, whose map gives a typed array. */
export type List<I> = Iterable<I> & { readonly BYTES_PER_ELEMENT?: never };

/** The same typed array in shared memory, as a map returns it. */
export type InShared<T extends NumberArray> = T extends Float64Array
  ? Float64Array<SharedArrayBuffer>
  : T extends Float32Array
    ? Float32Array<SharedArrayBuffer>
    : T extends Int32Array
      ? Int32Array<SharedArrayBuffer>
      : T extends Uint32Array
        ? Uint32Array<SharedArrayBuffer>
        : T extends Int16Array
          ? Int16Array<SharedArrayBuffer>
          : T extends Uint16Array
            ? Uint16Array<SharedArrayBuffer>
            : T extends Int8Array
              ? Int8Array<SharedArrayBuffer>
              : T extends Uint8Array
                ? Uint8Array<SharedArrayBuffer>
                : T extends Uint8ClampedArray
                  ? Uint8ClampedArray<SharedArrayBuffer>
                  : T extends BigInt64Array
                    ? BigInt64Array<SharedArrayBuffer>
                    : T extends BigUint64Array
                      ? BigUint64Array<SharedArrayBuffer>
                      : never;
