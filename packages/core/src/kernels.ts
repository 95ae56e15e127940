import type { Kernel, KernelFunction, KernelResult, Plan, PreparedCall } from "@parakern/kernels-wasm";
import { Arrays, Heap, Scopes } from "@parakern/kernels-wasm/arrays";
import {
  instantiate,
  type KernelExports,
  loadModule,
  loadModuleSync,
  prepare,
  runPlan,
} from "@parakern/kernels-wasm/engine";
import { registry } from "@parakern/kernels-wasm/entries";
import { asyncScopes } from "./array-scopes.js";
import "./array-handle.js";
import { debug } from "./debug.js";
import { arrayOnHugePages } from "./huge-pages.js";
import type { KernelCallOptions, KernelHost } from "./kernel-host.js";
import { checkCall } from "./pool/call-options.js";
import { canBlock } from "./shared-memory.js";
import { costs } from "./team/cost.js";
import { isDescribable } from "./team/descriptor.js";
import { functionTable } from "./team/functions.js";
import { remaining } from "./team/region.js";
import { Team } from "./team/team.js";
import { overTurns, runInTurns } from "./turns.js";

/** A kernel as a method: a promise of its result; or the result at once, with the calling thread taking its share. */
export type KernelMethod<K extends Kernel> = KernelFunction<K, KernelCallOptions, true> & {
  readonly sync: KernelFunction<K>;
};

/** Every kernel as a method of a pool. */
export type PoolKernels = { readonly [N in keyof typeof registry]: KernelMethod<(typeof registry)[N]> };

const EXTRA = ["signal", "timeout", "priority"];
const NO_OPTIONS: KernelCallOptions = {};
/** About 10 µs of work. */
const CALIBRATION_LENGTH = 4096;

/** The numeric side of a pool: one memory, its arrays, and the kernels that work on them. */
export class PoolNumbers {
  readonly kernels: PoolKernels;
  /** As `Heap.array`. */
  readonly array: Heap["array"];
  readonly arrays: Arrays;
  readonly heap: Heap;
  readonly #host: KernelHost;
  /** The kernels on this thread, once they are compiled. */
  #exports: KernelExports | undefined;
  #module: WebAssembly.Module | undefined;
  #team: Team | undefined;

  /** Starts to compile the kernels. @throws OutOfMemoryError where the address space has no room for a memory. */
  constructor(host: KernelHost) {
    this.#host = host;
    this.heap = host.memory?.heap ?? new Heap();
    this.array = arrayOnHugePages(this.heap);
    this.arrays = new Arrays(this.array, new Scopes(this.heap, asyncScopes()));
    const methods = Object.entries<Kernel>(registry).map(([name, entry]) => [
      name,
      this.#method(name, entry),
    ]);
    this.kernels = Object.fromEntries(methods);
    // Whoever calls first learns of an error.
    this.#load()
      .then((module) => this.#link(module))
      .catch(() => {});
  }

  #method(name: string, entry: Kernel) {
    const positional = entry.params.filter(({ kind }) => kind !== "option").length;
    const call = (...args: unknown[]) => this.#call(name, entry, args, positional);
    return Object.assign(call, { sync: (...args: unknown[]) => this.#callSync(name, entry, args) });
  }

  /** What happens before the first `await` happens within the call: plain arrays are copied as they are now. */
  async #call(name: string, entry: Kernel, args: unknown[], positional: number): Promise<KernelResult> {
    this.#host.assertOpen();
    const call = prepare(name, entry, this.heap, args, EXTRA);
    const options = (args[positional] ?? NO_OPTIONS) as KernelCallOptions;
    try {
      checkCall(options);
      options.signal?.throwIfAborted();
      const running = this.#exports ? this.#run(call, options) : this.#runWhenLoaded(call, options);
      if (running) await running;
    } catch (error) {
      call.abandon();
      throw error;
    }
    return call.settle();
  }

  #callSync(name: string, entry: Kernel, args: unknown[]): KernelResult {
    this.#host.assertOpen();
    if (!this.#exports) this.#link(loadModuleSync({ shared: this.heap.shared }));
    const call = prepare(name, entry, this.heap, args);
    try {
      const isShared = canBlock() && costs.isWorthSync(call, this.#size) && this.#isShareable(call.plan);
      if (!isShared || !costs.launchSync(this.#assemble(), this.#size, call)) this.#runInline(call);
    } catch (error) {
      call.abandon();
      throw error;
    }
    return call.settle();
  }

  /** Runs a call on the team, or at once on this thread where that is faster; then it returns nothing. */
  #run(call: PreparedCall, options: KernelCallOptions): Promise<void> | undefined {
    if (!costs.isWorthAsync(call, this.#size) || !this.#isShareable(call.plan)) {
      this.#runInline(call);
      return undefined;
    }
    if (!this.#host.workforce.summon() && costs.isWorthTurns(call)) return this.#runInTurns(call, options);
    debug?.(`${this.#host.name}: kernel ${call.name} to the team`);
    return costs.launch(this.#assemble(), this.#size, call, options);
  }

  #runInline(call: PreparedCall): void {
    debug?.(`${this.#host.name}: kernel ${call.name} on the calling thread`);
    costs.runInline(call, () => runPlan(call.plan, this.#exports!));
  }

  async #runWhenLoaded(call: PreparedCall, options: KernelCallOptions): Promise<void> {
    const start = performance.now();
    await overTurns(this.#host, call.name, options, async (check) => {
      this.#link(await this.#load());
      check();
      await this.#run(call, remaining(options, start));
    });
  }

  /** As long as no worker has come, and it would not be worth to wait for one. */
  #runInTurns({ name, plan }: PreparedCall, options: KernelCallOptions): Promise<void> {
    debug?.(`${this.#host.name}: kernel ${name} on the calling thread, in turns`);
    return overTurns(this.#host, name, options, (check) => runInTurns(plan, this.#exports!, check));
  }

  #load(): Promise<WebAssembly.Module> {
    const { wasmUrl, wasmModule } = this.#host.memory ?? {};
    return loadModule({ wasmUrl, wasmModule, shared: this.heap.shared });
  }

  get #size(): number {
    return this.#host.workforce.size;
  }

  #isShareable(plan: Plan): boolean {
    return this.#host.workforce.kind === "thread" && this.heap.shared && isDescribable(plan);
  }

  #link(module: WebAssembly.Module): void {
    if (this.#exports) return;
    this.#module = module;
    this.#exports = instantiate(module, this.heap.memory);
    // Where the memory has no room for that, this machine is taken for the reference.
    this.#calibrate(this.#exports).catch(() => {});
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
    // Not in place: repeated, that soon computes nothing but infinities, which take twice as long.
    const call = prepare("exp", registry.exp, this.heap, [x]);
    await costs.measureFactor(call.costNs, () => runPlan(call.plan, exports));
    call.abandon();
    x.free();
  }
}
