import { Mode } from "../workers/protocol.js";
import type { CallOptions } from "./call-options.js";
import type { CallSite } from "./call-site.js";
import type { PoolCore } from "./core.js";
import { Job, type JobOwner } from "./job.js";
import type { Sink } from "./sink.js";
import { Watch, type Watched } from "./watch.js";

/** Starts one call of a function in a worker. Raises what is wrong with the call itself. */
export function apply<R>(
  core: PoolCore,
  task: unknown,
  args: readonly unknown[],
  options: CallOptions,
  site: CallSite,
  sink: Sink<R>,
): void {
  const shipped = core.prepare(task, options);
  if (!Array.isArray(args)) throw new TypeError(`args: expected an array of arguments, got ${typeof args}.`);
  const { signal } = options;
  const signalAt = signal ? args.indexOf(signal) : -1;
  const payload = signalAt < 0 ? args : args.with(signalAt, undefined);
  const call = new ApplyCall(core, site, sink as Sink<unknown>);
  const job = new Job(call, shipped, Mode.apply, payload, { ...options, signalAt });
  call.start(job, options);
}

class ApplyCall implements JobOwner, Watched {
  readonly callSite: CallSite;
  readonly #core: PoolCore;
  readonly #sink: Sink<unknown>;
  #job!: Job;
  #watch: Watch | undefined;

  constructor(core: PoolCore, site: CallSite, sink: Sink<unknown>) {
    this.callSite = site;
    this.#core = core;
    this.#sink = sink;
  }

  start(job: Job, options: CallOptions): void {
    this.#job = job;
    if (options.signal || options.timeout !== undefined) this.#watch = new Watch(this, options);
    this.#core.submit(job);
  }

  get beganAt(): number | undefined {
    return this.#job.beganAt;
  }

  cancel(reason: unknown): void {
    this.#core.cancel(this.#job, reason);
  }

  done(_job: Job, value: unknown): void {
    this.#watch?.stop();
    this.#sink.resolve(value);
  }

  failed(_job: Job, error: unknown): void {
    this.#watch?.stop();
    this.#sink.reject(error);
  }
}
