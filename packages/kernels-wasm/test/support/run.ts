import { instantiate, type KernelExports } from "../../src/abi.js";
import { NDArray } from "../../src/array/ndarray.js";
import { runPlan } from "../../src/call.js";
import type { DType } from "../../src/dtypes.js";
import { features } from "../../src/features.js";
import { Heap } from "../../src/heap.js";
import type { Kernel } from "../../src/kernel.js";
import { type Build, loadModuleSync } from "../../src/module.js";
import { chunkCount, type Plan } from "../../src/plan.js";
import { prepare } from "../../src/prepare/prepare.js";
import type { KernelResult } from "../../src/prepare/prepared-call.js";
import type { Problem } from "./problem.js";
import { random } from "./random.js";

/** The builds this engine can run. */
export const builds: readonly Build[] = features().relaxedSimd ? ["plain", "relaxed"] : ["plain"];

export const heap = new Heap();

const instances = new Map<Build, KernelExports>();

export function exportsOf(build: Build): KernelExports {
  let exports = instances.get(build);
  if (!exports) {
    exports = instantiate(loadModuleSync({ build }), heap.memory);
    instances.set(build, exports);
  }
  return exports;
}

/** How arrays lie in memory: begun at a multiple of 16 bytes, one to three elements behind one, or with gaps. */
export type Placement = "aligned" | "shifted" | "apart";

/** The arrays of a problem in the heap. */
export function place(problem: Problem, placement: Placement = "aligned"): NDArray[] {
  return problem.arrays.map(({ dtype, shape, values }, index) => {
    if (placement === "apart") return apart(dtype, shape, values, index);
    const shift = placement === "shifted" ? (index % 3) + 1 : 0;
    using whole = heap.array(dtype, values.length + shift);
    using flat = whole.subarray(shift);
    flat.set(values);
    return flat.reshape(shape);
  });
}

/** A view with gaps: transposed, every second element, or backwards. */
export function apart(
  dtype: DType,
  shape: readonly number[],
  values: ArrayLike<number> | number,
  index = 0,
): NDArray {
  const turned = index % 2 === 0 && shape.length > 1;
  using whole = turned
    ? heap.array(dtype, [...shape].reverse())
    : heap.array(dtype, [...shape.slice(0, -1), 2 * (shape.at(-1) ?? 1)]);
  const view = turned ? whole.transpose() : lastAxis(whole, shape, index % 3 === 2);
  return typeof values === "number" ? view.fill(values) : view.set(values);
}

function lastAxis(whole: NDArray, shape: readonly number[], isBackwards: boolean): NDArray {
  if (shape.length === 0) return whole.slice(1);
  return whole.slice(...shape.slice(0, -1).map(() => null), isBackwards ? [null, null, -2] : [0, null, 2]);
}

/** Positional arguments and options of a call, in the entry's order. */
export function argumentsOf(
  entry: Kernel,
  { numbers, options, arrays: given }: Problem,
  arrays: readonly NDArray[],
  out?: NDArray,
): unknown[] {
  const byName = new Map(given.map(({ name }, i) => [name, arrays[i]!]));
  const positional = entry.params.filter(({ kind }) => kind !== "option");
  const named = given.flatMap(({ name, isOption }) => (isOption ? [[name, byName.get(name)!]] : []));
  return [
    ...positional.map(({ name }) => byName.get(name) ?? numbers[name]),
    { ...options, ...Object.fromEntries(named), ...(out ? { out } : {}) },
  ];
}

export interface RunOptions {
  readonly build?: Build;
  readonly placement?: Placement;
  /** The index of the array that the result is written into. */
  readonly inPlace?: number;
  /** Where the result goes, made for its shape. */
  readonly out?: (result: Pick<NDArray, "dtype" | "shape">) => NDArray;
  readonly run?: (plan: Plan, exports: KernelExports) => void;
}

/** A result as plain data. */
export type Plain = ArrayLike<number> | number | Readonly<Record<string, ArrayLike<number>>>;

/** Runs a kernel on a problem; the result as plain data. Everything it allocated is freed. */
export function runKernel(name: string, entry: Kernel, problem: Problem, options: RunOptions = {}): Plain {
  const arrays = place(problem, options.placement);
  const call = (out?: NDArray) => {
    const call = prepare(name, entry, heap, argumentsOf(entry, problem, arrays, out));
    (options.run ?? runPlan)(call.plan, exportsOf(options.build ?? "plain"));
    return call.settle();
  };
  try {
    const result = call(options.inPlace === undefined ? undefined : arrays[options.inPlace]);
    if (options.out === undefined || !(result instanceof NDArray)) return plain(result);
    const out = options.out({ dtype: result.dtype, shape: boundOf(entry, problem) ?? result.shape });
    result.free();
    arrays.push(out);
    return plain(call(out));
  } finally {
    for (const array of arrays) array[Symbol.dispose]();
  }
}

/** The shape that `out` must have where a result is trimmed. */
export function boundOf({ output }: Kernel, { dims }: Problem): readonly number[] | undefined {
  if (output.kind !== "array" || !output.trimmed || typeof output.shape !== "function") return undefined;
  return output.shape(dims, {}, {});
}

function plain(result: KernelResult): Plain {
  if (typeof result === "number") return result;
  if (result instanceof NDArray) {
    const flat = result.toTypedArray();
    result[Symbol.dispose]();
    return flat;
  }
  return Object.fromEntries(
    Object.entries(result).map(([name, array]) => [name, plain(array) as ArrayLike<number>]),
  );
}

/** Runs the chunks of each phase in a random order, as threads may. */
export function shuffled(seed: number): (plan: Plan, exports: KernelExports) => void {
  const next = random(seed);
  return (plan, exports) => {
    for (const phase of plan) {
      const order = Array.from({ length: chunkCount(phase) }, (_, chunk) => ({ chunk, key: next() }));
      for (const { chunk } of order.sort((a, b) => a.key - b.key)) {
        const begin = chunk * phase.chunk;
        const args = phase.args.map((arg) => (typeof arg === "number" ? arg : arg.base + chunk * arg.stride));
        const run = exports[phase.run] as (...args: number[]) => void;
        run(begin, Math.min(begin + phase.chunk, phase.count), ...args);
      }
    }
  };
}
