import type { Pool } from "@parakern/core";
import { type ArrayOutput, type DType, itemSize, NDArray, type TypedArrayOf } from "@parakern/kernels-wasm";
import type { Problem } from "./problem.js";
import type { Work } from "./row.js";

/** A problem laid out in one pool's memory, with the result array made once. */
export class Subject implements Disposable {
  readonly #kernel: LooseKernel;
  readonly #args: readonly unknown[];
  readonly #arrays: NDArray[];
  readonly #options: Record<string, unknown>;
  /** How many of the arrays are arguments; the others are results. */
  readonly #inputs: number;

  private constructor(
    kernel: LooseKernel,
    args: readonly unknown[],
    arrays: NDArray[],
    options: Record<string, unknown>,
    inputs: number,
  ) {
    this.#kernel = kernel;
    this.#args = args;
    this.#arrays = arrays;
    this.#options = options;
    this.#inputs = inputs;
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
      else if (name === "dtype") options[name] = problem.dtype;
      else if (problem.numbers[name] !== undefined) options[name] = problem.numbers[name];
    }
    const inputs = arrays.length;
    const out = outOf(pool, problem, await kernel(...args, options));
    if (out !== undefined) {
      options.out = out;
      arrays.push(...(out instanceof NDArray ? [out] : Object.values(out)));
    }
    return new Subject(kernel, args, arrays, options, inputs);
  }

  /** One awaited call. */
  readonly call = (): PromiseLike<unknown> => this.#kernel(...this.#args, this.#options);

  /** One blocking call. */
  readonly callSync = (): unknown => this.#kernel.sync(...this.#args, this.#options);

  /** What a call works on at least: every array once. */
  work({ entry, dtype, dims }: Problem): Work {
    const bytes = (arrays: readonly NDArray[]): number =>
      arrays.reduce((sum, { length, dtype }) => sum + length * itemSize(dtype), 0);
    const [read, written] = [this.#arrays.slice(0, this.#inputs), this.#arrays.slice(this.#inputs)].map(
      bytes,
    );
    return { dtype, read: read!, written: written!, ...(entry.flops && { flops: entry.flops(dims) }) };
  }

  /** The result of a call, as numbers. */
  static values(result: unknown): TypedArrayOf<DType> | readonly number[] {
    if (typeof result === "number") return [result];
    return (result instanceof NDArray ? result : (Object.values(result as object)[0] as NDArray)).data;
  }

  [Symbol.dispose](): void {
    for (const array of this.#arrays) array.free();
  }
}

type Results = NDArray | Readonly<Record<string, NDArray>>;

/** Arrays that can hold the results of all later calls; those of a kernel that trims its results as long as they may get. */
function outOf(pool: Pool, { entry, arrays }: Problem, result: unknown): Results | undefined {
  const { output } = entry;
  if (output.kind === "number") return undefined;
  const length = Object.values(arrays)[0]?.data.length ?? 0;
  const whole = (part: NDArray, { trimmed }: ArrayOutput): NDArray => {
    if (!trimmed) return part;
    part.free();
    return pool.array(part.dtype, length) as NDArray;
  };
  if (output.kind === "array") return whole(result as NDArray, output);
  const parts = result as Record<string, NDArray>;
  return Object.fromEntries(
    Object.entries(output.arrays).map(([name, part]) => [name, whole(parts[name]!, part)]),
  );
}

/** Any kernel's method: the benchmark goes over all of them, so that no single type fits. */
interface LooseKernel {
  (...args: unknown[]): PromiseLike<unknown>;
  sync(...args: unknown[]): unknown;
}
