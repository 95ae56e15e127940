import { isShared } from "../shared-memory.js";
import type { ShippedTask } from "../task/shipped-task.js";
import { Copied } from "../workers/copied.js";
import type { NumberArray, NumberArrayConstructor } from "../workers/number-array.js";
import { Mode } from "../workers/protocol.js";
import type { SlotsPayload } from "../workers/slots.js";
import type { MapOptions } from "./call-options.js";
import type { CallSite } from "./call-site.js";
import type { PoolCore } from "./core.js";
import { Job, type JobOwner } from "./job.js";
import type { Sink } from "./sink.js";
import type { Source } from "./sources.js";
import { Watch, type Watched } from "./watch.js";

/** A map over a typed array: workers take chunks of shared memory and write their results beside each other. */
export class SlotsCall implements JobOwner, Watched, Source {
  readonly callSite: CallSite;
  readonly isStalled = false;
  readonly #core: PoolCore;
  readonly #sink: Sink<NumberArray>;
  readonly #task: ShippedTask;
  readonly #options: MapOptions;
  readonly #payload: SlotsPayload;
  readonly #items: NumberArray;
  /** Where the items are, if they were not in shared memory already. */
  #copy: SharedArrayBuffer | undefined;
  /** One for each worker. */
  readonly #turns = new Set<Job>();
  #began: number | undefined;
  #done = 0;
  #isOver = false;
  #leave!: () => void;
  #watch: Watch | undefined;

  constructor(
    core: PoolCore,
    task: ShippedTask,
    items: NumberArray,
    output: NumberArray,
    options: MapOptions,
    site: CallSite,
    sink: Sink<NumberArray>,
  ) {
    this.callSite = site;
    this.#core = core;
    this.#task = task;
    this.#options = options;
    this.#sink = sink;
    this.#items = items;
    if (!isShared(items.buffer)) this.#copy = core.scratch.take(items.byteLength);
    this.#payload = {
      input: this.#copy ? viewLike(items, this.#copy) : items,
      output,
      next: new Uint32Array(new SharedArrayBuffer(4)),
      copied: this.#copy && new Int32Array(new SharedArrayBuffer(4)),
      chunkSize: options.chunkSize ?? 0,
      workers: core.size,
    };
  }

  get beganAt(): number | undefined {
    if (this.#began !== undefined) return this.#began;
    const first = Math.min(...[...this.#turns].map((job) => job.beganAt ?? Number.POSITIVE_INFINITY));
    return first === Number.POSITIVE_INFINITY ? undefined : first;
  }

  start(): void {
    const { output, input } = this.#payload;
    if (input.length === 0) {
      this.#sink.resolve(output);
      return;
    }
    this.#leave = this.#core.enter(this);
    const { signal, timeout } = this.#options;
    if (signal || timeout !== undefined) this.#watch = new Watch(this, this.#options);
    const turns = Math.min(this.#core.size, input.length);
    for (let i = 0; i < turns && !this.#isOver; i++) this.#turn();
    // Behind the turns: workers come and begin with the first pieces meanwhile.
    if (this.#copy) new Copied(this.#payload.copied!).copy(this.#items, input);
  }

  done(job: Job, value: unknown): void {
    this.#turns.delete(job);
    if (this.#isOver) {
      this.#release();
      return;
    }
    this.#began ??= job.beganAt;
    const total = this.#payload.input.length;
    this.#done += value as number;
    const done = this.#done;
    const { onProgress } = this.#options;
    // Not from here: what it throws is the user's, and the pool goes on.
    if (onProgress && value) queueMicrotask(() => onProgress(done, total));
    if (done === total) this.#end(() => this.#sink.resolve(this.#payload.output));
    // Pairs with the exchange of the workers; whoever comes too late finds nothing and returns at once.
    else if (Atomics.load(this.#payload.next, 0) < total) this.#turn();
  }

  failed(job: Job, error: unknown): void {
    this.#turns.delete(job);
    if (this.#isOver) this.#release();
    else this.#end(() => this.#sink.reject(error));
  }

  cancel(reason: unknown): void {
    const turns = [...this.#turns];
    this.#end(() => this.#sink.reject(reason));
    for (const job of turns) this.#core.cancel(job, reason);
  }

  stop(reason: unknown): void {
    this.#end(() => this.#sink.reject(reason));
  }

  #turn(): void {
    const job = new Job(this, this.#task, Mode.slots, this.#payload, { priority: this.#options.priority });
    this.#turns.add(job);
    this.#core.submit(job);
  }

  /** A worker that has begun its turn still reads. */
  #release(): void {
    if (this.#turns.size > 0 || !this.#copy) return;
    this.#core.scratch.giveBack(this.#copy);
    this.#copy = undefined;
  }

  #end(settle: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    // No worker takes another chunk: an exchange that expects less fails, and finds nothing left.
    Atomics.store(this.#payload.next, 0, this.#payload.input.length);
    this.#watch?.stop();
    settle();
    for (const job of [...this.#turns]) this.#core.abandon(job);
    this.#release();
    this.#leave();
  }
}

function viewLike(items: NumberArray, buffer: SharedArrayBuffer): NumberArray {
  return new (items.constructor as NumberArrayConstructor)(buffer, 0, items.length);
}
