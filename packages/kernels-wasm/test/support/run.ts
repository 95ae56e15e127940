import { instantiate, type KernelExports } from "../../src/abi.js";
import type { NDArray } from "../../src/array/ndarray.js";
import { runPlan } from "../../src/call.js";
import { features } from "../../src/features.js";
import type { Kernel } from "../../src/kernel.js";
import { Heap } from "../../src/memory/heap.js";
import { type Build, loadModuleSync } from "../../src/module.js";
import { chunkCount, type Plan } from "../../src/plan.js";
import { prepare } from "../../src/prepare/prepare.js";
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

/** How arrays lie in memory: begun at a multiple of 16 bytes, or one to three elements behind one. */
export type Placement = "aligned" | "shifted";

/** The arrays of a problem in the heap. */
export function place(problem: Problem, placement: Placement = "aligned"): NDArray[] {
  return problem.arrays.map(({ dtype, shape, values }, index) => {
    const shift = placement === "shifted" ? (index % 3) + 1 : 0;
    using whole = heap.array(dtype, values.length + shift);
    const array = whole.subarray(shift);
    (array.data as Float64Array).set(values);
    using flat = array;
    return flat.reshape(shape);
  });
}

/** Positional arguments and options of a call, in the entry's order. */
export function argumentsOf(
  entry: Kernel,
  { numbers }: Problem,
  arrays: readonly NDArray[],
  out?: NDArray,
): unknown[] {
  const args: unknown[] = [];
  const options: Record<string, unknown> = out ? { out } : {};
  let next = 0;
  for (const param of entry.params) {
    if (param.kind === "array") args.push(arrays[next++]);
    else if (param.kind === "number") args.push(numbers[param.name]);
    else if (numbers[param.name] !== undefined) options[param.name] = numbers[param.name];
  }
  return [...args, options];
}

export interface RunOptions {
  readonly build?: Build;
  readonly placement?: Placement;
  /** The index of the array that the result is written into. */
  readonly inPlace?: number;
  readonly run?: (plan: Plan, exports: KernelExports) => void;
}

/** Runs a kernel on a problem; the result as plain data. Everything it allocated is freed. */
export function runKernel(name: string, entry: Kernel, problem: Problem, options: RunOptions = {}) {
  const arrays = place(problem, options.placement);
  const out = options.inPlace === undefined ? undefined : arrays[options.inPlace];
  try {
    const call = prepare(name, entry, heap, argumentsOf(entry, problem, arrays, out));
    (options.run ?? runPlan)(call.plan, exportsOf(options.build ?? "plain"));
    const result = call.settle();
    if (typeof result === "number") return result;
    const plain = (result.data as Float64Array).slice();
    result[Symbol.dispose]();
    return plain;
  } finally {
    for (const array of arrays) array[Symbol.dispose]();
  }
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
