import { instantiate } from "./abi.js";
import { Arrays } from "./array/arrays.js";
import { Scopes } from "./array/scope.js";
import { runPlan } from "./call.js";
import type { KernelFunction } from "./call-types.js";
import { registry } from "./generated/registry.js";
import { Heap } from "./heap.js";
import type { Kernel } from "./kernel.js";
import type { HeapOptions } from "./memory/block-heap.js";
import { loadModule, type ModuleOptions } from "./module.js";
import { prepare } from "./prepare/prepare.js";
import type { KernelResult } from "./prepare/prepared-call.js";

/** Every kernel as a function. */
export type Kernels = { readonly [N in keyof typeof registry]: KernelFunction<(typeof registry)[N]> };

/** How kernels are loaded, and the memory they work in. */
export type LoadOptions = ModuleOptions &
  HeapOptions & {
    /** A heap that exists. Each heap reserves about 10 GB of address space, so one should do. */
    readonly heap?: Heap | undefined;
  };

/** Kernels on this thread, with the memory they work in. */
export interface Loaded {
  readonly kernels: Kernels;
  readonly heap: Heap;
  /** Makes an array in the heap: `heap.array`. */
  readonly array: Heap["array"];
  /** Makes arrays as NumPy does (`zeros`, `linspace`, …) and frees those of a `scope`. */
  readonly arrays: Arrays;
}

/**
 * Loads the kernels for use on this thread, without workers.
 * @example
 * const { kernels } = await load();
 * kernels.sum([1, 2, 3]); // 6
 * @throws KernelLoadError, OutOfMemoryError
 */
export async function load(options: LoadOptions = {}): Promise<Loaded> {
  const heap = options.heap ?? new Heap(options);
  const module = await loadModule({ ...options, shared: heap.shared });
  const exports = instantiate(module, heap.memory);
  const run = (name: string, entry: Kernel, args: unknown[]): KernelResult => {
    const call = prepare(name, entry, heap, args);
    try {
      runPlan(call.plan, exports);
    } catch (error) {
      call.abandon();
      throw error;
    }
    return call.settle();
  };
  const functions = Object.entries<Kernel>(registry).map(([name, entry]) => [
    name,
    (...args: unknown[]) => run(name, entry, args),
  ]);
  const array = heap.array.bind(heap) as Heap["array"];
  const arrays = new Arrays(array, new Scopes(heap));
  return { kernels: Object.fromEntries(functions), heap, array, arrays };
}
