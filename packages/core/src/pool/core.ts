import { debug } from "../debug.js";
import { PoolClosedError, TimeoutError, type WorkerCrashError } from "../errors.js";
import { ship } from "../task/ship.js";
import type { ShippedTask } from "../task/shipped-task.js";
import type { Task } from "../task/task.js";
import { keepOriginal } from "../workers/inline.js";
import { type CallOptions, checkCall } from "./call-options.js";
import { withCallSite } from "./call-site.js";
import { Crew, type CrewOptions } from "./crew.js";
import type { Job } from "./job.js";
import { Ledger, type PoolStats } from "./ledger.js";
import type { CheckedOptions } from "./options.js";
import { Scheduler } from "./scheduler.js";

/** How long a task that takes a signal may go on after an abort, in ms. */
const COOPERATION_MS = 50;

/** A call that will submit more jobs, and that the end of the pool has to wait for. */
export interface Source {
  /** It can go on only when its consumer asks for more. */
  readonly isStalled: boolean;
  /** Ends it with this error. */
  stop(reason: unknown): void;
}

/** All of a pool but its methods: what they share, and its end. */
export class PoolCore {
  readonly options: CheckedOptions;
  readonly scheduler: Scheduler;
  readonly #crew: Crew;
  readonly #ledger = new Ledger();
  readonly #sources = new Set<Source>();
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
        heard: (lane, message) => this.scheduler.hear(lane, message),
        ready: () => this.scheduler.pump(),
        died: (begun, waiting, error) => this.#died(begun, waiting, error),
        replaced: () => this.#ledger.restarted++,
        gaveUp: (cause) =>
          this.#stop(
            new PoolClosedError(`${options.name} gave up: its workers end again and again.`, { cause }),
          ),
      },
    );
    this.scheduler = new Scheduler(
      {
        lanes: this.#crew.lanes,
        needed: () => this.#crew.fill(),
        proven: () => this.#crew.proven(),
        emptied: (lane) => {
          if (lane.accepted >= options.maxTasksPerChild) this.#crew.retire(lane);
          this.#finish();
        },
      },
      this.#ledger,
      options.maxTasksPerChild,
    );
  }

  get size(): number {
    return this.options.size;
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
    const shipped = ship(task as Task<never[], unknown>);
    if (this.options.backend === "inline") keepOriginal(shipped, task);
    return shipped;
  }

  assertOpen(): void {
    if (this.#state !== "open") throw this.#closed();
  }

  submit(job: Job): void {
    if (this.#state === "over") job.fail(this.#closed());
    else {
      debug?.(`${this.options.name}: ${job.task.name || "anonymous"} queued`);
      this.scheduler.submit(job);
    }
  }

  /** Registers a call that submits over time; it may go on doing so after `close`. Returns its sign-off. */
  enter(source: Source): () => void {
    this.#sources.add(source);
    return () => {
      this.#sources.delete(source);
      this.#finish();
    };
  }

  /** Ends a job, wherever it is; the worker that has begun it is replaced, unless the task heeds its signal in time. */
  cancel(job: Job, reason: unknown): void {
    if (job.isSettled) return;
    const { lane, slot } = job;
    const error = reason instanceof TimeoutError ? withCallSite(reason, job.owner.callSite) : reason;
    const begun = lane && !this.#withdraw(job);
    this.scheduler.fail(job, error);
    if (begun) {
      // It may be about to die: what waits behind it goes elsewhere.
      lane.isHeldBack = true;
      this.scheduler.requeue(lane.takeBack(Number.POSITIVE_INFINITY));
      if (job.signalAt < 0) this.#crew.kill(lane);
      else {
        lane.abort(slot, reason);
        setTimeout(() => lane.held.includes(job) && this.#crew.kill(lane), COOPERATION_MS);
      }
    }
    this.scheduler.pump();
    this.#finish();
  }

  /** Gives up a job that nobody waits for any more; one that has begun runs to its end. */
  abandon(job: Job): void {
    if (!job.isSettled && (!job.lane || this.#withdraw(job))) job.fail(undefined);
  }

  close(): void {
    if (this.#state !== "open") return;
    this.#state = "closing";
    this.scheduler.press();
    this.#finish();
  }

  /** Ends what its consumers have left in the middle. */
  stopStalled(): void {
    for (const source of [...this.#sources]) if (source.isStalled) source.stop(this.#closed());
  }

  terminate(reason?: unknown): Promise<void> {
    if (this.#state !== "over")
      this.#stop(new PoolClosedError(`${this.options.name} was terminated.`), reason);
    return this.over;
  }

  async join(): Promise<void> {
    if (this.#state === "open")
      throw new PoolClosedError(
        `${this.options.name} is still open: call close() or terminate() before join().`,
      );
    await this.over;
  }

  stats(): PoolStats {
    const { lanes } = this.#crew;
    const held = lanes.reduce((sum, lane) => sum + lane.held.length, 0);
    const running = lanes.filter((lane) => lane.held.some((job) => job.beganAt !== undefined)).length;
    return this.#ledger.stats(this.size, this.scheduler.queued + held - running, running);
  }

  #withdraw(job: Job): boolean {
    return job.lane!.revoke(job);
  }

  #closed(): PoolClosedError {
    const { name } = this.options;
    const cause = this.#end;
    if (cause) return new PoolClosedError(cause.message, { cause: cause.cause });
    return new PoolClosedError(`${name} was closed: nothing can be submitted to it any more.`);
  }

  #died(begun: readonly Job[], waiting: readonly Job[], error: WorkerCrashError): void {
    for (const job of begun) this.scheduler.fail(job, error);
    this.scheduler.requeue(waiting);
    this.scheduler.pump();
    this.#finish();
  }

  /** Ends the workers of a closed pool that has nothing left to do. */
  #finish(): void {
    if (this.#state !== "closing" || this.#sources.size > 0 || !this.scheduler.isIdle) return;
    this.#state = "over";
    void this.#crew.dismiss().then(this.#resolveOver);
  }

  #stop(end: PoolClosedError, reason: unknown = end): void {
    this.#state = "over";
    this.#end = end;
    for (const source of [...this.#sources]) source.stop(reason);
    const held = this.#crew.lanes.flatMap((lane) => lane.held);
    for (const job of [...held, ...this.scheduler.drain()]) this.scheduler.fail(job, reason);
    this.scheduler.press();
    void this.#crew.end().then(this.#resolveOver);
  }
}
