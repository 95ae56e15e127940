import type { DType, Element, NDArray } from "@parakern/kernels-wasm";
import type { Numbers } from "./parse.js";
import { arraysOf, type KernelResult, resultText } from "./result-text.js";

export type LiveArg = number | Numbers;

export interface LiveOutcome {
  /** The result as text. */
  readonly text: string;
  readonly milliseconds: number;
  /** Length of the longest array given. */
  readonly elements: number;
}

/** Kernels on the page's own thread, by name: the library as any page would load it. */
export interface LiveEngine {
  /** `elements` are those of the arguments in the entry, `dtype` is what is chosen for "T". */
  run(
    kernel: string,
    args: readonly LiveArg[],
    elements: readonly Element[],
    dtype: DType,
    options: object,
  ): LiveOutcome;
}

/** Loads the library and its WebAssembly; nothing of them is fetched before the first run. */
export async function startEngine(): Promise<LiveEngine> {
  const { elementOf, load } = await import("@parakern/kernels-wasm");
  const { kernels, array } = await load();
  // The box learns a kernel's name at run time, so exact types end here.
  const functions = kernels as unknown as Record<string, (...args: unknown[]) => KernelResult>;
  return {
    run(name, args, elements, dtype, options) {
      const owned: NDArray[] = [];
      try {
        const ready = args.map((arg, i) => {
          if (typeof arg === "number") return arg;
          const made = array(arg.data, { dtype: elementOf(elements[i]!, dtype), shape: arg.shape });
          owned.push(made);
          return made;
        });
        const call = () => {
          const result = functions[name]!(...ready, options);
          owned.push(...arraysOf(result));
          return result;
        };
        // The first call of a kernel is when the engine compiles it.
        call();
        const longest = Math.max(0, ...owned.map((made) => made.length));
        const start = performance.now();
        const result = call();
        const milliseconds = performance.now() - start;
        return { text: resultText(result), milliseconds, elements: longest };
      } finally {
        for (const made of owned) made.free();
      }
    },
  };
}
