import { SerializationError } from "../errors.js";
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
  if (!Array.isArray(args)) throw new TypeError(`args: expected an array of arguments, got ${typeof args}.`);
  // A clone of a signal would be an empty object, and never aborted.
  const signalAt = args.findIndex((arg) => arg instanceof AbortSignal);
  const own = signalAt < 0 ? options : withSignal(options, args[signalAt], `args[${signalAt}]`);
  const shipped = core.prepare(task, own);
  const payload = signalAt < 0 ? args : args.with(signalAt, undefined);
  const call = new ApplyCall(core, site, sink as Sink<unknown>);
  const job = new Job(call, shipped, Mode.apply, payload, { ...own, signalAt });
  call.start(job, own);
}

/** A signal among the arguments is that of the call. */
function withSignal(options: CallOptions, signal: AbortSignal, path: string): CallOptions {
  if (options.signal === undefined || options.signal === signal) return { ...options, signal };
  throw new SerializationError(path, "only the call's own `signal` can be an argument of its task.");
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
