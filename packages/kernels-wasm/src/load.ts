import { instantiate } from "./abi.js";
import { runPlan } from "./call.js";
import type { KernelFunction } from "./call-types.js";
import { registry } from "./generated/registry.js";
import type { Kernel } from "./kernel.js";
import { Heap } from "./memory/heap.js";
import { loadModule } from "./module.js";
import { prepare } from "./prepare/prepare.js";

/** Every kernel as a function. */
export type Kernels = { readonly [N in keyof typeof registry]: KernelFunction<(typeof registry)[N]> };

/** Kernels on this thread, with the memory they work in. */
export interface Loaded {
  readonly kernels: Kernels;
  readonly heap: Heap;
  readonly array: Heap["array"];
}

/** Loads the kernels for use on this thread: `const { kernels } = await load(); kernels.sum([1, 2, 3])`. */
export async function load(): Promise<Loaded> {
  const heap = new Heap();
  const exports = instantiate(await loadModule(), heap.memory);
  const functions = Object.entries(registry as Record<string, Kernel>).map(([name, entry]) => {
    const run = (...args: unknown[]) => {
      const call = prepare(name, entry, heap, args);
      try {
        runPlan(call.plan, exports);
      } catch (error) {
        call.abandon();
        throw error;
      }
      return call.settle();
    };
    return [name, run];
  });
  return { kernels: Object.fromEntries(functions), heap, array: heap.array.bind(heap) };
}
