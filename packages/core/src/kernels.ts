import {
  Heap,
  instantiate,
  type Kernel,
  type KernelExports,
  type KernelFunction,
  loadModule,
  loadModuleSync,
  type NDArray,
  type PreparedCall,
  prepare,
  registry,
  runPlan,
} from "@parakern/kernels-wasm";
import { debug } from "./debug.js";
import { type CallOptions, checkCall } from "./pool/call-options.js";
import { costs } from "./team/cost.js";
import { isDescribable } from "./team/descriptor.js";
import { functionTable } from "./team/functions.js";
import { widthOf } from "./team/region.js";
import { Team, type Workforce } from "./team/team.js";

/** How a kernel call runs, beside the options of the kernel itself. */
export type KernelCallOptions = Pick<CallOptions, "signal" | "timeout" | "priority">;

/** A kernel as a method: a promise of its result; or the result at once, with the calling thread taking its share. */
export type KernelMethod<K extends Kernel> = KernelFunction<K, KernelCallOptions, true> & {
  readonly sync: KernelFunction<K>;
};

/** Every kernel as a method of a pool. */
export type PoolKernels = { readonly [N in keyof typeof registry]: KernelMethod<(typeof registry)[N]> };

/** What kernels need of their pool. */
export interface KernelHost {
  readonly name: string;
  readonly workforce: Workforce & { readonly kind: "thread" | "inline" };
  /** Throws where nothing can be submitted any more. */
  assertOpen(): void;
  /** Registers a call that has not submitted anything yet; returns its sign-off. */
  enter(source: { readonly isStalled: boolean; stop(reason: unknown): void }): () => void;
}

type Result = NDArray | number;

const EXTRA = ["signal", "timeout", "priority"];
const NO_OPTIONS: KernelCallOptions = {};
/** About 10 µs of work. */
const CALIBRATION_LENGTH = 4096;

/** The numeric side of a pool: one memory, its arrays, and the kernels that work on them. */
export class PoolNumbers {
  readonly kernels: PoolKernels;
  /** As `Heap.array`. */
  readonly array: Heap["array"];
  readonly heap: Heap;
  readonly #host: KernelHost;
  /** The kernels on this thread, once they are compiled. */
  #exports: KernelExports | undefined;
  #module: WebAssembly.Module | undefined;
  #team: Team | undefined;

  /** Starts to compile the kernels. @throws OutOfMemoryError where the address space has no room for a memory. */
  constructor(host: KernelHost) {
    this.#host = host;
    this.heap = new Heap();
    this.array = this.heap.array.bind(this.heap);
    const methods = Object.entries<Kernel>(registry).map(([name, entry]) => [
      name,
      this.#method(name, entry),
    ]);
    this.kernels = Object.fromEntries(methods);
    // Whoever calls first learns of an error.
    loadModule().then(
      (module) => this.#link(module),
      () => {},
    );
  }

  #method(name: string, entry: Kernel) {
    const positional = entry.params.filter(({ kind }) => kind !== "option").length;
    const call = (...args: unknown[]) => this.#call(name, entry, args, positional);
    return Object.assign(call, { sync: (...args: unknown[]) => this.#callSync(name, entry, args) });
  }

  #call(name: string, entry: Kernel, args: unknown[], positional: number): Promise<Result> {
    try {
      this.#host.assertOpen();
      const options = (args[positional] ?? NO_OPTIONS) as KernelCallOptions;
      // At once, so that plain arrays are copied as they are now.
      const call = prepare(name, entry, this.heap, args, EXTRA);
      try {
        checkCall(options);
        options.signal?.throwIfAborted();
      } catch (error) {
        call.abandon();
        throw error;
      }
      return this.#exports ? this.#run(call, options) : this.#runWhenLoaded(call, options);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #run(call: PreparedCall, options: KernelCallOptions): Promise<Result> {
    const { name, plan, costNs } = call;
    const { workforce } = this.#host;
    const width = widthOf(plan);
    const isAlone = workforce.kind === "inline" || !isDescribable(plan);
    if (isAlone || !costs.isWorthAsync({ costNs, width }, workforce.size)) {
      try {
        return Promise.resolve(this.#runInline(call));
      } catch (error) {
        return Promise.reject(error);
      }
    }
    debug?.(`${this.#host.name}: kernel ${name} to the team`);
    return this.#launch(call, options).then(
      () => call.settle(),
      (error) => {
        call.abandon();
        throw error;
      },
    );
  }

  #launch({ name, plan }: PreparedCall, options: KernelCallOptions): Promise<void> {
    const team = this.#assemble();
    if (costs.isLaunchMeasured) return team.run(name, plan, options);
    const since = performance.now();
    return costs.measureLaunch(team, options).then(() => team.run(name, plan, remaining(options, since)));
  }

  #callSync(name: string, entry: Kernel, args: unknown[]): Result {
    this.#host.assertOpen();
    const call = prepare(name, entry, this.heap, args);
    const { plan, costNs } = call;
    const { workforce } = this.#host;
    if (!this.#exports) this.#link(loadModuleSync());
    const isAlone = workforce.kind === "inline" || !isDescribable(plan);
    if (isAlone || !costs.isWorthSync({ costNs, width: widthOf(plan) }, workforce.size))
      return this.#runInline(call);
    try {
      if (!this.#assemble().runSync(plan)) runPlan(plan, this.#exports!);
    } catch (error) {
      call.abandon();
      throw error;
    }
    return call.settle();
  }

  /** Runs a call on this thread. */
  #runInline(call: PreparedCall): Result {
    debug?.(`${this.#host.name}: kernel ${call.name} on the calling thread`);
    try {
      runPlan(call.plan, this.#exports!);
    } catch (error) {
      call.abandon();
      throw error;
    }
    return call.settle();
  }

  async #runWhenLoaded(call: PreparedCall, options: KernelCallOptions): Promise<Result> {
    let end: { readonly reason: unknown } | undefined;
    const leave = this.#host.enter({
      isStalled: false,
      stop: (reason) => {
        end = { reason };
      },
    });
    const start = performance.now();
    try {
      this.#link(await loadModule());
      options.signal?.throwIfAborted();
      if (end) throw end.reason;
    } catch (error) {
      call.abandon();
      leave();
      throw error;
    }
    const result = this.#run(call, remaining(options, start));
    // Only now: the region has taken over as what the pool waits for.
    leave();
    return result;
  }

  #link(module: WebAssembly.Module): void {
    if (this.#exports) return;
    this.#module = module;
    this.#exports = instantiate(module, this.heap.memory);
    void this.#calibrate(this.#exports);
  }

  #assemble(): Team {
    this.#team ??= new Team(this.#host.workforce, {
      module: this.#module!,
      memory: this.heap.memory,
      table: functionTable(this.#exports! as WebAssembly.Exports),
    });
    return this.#team;
  }

  /** Measures how fast this machine is, by a kernel that computes more than it reads. */
  async #calibrate(exports: KernelExports): Promise<void> {
    if (costs.isMeasured) return;
    const x = this.heap.array("f64", CALIBRATION_LENGTH);
    const call = prepare("exp", registry.exp, this.heap, [x, { out: x }]);
    await costs.measureFactor(call.costNs, () => runPlan(call.plan, exports));
    call.settle();
    x.free();
  }
}

/** The options of a call that has waited since then. */
function remaining(options: KernelCallOptions, since: number): KernelCallOptions {
  const { timeout } = options;
  if (timeout === undefined) return options;
  return { ...options, timeout: Math.max(0, timeout - (performance.now() - since)) };
}
