import { type KernelResult, NDArray, type Pool } from "@parakern/core";
import { measure, type Timing } from "../experiment/measure.js";
import { kernelOf } from "../kernels/call-kernel.js";
import type { NamedKernel } from "../kernels/find-kernel.js";
import { FailureError } from "../terminal/errors.js";
import { createInputs } from "./inputs.js";

/** A line of the benchmark's table. */
export interface BenchRow {
  readonly kernel: string;
  readonly n: number;
  readonly inlineMs: number;
  readonly workersMs: number;
  /** How many times faster the workers are. */
  readonly speedup: number;
  readonly nsPerElement: number;
}

const LIMITS = { minRounds: 5, maxRounds: 25, budgetMs: 300 };

/** A kernel on one pool, ready to run. */
interface Subject extends Disposable {
  readonly elements: number;
  readonly result: KernelResult;
  readonly run: () => Promise<unknown>;
}

/** Times a kernel on one thread and on the workers, by turns, after both gave the same bits. */
export async function benchKernel(
  kernel: NamedKernel,
  n: number,
  inline: Pool,
  workers: Pool,
): Promise<BenchRow> {
  using one = await createSubject(kernel, n, inline);
  using many = await createSubject(kernel, n, workers);
  checkEqual(kernel.name, one.result, many.result);
  const [alone, together] = (await measure([one.run, many.run], LIMITS)) as [Timing, Timing];
  return {
    kernel: kernel.name,
    n: many.elements,
    inlineMs: alone.ms,
    workersMs: together.ms,
    speedup: together.speedup,
    nsPerElement: (together.ms * 1e6) / many.elements,
  };
}

async function createSubject(kernel: NamedKernel, n: number, pool: Pool): Promise<Subject> {
  const { args, elements } = createInputs(pool, kernel, kernel.entry.dtypes[0], n);
  const call = kernelOf(pool, kernel.name);
  const result = await call(...args);
  // The result's own array is used again: what is timed is the kernel, not the allocator.
  const options = typeof result === "number" ? {} : { out: result };
  return {
    elements,
    result,
    run: () => call(...args, options),
    [Symbol.dispose]() {
      const owned = [...args, ...arraysOf(result)];
      for (const array of new Set(owned)) if (typeof array === "object") array[Symbol.dispose]();
    },
  };
}

function arraysOf(result: KernelResult): NDArray[] {
  if (typeof result === "number") return [];
  return result instanceof NDArray ? [result] : Object.values(result);
}

/** The numbers of a result; of several, the first. */
function numbersOf(result: KernelResult): ArrayLike<number> {
  return typeof result === "number" ? [result] : arraysOf(result)[0]!.data;
}

function checkEqual(name: string, one: KernelResult, many: KernelResult): void {
  const a = numbersOf(one);
  const b = numbersOf(many);
  let at = 0;
  while (at < a.length && Object.is(a[at], b[at])) at++;
  if (at === a.length && a.length === b.length) return;
  throw new FailureError(
    `${name}: element ${at} is ${a[at]} on one thread and ${b[at]} on the workers`,
    "Please report this",
  );
}
