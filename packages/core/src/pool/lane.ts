import { decodeError } from "../task/decode-error.js";
import type { ErrorMessage } from "../task/error-message.js";
import type { WorkerHandle } from "../workers/backend.js";
import { type CallerWords, SLOTS } from "../workers/lane-words.js";
import type { FromWorker } from "../workers/protocol.js";
import type { CallSite } from "./call-site.js";
import { type Initializer, postInit } from "./initializer.js";
import type { Job } from "./job.js";
import { Mail, type Unsent } from "./mail.js";
import { type Hearers, receive } from "./reception.js";

/** The pool's side of one worker: the jobs it holds in advance, and the words that say which of them has begun. */
export class Lane {
  readonly handle: WorkerHandle;
  readonly words: CallerWords;
  /** In the order the worker will run them; the first may have begun. */
  readonly held: Job[] = [];
  /** Ready for jobs: its initializer has returned. */
  isReady = false;
  /** On its way out: it is given nothing more. */
  isLeaving = false;
  /** It has been terminated and is about to be gone. */
  isDoomed = false;
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
  #revoked: { readonly slot: number; readonly message: number }[] = [];
  readonly #mail: Mail;

  constructor(handle: WorkerHandle) {
    this.handle = handle;
    this.words = handle.words;
    this.#mail = new Mail(handle);
  }

  /** Its first message. Throws where the initializer's arguments cannot be sent. */
  init(initializer: Initializer | undefined): void {
    postInit(this, initializer);
  }

  /** Takes a message of its worker that is about a job. */
  hear(message: FromWorker, hearers: Hearers): void {
    receive(this, message, hearers);
  }

  /** What was thrown in its worker. */
  errorOf(message: ErrorMessage, callSite: CallSite): Error {
    return decodeError(message, { where: `worker ${this.handle.id}`, callSite });
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
    if (this.#free.length === 0) this.#reclaim(({ slot }) => this.words.isFree(slot));
    return Math.min(Math.min(depth, this.words.depth) - this.held.length, this.#free.length);
  }

  /** Posts jobs in one message; where one of them cannot be cloned, one by one. Returns those that could not be. */
  post(jobs: readonly Job[]): Unsent[] {
    if (this.held.length === 0 && jobs.length > 0) this.handle.ref();
    for (const job of jobs) this.#hold(job);
    return this.#mail.send(jobs);
  }

  /** Sends again, one by one, what a damaged message held; a job that was alone in it is what damaged it. */
  repost(message: number): Unsent[] {
    this.#reclaim((revoked) => revoked.message === message);
    const jobs = this.held.filter((job) => job.message === message);
    return jobs.flatMap((job): Unsent[] => (job.isAlone ? [[job, undefined]] : this.#mail.send([job])));
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
    this.#revoked.push({ slot: job.slot, message: job.message });
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

  /** Slots whose message has been passed over, or will never be read. */
  #reclaim(isPassed: (revoked: { slot: number; message: number }) => boolean): void {
    this.#revoked = this.#revoked.filter((revoked) => {
      if (!isPassed(revoked)) return true;
      this.words.release(revoked.slot);
      this.#free.push(revoked.slot);
      return false;
    });
  }
}
