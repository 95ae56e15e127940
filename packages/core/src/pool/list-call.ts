import type { ShippedTask } from "../task/shipped-task.js";
import type { MapOptions } from "./call-options.js";
import type { CallSite } from "./call-site.js";
import { Chunker } from "./chunker.js";
import type { PoolCore } from "./core.js";
import type { Cutter } from "./cutter.js";
import { Job, type JobOwner } from "./job.js";
import type { Sink } from "./sink.js";
import type { Source } from "./sources.js";
import { Watch, type Watched } from "./watch.js";

/** Sending a chunk and its results costs up to 0.1 ms: less than 5 % of this. */
const CHUNK_MS = 2;
/** Chunks under way for each worker: one runs, one waits in its lane. */
const AHEAD = 2;

/** A map over a list, in chunks. */
export class ListCall<R extends ArrayLike<unknown>> implements JobOwner, Watched, Source {
  readonly callSite: CallSite;
  /** It needs nobody to go on. */
  readonly isStalled = false;
  readonly #core: PoolCore;
  readonly #sink: Sink<R>;
  readonly #task: ShippedTask;
  readonly #cutter: Cutter<R>;
  readonly #options: MapOptions;
  readonly #chunker: Chunker;
  /** Where the results of the chunks under way begin. */
  readonly #underWay = new Map<Job, number>();
  #next = 0;
  #done = 0;
  #isOver = false;
  #began: number | undefined;
  #leave!: () => void;
  #watch: Watch | undefined;

  constructor(
    core: PoolCore,
    task: ShippedTask,
    cutter: Cutter<R>,
    options: MapOptions,
    site: CallSite,
    sink: Sink<R>,
  ) {
    this.callSite = site;
    this.#core = core;
    this.#task = task;
    this.#cutter = cutter;
    this.#options = options;
    this.#sink = sink;
    this.#chunker = new Chunker(options.chunkSize, CHUNK_MS);
  }

  get beganAt(): number | undefined {
    if (this.#began !== undefined) return this.#began;
    const times = [...this.#underWay.keys()].map((job) => job.beganAt ?? Number.POSITIVE_INFINITY);
    const first = Math.min(...times);
    return first === Number.POSITIVE_INFINITY ? undefined : first;
  }

  start(): void {
    if (this.#cutter.length === 0) {
      this.#sink.resolve(this.#cutter.results);
      return;
    }
    this.#leave = this.#core.enter(this);
    const { signal, timeout } = this.#options;
    if (signal || timeout !== undefined) this.#watch = new Watch(this, this.#options);
    this.#feed();
  }

  done(job: Job, value: unknown): void {
    const begin = this.#underWay.get(job)!;
    this.#underWay.delete(job);
    if (this.#isOver) return;
    const results = value as ArrayLike<unknown>;
    this.#cutter.put(results, begin);
    this.#done += results.length;
    this.#chunker.measure(results.length, job.ranMs);
    this.#began ??= job.beganAt;
    this.#report(this.#done);
    if (this.#done < this.#cutter.length) this.#feed();
    else this.#end(() => this.#sink.resolve(this.#cutter.results));
  }

  failed(job: Job, error: unknown): void {
    this.#underWay.delete(job);
    this.#end(() => this.#sink.reject(error));
  }

  /** By its signal or its timeout: chunks that have begun are ended too. */
  cancel(reason: unknown): void {
    const jobs = [...this.#underWay.keys()];
    this.#end(() => this.#sink.reject(reason));
    for (const job of jobs) this.#core.cancel(job, reason);
  }

  stop(reason: unknown): void {
    this.#end(() => this.#sink.reject(reason));
  }

  #report(done: number): void {
    const { onProgress } = this.#options;
    // Not from here: what it throws is the user's, and the pool goes on.
    if (onProgress) queueMicrotask(() => onProgress(done, this.#cutter.length));
  }

  #feed(): void {
    const { size } = this.#core;
    const window = AHEAD * size * (this.#options.chunkSize ? 16 : 1);
    while (!this.#isOver && this.#next < this.#cutter.length && this.#underWay.size < window) {
      const begin = this.#next;
      this.#next = Math.min(
        this.#cutter.length,
        begin + this.#chunker.next(this.#cutter.length - begin, size),
      );
      const chunk = this.#cutter.cut(begin, this.#next);
      const transfer = chosen(this.#options.transfer, chunk);
      const job = new Job(this, this.#task, this.#cutter.mode, chunk, {
        priority: this.#options.priority,
        transfer,
        offset: begin,
      });
      this.#underWay.set(job, begin);
      this.#core.submit(job);
    }
  }

  #end(settle: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#watch?.stop();
    settle();
    for (const job of this.#underWay.keys()) this.#core.abandon(job);
    this.#leave();
  }
}

/** What of a transfer list belongs to the items of a chunk: an item itself, the buffer of one, or a field of one. */
function chosen(transfer: readonly Transferable[] | undefined, chunk: unknown): Transferable[] | undefined {
  if (!transfer || !Array.isArray(chunk)) return undefined;
  const parts = new Set<unknown>();
  for (const item of chunk) {
    for (const part of [item, ...(typeof item === "object" && item !== null ? Object.values(item) : [])]) {
      parts.add(ArrayBuffer.isView(part) ? part.buffer : part);
    }
  }
  return transfer.filter((one) => parts.has(one));
}
