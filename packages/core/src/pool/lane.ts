import { packHandles } from "../task/pack.js";
import type { ShippedTask } from "../task/shipped-task.js";
import type { WorkerHandle } from "../workers/backend.js";
import type { TaskMessage } from "../workers/protocol.js";
import { LaneWords, SLOTS } from "../workers/words.js";
import type { Job } from "./job.js";

/** The most functions one worker keeps. */
const FUNCTIONS = 512;

/** A job that could not be posted, and why. */
export type Unsent = readonly [job: Job, error: unknown];

/** The pool's side of one worker: the jobs it holds in advance, and the words that say which of them has begun. */
export class Lane {
  readonly handle: WorkerHandle;
  readonly words = new LaneWords();
  /** In the order the worker will run them; the first may have begun. */
  readonly held: Job[] = [];
  /** Ready for jobs: its initializer has returned. */
  isReady = false;
  /** On its way out: it is given nothing more. */
  isLeaving = false;
  /** Why it is leaving, where its initializer failed. */
  failure: unknown;
  /** Given nothing more until the task that runs, which was aborted, has come to an end. */
  isHeldBack = false;
  /** Lent to a team. */
  isLent = false;
  /** Jobs it was given and keeps, for `maxTasksPerChild`. */
  accepted = 0;
  readonly #slots: (Job | undefined)[] = new Array(SLOTS);
  readonly #free = Array.from({ length: SLOTS }, (_, i) => SLOTS - 1 - i);
  /** Slots of jobs taken back, whose message the worker has yet to pass over. */
  #revoked: number[] = [];
  readonly #sent = new Set<number>();

  constructor(handle: WorkerHandle) {
    this.handle = handle;
  }

  /** It may be given jobs. */
  get isOpen(): boolean {
    return this.isReady && !this.isLeaving && !this.isLent && !this.isHeldBack;
  }

  get isIdle(): boolean {
    return this.isOpen && this.held.length === 0;
  }

  /** How many jobs it can be given where it is to hold `depth`. */
  room(depth: number): number {
    if (!this.isOpen) return 0;
    if (this.#free.length === 0) this.#reclaim();
    return Math.min(depth - this.held.length, this.#free.length);
  }

  /** Posts jobs in one message; where one of them cannot be cloned, one by one. Returns those that could not be. */
  post(jobs: readonly Job[]): Unsent[] {
    if (this.held.length === 0 && jobs.length > 0) this.handle.ref();
    for (const job of jobs) this.#hold(job);
    return this.#send(jobs);
  }

  /** Sends again, one by one, what a damaged message held. */
  repost(message: number): Unsent[] {
    this.#sent.clear();
    const jobs = this.held.filter((job) => job.message === message);
    if (jobs.length === 1) return [[jobs[0]!, undefined]];
    return jobs.flatMap((job) => this.#send([job]));
  }

  /** Takes back up to `count` jobs that have not begun, the last first; they come in their order. */
  takeBack(count: number, isWanted: (job: Job) => boolean = () => true): Job[] {
    const taken: Job[] = [];
    for (let i = this.held.length - 1; i >= 0 && taken.length < count; i--) {
      const job = this.held[i]!;
      if (job.isPinned || !isWanted(job) || !this.revoke(job)) continue;
      taken.push(job);
    }
    return taken.reverse();
  }

  /** Takes one job back; false where it has begun. */
  revoke(job: Job): boolean {
    if (!this.words.revoke(job.slot)) return false;
    this.#revoked.push(job.slot);
    this.#let(job);
    this.accepted--;
    return true;
  }

  /** The job of a slot whose reply has arrived; its slot is free again. */
  settle(slot: number): Job | undefined {
    const job = this.#slots[slot];
    if (!job) return undefined;
    this.isHeldBack = false;
    this.words.release(slot);
    this.#free.push(slot);
    this.#let(job);
    return job;
  }

  /** Tells a task that takes a signal. */
  abort(slot: number, reason: unknown): void {
    this.words.abort(slot);
    try {
      this.handle.post({ type: "abort", slot, reason });
    } catch {
      // A reason that cannot be cloned stays here, where it is what the call rejects with.
      this.handle.post({ type: "abort", slot, reason: undefined });
    }
  }

  /** Forgets a job that was never sent. */
  drop(job: Job): void {
    this.settle(job.slot);
    this.accepted--;
  }

  #hold(job: Job): void {
    const slot = this.#free.pop()!;
    job.lane = this;
    job.slot = slot;
    this.#slots[slot] = job;
    this.held.push(job);
    this.accepted++;
    this.words.offer(slot);
  }

  #let(job: Job): void {
    this.#slots[job.slot] = undefined;
    this.held.splice(this.held.indexOf(job), 1);
    job.lane = undefined;
    if (this.held.length === 0) this.handle.unref();
  }

  #send(jobs: readonly Job[]): Unsent[] {
    const tasks = jobs.map(
      (job): TaskMessage => [job.slot, job.task.id, job.mode, job.payload, job.signalAt],
    );
    try {
      this.#postTasks(jobs, tasks, jobs.length === 1 ? jobs[0]!.transfer : undefined);
      return [];
    } catch (error) {
      return jobs.length === 1 ? this.#sendPacked(jobs[0]!, error) : jobs.flatMap((job) => this.#send([job]));
    }
  }

  /** A job with handles among its arguments; or one that cannot be sent. */
  #sendPacked(job: Job, cause: unknown): Unsent[] {
    try {
      const packed = packHandles(job.payload, job.argument, { error: cause, transfer: job.transfer });
      this.#postTasks(
        [job],
        [[job.slot, job.task.id, job.mode, packed.value, job.signalAt, packed.handles]],
        packed.transfer,
      );
      job.isPinned = true;
      return [];
    } catch (error) {
      return [[job, error]];
    }
  }

  #postTasks(
    jobs: readonly Job[],
    tasks: readonly TaskMessage[],
    transfer: readonly Transferable[] | undefined,
  ): void {
    const { fresh, forget } = this.#newFunctions(jobs);
    const number = this.handle.posted;
    try {
      this.handle.post(
        { type: "tasks", tasks, ...(fresh && { define: fresh }), ...(forget && { forget }) },
        transfer,
      );
    } catch (error) {
      this.#sent.clear();
      throw error;
    }
    for (const job of jobs) job.message = number;
  }

  #newFunctions(jobs: readonly Job[]): { fresh: ShippedTask[] | undefined; forget: boolean } {
    let fresh: ShippedTask[] | undefined;
    const forget = this.#sent.size > FUNCTIONS;
    if (forget) this.#sent.clear();
    for (const { task } of jobs) {
      if (this.#sent.has(task.id)) continue;
      this.#sent.add(task.id);
      fresh ??= [];
      fresh.push(task);
    }
    return { fresh, forget };
  }

  #reclaim(): void {
    this.#revoked = this.#revoked.filter((slot) => {
      if (!this.words.isFree(slot)) return true;
      this.#free.push(slot);
      return false;
    });
  }
}
