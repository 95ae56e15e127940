import type { Pool } from "@parakern/core";
import { type DType, NDArray, type TypedArrayOf } from "@parakern/kernels-wasm";
import type { Problem } from "./problem.js";

/** A problem laid out in one pool's memory, with the result array made once. */
export class Subject implements Disposable {
  readonly #kernel: LooseKernel;
  readonly #args: readonly unknown[];
  readonly #arrays: NDArray[];
  readonly #options: Record<string, unknown>;

  private constructor(
    kernel: LooseKernel,
    args: readonly unknown[],
    arrays: NDArray[],
    options: Record<string, unknown>,
  ) {
    this.#kernel = kernel;
    this.#args = args;
    this.#arrays = arrays;
    this.#options = options;
  }

  /** Copies the data in, runs the kernel once and keeps its result's array as `out` of all later calls. */
  static async on(pool: Pool, problem: Problem): Promise<Subject> {
    const kernel = (pool.kernels as unknown as Record<string, LooseKernel>)[problem.name]!;
    const arrays: NDArray[] = [];
    const args: unknown[] = [];
    const options: Record<string, unknown> = {};
    for (const { kind, name } of problem.entry.params) {
      if (kind === "array") {
        const { data, shape } = problem.arrays[name]!;
        const array = pool.array(data, { shape }) as NDArray;
        arrays.push(array);
        args.push(array);
      } else if (kind === "number") args.push(problem.numbers[name]);
      else if (problem.numbers[name] !== undefined) options[name] = problem.numbers[name];
    }
    const result = await kernel(...args, options);
    const results =
      typeof result === "object"
        ? [result instanceof NDArray ? [result] : Object.values(result as object)].flat()
        : [];
    arrays.push(...(results as NDArray[]));
    if (results.length > 0) options.out = result;
    return new Subject(kernel, args, arrays, options);
  }

  /** One awaited call. */
  readonly call = (): PromiseLike<unknown> => this.#kernel(...this.#args, this.#options);

  /** One blocking call. */
  readonly callSync = (): unknown => this.#kernel.sync(...this.#args, this.#options);

  /** The result of a call, as numbers. */
  static values(result: unknown): TypedArrayOf<DType> | readonly number[] {
    if (typeof result === "number") return [result];
    return (result instanceof NDArray ? result : (Object.values(result as object)[0] as NDArray)).data;
  }

  [Symbol.dispose](): void {
    for (const array of this.#arrays) array.free();
  }
}

/** Any kernel's method: the benchmark goes over all of them, so that no single type fits. */
interface LooseKernel {
  (...args: unknown[]): PromiseLike<unknown>;
  sync(...args: unknown[]): unknown;
}
