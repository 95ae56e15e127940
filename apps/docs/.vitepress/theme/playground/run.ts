import type { Problem } from "@parakern/benchmarks/problem";
import type { Pool } from "@parakern/core";
import type { DType, Kernel, NDArray } from "@parakern/kernels-wasm";
import { arraysOf, type KernelResult, resultText } from "../live/result-text.js";
import { bytesOf, makeTask, timePlain } from "./task.js";

/** What the reader has chosen. */
export interface Choice {
  readonly kernel: string;
  readonly n: number;
  readonly dtype: DType;
  readonly workers: number;
  /** Numbers, words and flags by name, as far as they were given. */
  readonly values: Readonly<Record<string, number | string | boolean>>;
  /** Whether plain JavaScript is timed too. */
  readonly isCompared: boolean;
}

/** What a call gave and took. */
export interface Outcome {
  readonly text: string;
  /** Of the result, for a plot: the first array, or nothing. */
  readonly data: ArrayLike<number> | undefined;
  readonly shape: readonly number[];
  readonly size: string;
  readonly milliseconds: number;
  /** Of the definition in plain JavaScript; undefined where it would take seconds, or was not asked for. */
  readonly plainMs: number | undefined;
  /** Billions of operations a second where there are more of them than bytes, or else of bytes read and written. */
  readonly throughput: string;
}

const ROUNDS = 5;
/** Calls a kernel on a pool of so many workers, some times, and once as it is defined. */
export async function runChoice(choice: Choice): Promise<Outcome> {
  const { kernel, n, dtype, workers, values, isCompared } = choice;
  const { registry } = await import("@parakern/kernels-wasm");
  const entry = (registry as Record<string, Kernel>)[kernel]!;
  const made = makeTask(kernel, entry, n, dtype);
  const numbers = { ...made.numbers, ...numeric(values) };
  const task = { ...made, numbers };
  const pool = await poolOf(workers);
  const owned: NDArray[] = [];
  try {
    const positional = entry.params.filter(({ kind }) => kind !== "option");
    const args = positional.map(({ kind, name }) => {
      if (kind !== "array") return numbers[name];
      const { data, dtype, shape } = task.arrays[name]!;
      const made: NDArray = pool.array(data as Float64Array, { dtype, shape } as never);
      owned.push(made);
      return made;
    });
    const isOption = (name: string) =>
      entry.params.some((param) => param.kind === "option" && param.name === name);
    const options = Object.fromEntries(Object.entries(values).filter(([name]) => isOption(name)));
    // The form learns a kernel's name at run time, so exact types end here.
    const call = (pool.kernels as never as Record<string, (...args: unknown[]) => Promise<KernelResult>>)[
      kernel
    ]!;
    const { result, milliseconds } = await best(() => call(...args, options));
    owned.push(...arraysOf(result));
    const [first] = arraysOf(result);
    return {
      text: resultText(result),
      data: first?.data.slice() as Float64Array | undefined,
      shape: first?.shape.slice() ?? [],
      size: sizeText(args, result),
      milliseconds,
      plainMs: isCompared ? timePlain(task) : undefined,
      throughput: throughputOf(task, first?.data.byteLength ?? 0, milliseconds),
    };
  } finally {
    for (const array of owned) array.free();
  }
}

function throughputOf(task: Problem, written: number, milliseconds: number): string {
  const bytes = bytesOf(task) + written;
  const flops = task.entry.flops?.(task.dims) ?? 0;
  return `${(Math.max(flops, bytes) / milliseconds / 1e6).toPrecision(3)} ${flops > bytes ? "GFLOP/s" : "GB/s"}`;
}

let current: Pool | undefined;

/** One pool for all calls, made anew for another number of workers. */
async function poolOf(workers: number): Promise<Pool> {
  if (current?.size === workers) return current;
  const { Pool } = await import("@parakern/core");
  await current?.terminate();
  current = new Pool(workers);
  return current;
}

async function best(
  call: () => Promise<KernelResult>,
): Promise<{ result: KernelResult; milliseconds: number }> {
  let result = await call();
  let milliseconds = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    for (const array of arraysOf(result)) array.free();
    const since = performance.now();
    result = await call();
    milliseconds = Math.min(milliseconds, performance.now() - since);
  }
  // A page's clock is coarse: nothing is faster than it can tell.
  return { result, milliseconds: Math.max(milliseconds, 0.005) };
}

function numeric(values: Choice["values"]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, number] => typeof pair[1] === "number"),
  );
}

function sizeText(args: readonly unknown[], result: KernelResult): string {
  const arrays = args.filter((arg): arg is NDArray => typeof arg === "object");
  const shown = arrays.length ? arrays : arraysOf(result);
  return shown.map(({ shape }) => shape.map((size) => size.toLocaleString("en")).join(" × ")).join(", ");
}
