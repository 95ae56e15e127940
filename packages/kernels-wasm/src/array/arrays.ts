import type { DType } from "../dtypes.js";
import { KernelArgumentError } from "../errors.js";
import type { Heap } from "../heap.js";
import { readNpy } from "../npy/read.js";
import { describe } from "./describe.js";
import type { NDArray } from "./ndarray.js";
import type { Scopes } from "./scope.js";
import { checkShape } from "./shape.js";
import { scalarOf } from "./source.js";

/** An array of any one dtype; its `dtype` says which. */
export type AnyNDArray = { [T in DType]: NDArray<T> }[DType];

/** Makes arrays as NumPy's functions of the same names do, and frees those of a scope. */
export class Arrays {
  readonly #make: Heap["array"];
  readonly #scopes: Scopes;

  /** @internal Reached as `arrays` of `load()`'s result and of a pool. */
  constructor(make: Heap["array"], scopes: Scopes) {
    this.#make = make;
    this.#scopes = scopes;
  }

  /** An array of zeros. @throws OutOfMemoryError */
  zeros<T extends DType = "f64">(shape: number | readonly number[], dtype?: T): NDArray<T> {
    return this.#make((dtype ?? "f64") as T, shape);
  }

  /** An array of ones. */
  ones<T extends DType = "f64">(shape: number | readonly number[], dtype?: T): NDArray<T> {
    return this.full(shape, 1, dtype);
  }

  /** An array whose elements are all the same number. @throws KernelArgumentError where the dtype does not have it. */
  full<T extends DType = "f64">(shape: number | readonly number[], value: number, dtype?: T): NDArray<T> {
    scalarOf("full", "value", value, dtype ?? "f64");
    return this.zeros(shape, dtype).fill(value);
  }

  /** A matrix with ones on its diagonal and zeros elsewhere; square unless columns are given. */
  eye<T extends DType = "f64">(rows: number, columns = rows, dtype?: T): NDArray<T> {
    const matrix = this.zeros([rows, columns], dtype);
    const { data } = matrix;
    for (let i = 0; i < Math.min(rows, columns); i++) data[i * columns + i] = 1;
    return matrix;
  }

  /**
   * Numbers at equal distances from `from` to `to`, both included. Steps are rounded as NumPy's are.
   * @example arrays.linspace(0, 1, 5).toArray(); // [0, 0.25, 0.5, 0.75, 1]
   */
  linspace<T extends DType = "f64">(from: number, to: number, count = 50, dtype?: T): NDArray<T> {
    const [length] = checkShape(count) as [number];
    const step = (to - from) / (length - 1);
    const numbers = Float64Array.from({ length }, (_, i) => i * step + from);
    if (length > 0) numbers[0] = from;
    if (length > 1) numbers[length - 1] = to;
    return this.#make(numbers, { dtype: (dtype ?? "f64") as T });
  }

  /**
   * Numbers from `from` to before `to`, one `step` apart; with one number, from 0 to before it.
   * @example arrays.arange(5).toArray(); // [0, 1, 2, 3, 4]
   * @throws KernelArgumentError for a step of 0 and for what is no number.
   */
  arange<T extends DType = "f64">(from: number, to?: number, step = 1, dtype?: T): NDArray<T> {
    const [first, end] = to === undefined ? [0, from] : [from, to];
    const length = Math.max(0, Math.ceil((end - first) / step));
    if (step === 0 || !Number.isSafeInteger(length)) {
      throw new KernelArgumentError("arange", "step", "steps that lead to the end", describe(step));
    }
    const numbers = Float64Array.from({ length }, (_, i) => first + i * step);
    return this.#make(numbers, { dtype: (dtype ?? "f64") as T });
  }

  /** The array that the bytes of an `.npy` file hold. @throws NpyFormatError */
  fromNpy(bytes: Uint8Array): AnyNDArray {
    const { data, shape } = readNpy(bytes);
    return this.#make(data, { shape }) as AnyNDArray;
  }

  /**
   * Runs a function and frees all arrays that were made in it, results of kernels among them, but those it returns (by
   * themselves, in an array, or in an object). Of a scope inside another, these belong to the other one. Arrays that a
   * running call still uses are left to the collector.
   * @example const mean = arrays.scope(() => kernels.mean(kernels.exp(kernels.square(x))));
   * @throws KernelArgumentError for a function that returns a promise, where `load()` made these: a pool's scopes may wait.
   */
  scope<R>(run: () => R): R {
    return this.#scopes.run(run);
  }
}
