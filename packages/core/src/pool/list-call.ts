import type { ShippedTask } from "../task/shipped-task.js";
import type { Mode } from "../workers/protocol.js";
import type { MapOptions } from "./call-options.js";
import type { CallSite } from "./call-site.js";
import { Chunker } from "./chunker.js";
import type { PoolCore } from "./core.js";
import { Job, type JobOwner } from "./job.js";
import { packNumbers } from "./pack-numbers.js";
import type { Sink } from "./sink.js";
import type { Source } from "./sources.js";
import { Watch, type Watched } from "./watch.js";

/** Sending a chunk and its results costs up to 0.1 ms: less than 5 % of this. */
const CHUNK_MS = 2;
/** Chunks under way for each worker: one runs, one waits in its lane. */
const AHEAD = 2;

/** A map over a plain list, in chunks. */
export class ListCall implements JobOwner, Watched, Source {
  readonly callSite: CallSite;
  /** It needs nobody to go on. */
  readonly isStalled = false;
  readonly #core: PoolCore;
  readonly #sink: Sink<unknown[]>;
  readonly #items: readonly unknown[];
  readonly #task: ShippedTask;
  readonly #mode: Mode;
  readonly #options: MapOptions;
  readonly #results: unknown[];
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
    mode: Mode,
    items: readonly unknown[],
    options: MapOptions,
    site: CallSite,
    sink: Sink<unknown[]>,
  ) {
    this.callSite = site;
    this.#core = core;
    this.#task = task;
    this.#mode = mode;
    this.#items = items;
    this.#options = options;
    this.#sink = sink;
    this.#results = new Array(items.length);
    this.#chunker = new Chunker(options.chunkSize, CHUNK_MS);
  }

  get beganAt(): number | undefined {
    if (this.#began !== undefined) return this.#began;
    const times = [...this.#underWay.keys()].map((job) => job.beganAt ?? Number.POSITIVE_INFINITY);
    const first = Math.min(...times);
    return first === Number.POSITIVE_INFINITY ? undefined : first;
  }

  start(): void {
    if (this.#items.length === 0) {
      this.#sink.resolve([]);
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
    for (let i = 0; i < results.length; i++) this.#results[begin + i] = results[i];
    this.#done += results.length;
    this.#chunker.measure(results.length, job.ranMs);
    this.#began ??= job.beganAt;
    this.#report(this.#done);
    if (this.#done < this.#items.length) this.#feed();
    else this.#end(() => this.#sink.resolve(this.#results));
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
    if (onProgress) queueMicrotask(() => onProgress(done, this.#items.length));
  }

  #feed(): void {
    const { size } = this.#core;
    const window = AHEAD * size * (this.#options.chunkSize ? 16 : 1);
    while (!this.#isOver && this.#next < this.#items.length && this.#underWay.size < window) {
      const begin = this.#next;
      this.#next = Math.min(this.#items.length, begin + this.#chunker.next(this.#items.length - begin, size));
      const chunk = packNumbers(this.#items, begin, this.#next);
      const transfer = chosen(this.#options.transfer, chunk);
      const job = new Job(this, this.#task, this.#mode, chunk, {
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
function chosen(
  transfer: readonly Transferable[] | undefined,
  chunk: ArrayLike<unknown>,
): Transferable[] | undefined {
  if (!transfer || ArrayBuffer.isView(chunk)) return undefined;
  const parts = new Set<unknown>();
  for (const item of Array.from(chunk)) {
    for (const part of [item, ...(typeof item === "object" && item !== null ? Object.values(item) : [])]) {
      parts.add(ArrayBuffer.isView(part) ? part.buffer : part);
    }
  }
  return transfer.filter((one) => parts.has(one));
}
