import type { ShippedTask } from "../task/shipped-task.js";
import { Mode } from "../workers/protocol.js";
import type { Batch } from "./batch.js";
import type { ImapOptions } from "./call-options.js";
import type { CallSite } from "./call-site.js";
import { Chunker } from "./chunker.js";
import type { PoolCore } from "./core.js";
import { Job, type JobOwner } from "./job.js";
import { packNumbers } from "./pack-numbers.js";
import type { Reader } from "./reader.js";
import type { Source } from "./sources.js";
import { Watch } from "./watch.js";
import { watchJob } from "./watch-job.js";

/** Shorter than those of a map: whoever consumes results one by one waits for a whole chunk. */
const CHUNK_MS = 0.5;
const MOST_ITEMS = 64;
/** Chunks that may be under way or wait for the consumer, for each worker; and under way before items are gathered. */
const AHEAD = 4;
const BUSY = 2;

/** A map over a stream: reads ahead so far and no further, and hands results out batch by batch. */
export class StreamCall implements JobOwner, Source {
  readonly callSite: CallSite;
  readonly #core: PoolCore;
  readonly #task: ShippedTask;
  readonly #reader: Reader;
  readonly #options: ImapOptions;
  readonly #isOrdered: boolean;
  readonly #chunker: Chunker;
  readonly #underWay = new Map<Job, { readonly batch: Batch; readonly watch: Watch | undefined }>();
  /** As they are to be handed out; of ordered ones the first may still be under way. */
  readonly #batches: Batch[] = [];
  /** Items of an asynchronous source that are to go with the next chunk. */
  #gathered: unknown[] = [];
  /** Items read whose results the consumer has not had. */
  #ahead = 0;
  #current: Batch | undefined;
  #isReading = false;
  #failure: { readonly error: unknown } | undefined;
  #isOver = false;
  #wake: (() => void) | undefined;
  readonly #leave: () => void;
  readonly #watch: Watch | undefined;

  constructor(
    core: PoolCore,
    task: ShippedTask,
    reader: Reader,
    options: ImapOptions & { isOrdered: boolean },
    site: CallSite,
  ) {
    this.callSite = site;
    this.#core = core;
    this.#task = task;
    this.#reader = reader;
    this.#options = options;
    this.#isOrdered = options.isOrdered;
    const { lookAhead = Number.POSITIVE_INFINITY, timeout, signal } = options;
    const most = Math.max(1, Math.min(MOST_ITEMS, Math.floor(lookAhead / (BUSY * core.size))));
    this.#chunker = new Chunker(options.chunkSize ?? (timeout === undefined ? undefined : 1), CHUNK_MS, most);
    this.#leave = core.enter(this);
    this.#watch =
      signal && new Watch({ beganAt: undefined, cancel: (reason) => this.stop(reason, true) }, { signal });
  }

  get isStalled(): boolean {
    return this.#wake === undefined;
  }

  /** The next batch, or undefined at the end. Throws what the source or the signal threw; errors of tasks are in their batch. */
  async next(): Promise<Batch | undefined> {
    this.#ahead -= this.#current?.items ?? 0;
    this.#current = undefined;
    for (;;) {
      this.#fill();
      if (this.#isOver) throw this.#failure?.error;
      if (this.#batches[0]?.results) {
        this.#current = this.#batches.shift();
        return this.#current;
      }
      if (this.#reader.isOver && this.#underWay.size === 0 && this.#gathered.length === 0) {
        if (this.#reader.hasThrown) throw this.#reader.error;
        return undefined;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Ends it at once: nothing more is read, and what has not begun does not begin. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#reader.stop();
    this.#watch?.stop();
    for (const [job, { watch }] of [...this.#underWay]) {
      watch?.stop();
      this.#core.abandon(job);
    }
    this.#leave();
    this.#stir();
  }

  stop(error: unknown, isKilled = false): void {
    if (this.#isOver) return;
    this.#failure = { error };
    const jobs = [...this.#underWay.keys()];
    this.end();
    if (isKilled) for (const job of jobs) this.#core.cancel(job, error);
  }

  done(job: Job, value: unknown): void {
    this.#chunker.measure(this.#settle(job, value as ArrayLike<unknown>), job.ranMs);
  }

  failed(job: Job, error: unknown, partial: ArrayLike<unknown> = []): void {
    this.#settle(job, partial, { error });
  }

  #settle(job: Job, results: ArrayLike<unknown>, failure?: { readonly error: unknown }): number {
    const { batch, watch } = this.#underWay.get(job)!;
    this.#underWay.delete(job);
    watch?.stop();
    batch.results = results;
    batch.failure = failure;
    if (this.#isOver) return 0;
    if (!this.#isOrdered) this.#batches.push(batch);
    // The consumer will come to the error: what is behind it would be read in vain.
    if (failure) this.#reader.stop();
    if (this.#underWay.size < BUSY * this.#core.size) this.#launch(this.#gathered.splice(0));
    if (this.#reader.isOver && this.#underWay.size === 0) this.#leave();
    this.#stir();
    return batch.items;
  }

  #stir(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  get #mayRead(): boolean {
    if (this.#isOver || this.#reader.isOver) return false;
    const chunks = this.#underWay.size + (this.#isOrdered ? this.#waiting : this.#batches.length);
    return (
      chunks < AHEAD * this.#core.size && this.#ahead < (this.#options.lookAhead ?? Number.POSITIVE_INFINITY)
    );
  }

  /** Ordered batches that are done and not handed out. */
  get #waiting(): number {
    return this.#batches.length - this.#underWay.size;
  }

  #size(): number {
    const left = (this.#options.lookAhead ?? Number.POSITIVE_INFINITY) - this.#ahead;
    return Math.min(this.#chunker.next(Number.POSITIVE_INFINITY, 1), left);
  }

  #fill(): void {
    if (this.#reader.isAsync) {
      if (!this.#isReading && this.#mayRead) void this.#gather();
    } else {
      while (this.#mayRead) {
        const items = this.#reader.read(this.#size());
        this.#ahead += items.length;
        this.#launch(items);
      }
    }
  }

  async #gather(): Promise<void> {
    this.#isReading = true;
    while (this.#mayRead) {
      const items = await this.#reader.readLater();
      this.#ahead += items.length;
      this.#gathered.push(...items);
      // Items are gathered only while all workers have enough to do.
      const isDue = this.#underWay.size < BUSY * this.#core.size || this.#gathered.length >= this.#size();
      if (isDue || this.#reader.isOver) this.#launch(this.#gathered.splice(0));
    }
    this.#isReading = false;
    this.#stir();
  }

  #launch(items: readonly unknown[]): void {
    if (items.length === 0 || this.#isOver) return;
    const { priority, timeout } = this.#options;
    const batch: Batch = { items: items.length, results: undefined, failure: undefined };
    const job = new Job(this, this.#task, Mode.map, packNumbers(items, 0, items.length), { priority });
    const watch = timeout === undefined ? undefined : watchJob(this.#core, job, timeout);
    this.#underWay.set(job, { batch, watch });
    if (this.#isOrdered) this.#batches.push(batch);
    this.#core.submit(job);
  }
}
