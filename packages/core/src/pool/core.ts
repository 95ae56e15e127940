import { PoolClosedError, type WorkerCrashError } from "../errors.js";
import { hasSharedMemory } from "../shared-memory.js";
import { ship, underCheck } from "../task/ship.js";
import type { ShippedTask } from "../task/shipped-task.js";
import type { Task } from "../task/task.js";
import { keepOriginal } from "../workers/originals.js";
import { awake } from "./awake.js";
import { type CallOptions, checkCall } from "./call-options.js";
import { withCallSite } from "./call-site.js";
import { Canceller } from "./canceller.js";
import { closed, gaveUp, stillOpen, terminated } from "./closed.js";
import { Crew, type CrewOptions } from "./crew.js";
import { Depth } from "./depth.js";
import type { Job } from "./job.js";
import type { Lane } from "./lane.js";
import { Ledger, type PoolStats } from "./ledger.js";
import type { CheckedOptions } from "./options.js";
import type { Hearers } from "./reception.js";
import { Scheduler } from "./scheduler.js";
import { Scratch } from "./scratch.js";
import { type Source, Sources } from "./sources.js";
import { submitAfter } from "./submit-after.js";

/** All of a pool but its methods: what they share, and its end. */
export class PoolCore {
  readonly options: CheckedOptions;
  readonly scheduler: Scheduler;
  readonly #crew: Crew;
  readonly #ledger = new Ledger();
  readonly #hearers: Hearers;
  readonly #canceller: Canceller;
  readonly scratch = new Scratch();
  readonly #sources = new Sources();
  #state: "open" | "closing" | "over" = "open";
  /** Why nothing can be submitted any more. */
  #end: PoolClosedError | undefined;
  /** Resolves when every worker is gone. */
  readonly over: Promise<void>;
  #resolveOver!: () => void;

  constructor(options: CheckedOptions, crew: Pick<CrewOptions, "backend" | "initializer">) {
    this.options = options;
    this.over = new Promise((resolve) => {
      this.#resolveOver = resolve;
    });
    this.#crew = new Crew(
      { ...options, ...crew },
      {
        heard: (lane, message) => lane.hear(message, this.#hearers),
        ready: () => this.scheduler.pump(),
        died: (...death) => this.#died(...death),
        replaced: () => this.#ledger.restarted++,
        gaveUp: (cause) => this.#stop(gaveUp(options.name, cause)),
      },
    );
    const depth = new Depth();
    this.scheduler = new Scheduler(
      {
        size: options.size,
        kind: options.backend,
        maxTasksPerChild: options.maxTasksPerChild,
        lanes: this.#crew.lanes,
        needed: () => this.#crew.fill(),
        moved: () => this.#finish(),
        emptied: (lane) => {
          if (lane.accepted >= options.maxTasksPerChild) this.#crew.retire(lane);
          this.#finish();
        },
      },
      this.#ledger,
      depth,
    );
    const proven = () => this.#crew.proven();
    this.#hearers = { name: options.name, scheduler: this.scheduler, ledger: this.#ledger, depth, proven };
    this.#canceller = new Canceller(this.scheduler, this.#crew);
  }

  /** Nothing can be submitted any more. */
  get isOver(): boolean {
    return this.#state !== "open";
  }

  /** Also while they start: a pool may be dropped, and collected, before the first is there. */
  get hasWorkers(): boolean {
    return this.#crew.isStaffed;
  }

  get size(): number {
    return this.options.size;
  }

  /** Whether its workers and this thread have the same SharedArrayBuffers. */
  get sharesMemory(): boolean {
    return this.options.backend !== "process" && hasSharedMemory();
  }

  /** Starts the workers before the first task needs them. */
  warm(): void {
    if (this.#state === "open") this.#crew.fill();
  }

  /** Checks a call, and makes its task ready to be sent. Raises what is wrong with either, or that the pool is closed. */
  prepare(task: unknown, options: CallOptions): ShippedTask {
    this.assertOpen();
    checkCall(options);
    options.signal?.throwIfAborted();
    const shipped = ship(task as Task<never[], unknown>, this.options);
    if (this.options.backend === "inline") keepOriginal(shipped, task);
    return shipped;
  }

  assertOpen(): void {
    if (this.#state !== "open") throw this.#closed();
  }

  submit(job: Job): void {
    if (this.#state === "over") job.fail(this.#closed());
    else if (!submitAfter(underCheck(job.task), job, this)) this.scheduler.submit(job);
  }

  /** Registers a call that submits over time; it may go on doing so after `close`. Returns its sign-off. */
  enter(source: Source): () => void {
    this.#sources.add(source);
    return () => {
      this.#sources.delete(source);
      this.scheduler.pump();
    };
  }

  /** Ends a job, wherever it is; the worker that has begun it is replaced, unless the task heeds its signal in time. */
  cancel(job: Job, reason: unknown): void {
    this.#canceller.cancel(job, reason);
  }

  /** Gives up a job that nobody waits for any more; one that has begun runs to its end. */
  abandon(job: Job): void {
    this.#canceller.abandon(job);
  }

  close(): void {
    if (this.#state !== "open") return;
    this.#state = "closing";
    this.scheduler.press();
    this.scheduler.pump();
  }

  /** Ends what its consumers have left in the middle. */
  stopStalled(): void {
    this.#sources.stopStalled(this.#closed());
  }

  terminate(reason?: unknown): Promise<void> {
    if (this.#state !== "over") this.#stop(terminated(this.options.name), reason);
    return this.over;
  }

  async join(): Promise<void> {
    if (this.#state === "open") throw stillOpen(this.options.name);
    // Members of a team on their way back to the pool keep nothing alive, and this waits for them.
    await awake(this.over);
  }

  stats(): PoolStats {
    const held = this.#crew.lanes.map((lane) => lane.held.filter((job) => !job.isSettled));
    const waiting = held.flat().filter((job) => job.beganAt === undefined).length;
    const running = held.filter((jobs) => jobs.some((job) => job.beganAt !== undefined)).length;
    return this.#ledger.stats(this.size, this.scheduler.queued + waiting, running);
  }

  #closed(): PoolClosedError {
    const end = this.#end ?? closed(this.options.name);
    // A new one each time: it gets the stack of the call that it refuses.
    return new PoolClosedError(end.message, end.cause ? { cause: end.cause } : {});
  }

  #died(lane: Lane, begun: readonly Job[], waiting: readonly Job[], error: WorkerCrashError): void {
    this.scheduler.lost(lane.handle);
    for (const job of begun)
      this.scheduler.fail(job, withCallSite(error, lane.handle.id, job.owner.callSite));
    this.scheduler.requeue(waiting);
    this.scheduler.pump();
  }

  /** Ends the workers of a closed pool that has nothing left to do. */
  #finish(): void {
    if (this.#state !== "closing" || !this.#sources.isEmpty || !this.scheduler.isIdle) return;
    this.#state = "over";
    void this.#crew.dismiss().then(this.#resolveOver);
  }

  #stop(end: PoolClosedError, reason: unknown = end): void {
    this.#state = "over";
    this.#end = end;
    this.#sources.stop(reason);
    for (const job of this.#crew.lanes.flatMap((lane) => lane.held)) this.scheduler.fail(job, reason);
    this.scheduler.clear(reason);
    void this.#crew.end().then(this.#resolveOver);
  }
}
