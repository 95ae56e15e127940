import { TimeoutError } from "../errors.js";
import { withCallSite } from "./call-site.js";
import type { Crew } from "./crew.js";
import type { Job } from "./job.js";
import type { Lane } from "./lane.js";
import type { Scheduler } from "./scheduler.js";

/** How long a task that takes a signal may go on after an abort, in ms. */
const COOPERATION_MS = 250;

/** Ends single jobs before they are done, and nothing else with them. */
export class Canceller {
  readonly #scheduler: Scheduler;
  readonly #crew: Crew;
  #isDue = false;

  constructor(scheduler: Scheduler, crew: Crew) {
    this.#scheduler = scheduler;
    this.#crew = crew;
  }

  /** Ends a job, wherever it is. */
  cancel(job: Job, reason: unknown): void {
    if (job.isSettled) return;
    const { lane, slot } = job;
    const isRunning = lane !== undefined && !lane.revoke(job) && lane.words.isRunning(slot);
    const isTimeout = reason instanceof TimeoutError;
    const error = isTimeout ? withCallSite(reason, lane?.handle.id, job.owner.callSite) : reason;
    this.#scheduler.fail(job, error);
    if (isRunning) this.#interrupt(lane, job, slot, reason);
    this.#pumpSoon();
  }

  /** Ends a job that has not begun. */
  abandon(job: Job): void {
    if (!job.isSettled && (!job.lane || job.lane.revoke(job))) job.fail(undefined);
  }

  /** Once for all that happens in this turn: one signal may end thousands of calls. */
  #pumpSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#scheduler.pump();
    });
  }

  #interrupt(lane: Lane, job: Job, slot: number, reason: unknown): void {
    // The worker may be about to die: what waits behind the job goes elsewhere.
    lane.isHeldBack = true;
    this.#scheduler.requeue(lane.takeBack(Number.POSITIVE_INFINITY));
    if (job.signalAt < 0) {
      this.#crew.kill(lane);
      return;
    }
    lane.abort(slot, reason);
    setTimeout(() => {
      if (lane.held.includes(job)) this.#crew.kill(lane);
    }, COOPERATION_MS);
  }
}
