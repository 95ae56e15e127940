import { checkContext } from "../process/context.js";
import { cpuCount } from "../process/cpu-count.js";
import type { Task } from "../task/task.js";
import type { BackendKind, WorkerLimits } from "../workers/backend.js";
import type { WebWorker } from "../workers/web-messages.js";
import { DEFAULT_RESTARTS, type RestartLimit } from "./restarts.js";

/** What a pool is made of; all of it is optional. `A` is what its initializer takes. */
export interface PoolOptions<A extends readonly unknown[] = never[]> {
  /** How many workers, a whole number ≥ 1; as many as the machine runs threads at once unless given. */
  readonly size?: number;
  /**
   * Threads, unless given. "process": each worker is a process of its own, which no signal and no lack of memory takes
   * the program down with; what is passed is copied. "inline": everything runs on the calling thread, for debugging.
   */
  readonly backend?: BackendKind;
  /** Runs once in each worker, before its first task. A worker whose initializer throws is replaced. */
  readonly initializer?: Task<A, unknown>;
  /** Its arguments. */
  readonly initargs?: Readonly<A>;
  /** A worker is replaced by a new one after so many tasks (calls of `apply`, chunks of `map`). Never, unless given. */
  readonly maxTasksPerChild?: number;
  /**
   * What `import()` inside shipped functions resolves against: a file or folder, or its URL. The program's main file
   * unless given.
   */
  readonly baseUrl?: string | URL;
  /** Shown by PARAKERN_DEBUG=1, in errors, and as the first part of its processes' names. */
  readonly name?: string;
  /** Memory of each worker. Beyond it the worker is replaced, and its task fails with a WorkerCrashError. */
  readonly resourceLimits?: WorkerLimits;
  /** Replacements of workers after which the pool gives up, if no task is completed in between: 5 in 10 s unless given. */
  readonly restarts?: RestartLimit;
  /** In a browser: where `@parakern/core/worker` is served from, if a policy forbids workers made of a Blob. */
  readonly workerUrl?: string | URL;
  /** In a browser: makes the workers, each of the code of `@parakern/core/worker`. */
  readonly createWorker?: () => WebWorker;
  /** Where the binary of the kernels is served from, instead of the copy inside @parakern/kernels-wasm. */
  readonly wasmUrl?: string | URL;
  /** The kernels, compiled already. */
  readonly wasmModule?: WebAssembly.Module;
  /** Terminates the pool; what is pending rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Options that were checked, with their defaults. */
export interface CheckedOptions {
  readonly baseUrl: string | URL | undefined;
  readonly size: number;
  readonly backend: BackendKind;
  readonly maxTasksPerChild: number;
  readonly name: string;
  readonly resourceLimits: WorkerLimits | undefined;
  readonly restarts: RestartLimit;
  readonly signal: AbortSignal | undefined;
  readonly workerUrl: string | URL | undefined;
  readonly createWorker: (() => WebWorker) | undefined;
  readonly wasmUrl: string | URL | undefined;
  readonly wasmModule: WebAssembly.Module | undefined;
}

let count = 0;

/** Checks options; raises a RangeError or TypeError that names the option. */
export function checkOptions(options: PoolOptions): CheckedOptions {
  const { size = cpuCount(), backend = "thread", name = `pool ${++count}` } = options;
  const { restarts = DEFAULT_RESTARTS, resourceLimits, signal, baseUrl } = options;
  const { workerUrl, createWorker, wasmUrl, wasmModule } = options;
  wholeNumber("size", size, 1);
  if (options.maxTasksPerChild !== undefined) wholeNumber("maxTasksPerChild", options.maxTasksPerChild, 1);
  wholeNumber("restarts.max", restarts.max, 0);
  if (backend !== "thread" && backend !== "process" && backend !== "inline") {
    throw new RangeError(
      `backend: expected "thread", "process" or "inline", got ${JSON.stringify(backend)}.`,
    );
  }
  // Where there are no processes, this raises.
  if (backend === "process") checkContext(backend);
  const maxTasksPerChild = options.maxTasksPerChild ?? Number.POSITIVE_INFINITY;
  const places = { workerUrl, createWorker, wasmUrl, wasmModule };
  return { size, backend, name, maxTasksPerChild, restarts, resourceLimits, signal, baseUrl, ...places };
}

/** Raises a RangeError unless a value is a whole number of at least `min`. */
export function wholeNumber(name: string, value: unknown, min: number): void {
  if (Number.isSafeInteger(value) && (value as number) >= min) return;
  const got = typeof value === "string" ? JSON.stringify(value) : String(value);
  throw new RangeError(`${name}: expected a whole number ≥ ${min}, got ${got}.`);
}
